"""The trend as geometry: a line with its margin as a band, and gaps where nothing is known.

Places are percent of the drawing, so that a chart fills any panel while its
words keep the size of the page. ``mirrored`` charts begin at the right.
"""

import math
from dataclasses import dataclass
from itertools import groupby

LEAST_TOP = 10  # or a quiet week would look like a crowd
MOST_LABELS = 8
STEPS_OF_RANK = (4, 2)  # every fourth label is the most important one
FEW, MANY = 1, 3  # what the style sheet calls density: from when on labels are left out on narrow screens


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: its ``label`` below the axis, and value, margin and words; a value of None is a gap."""

    label: str
    value: float | None = None
    margin: float = 0.0
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a figure stands. ``rank`` says how long its words stay when room gets short, from 0 to 2."""

    x: float
    y: float
    shown: str
    rank: int


@dataclass(frozen=True, slots=True)
class Label:
    """Words below the axis, centred on ``x``."""

    x: float
    text: str
    rank: int


@dataclass(frozen=True, slots=True)
class Trend:
    """``bands`` and ``lines`` are the points of SVG shapes in a box of 100 by 100; a gap lies between two of them."""

    bands: tuple[str, ...]
    lines: tuple[str, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    top: float
    density: int


def trend(points, *, mirrored=False):
    """Return the :class:`Trend` of some points in the order of time."""
    top = max([LEAST_TOP, *(one.value + one.margin for one in points if one.value is not None)])
    middles = [_round(100 / len(points) * (place + 0.5)) for place in range(len(points))]
    places = [_round(100 - x) for x in middles] if mirrored else middles
    runs = _runs(list(zip(places, points, strict=True)))
    ranks = [_rank(place, len(points)) for place in range(len(points))]
    return Trend(
        bands=tuple(_band(run, top) for run in runs),
        lines=tuple(" ".join(f"{x},{_height(one.value, top)}" for x, one in run) for run in runs),
        dots=tuple(
            Dot(x, _height(one.value, top), one.shown if rank is not None else "", rank or 0)
            for x, one, rank in zip(places, points, ranks, strict=True)
            if one.value is not None
        ),
        labels=tuple(
            Label(x, one.label, rank) for x, one, rank in zip(places, points, ranks, strict=True) if rank is not None
        ),
        top=top,
        density=FEW if len(points) <= STEPS_OF_RANK[0] else MANY,
    )


def _runs(placed):
    """Return the stretches of points between gaps."""
    return [list(run) for known, run in groupby(placed, lambda one: one[1].value is not None) if known]


def _band(run, top):
    upper = [f"{x},{_height(one.value + one.margin, top)}" for x, one in run]
    lower = [f"{x},{_height(one.value - one.margin, top)}" for x, one in reversed(run)]
    return " ".join(upper + lower)


def _height(value, top):
    return _round(100 - min(max(value / top, 0), 1) * 100)


def _rank(place, count):
    """Return how important the words at ``place`` are, or None where they have no room; the last are the first."""
    step = math.ceil(count / MOST_LABELS)
    from_end, rest = divmod(count - 1 - place, step)
    if rest:
        return None
    return next((2 - n for n, step in enumerate(STEPS_OF_RANK) if from_end % step == 0), 0)


def _round(value):
    return round(value, 2)
