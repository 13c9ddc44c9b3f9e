"""Charts as geometry: what stands where, for a template to draw.

Places are percent of the drawing, never pixels, so that a chart fills any
panel while its words keep the size of the page. Time runs in the reading
direction: ``mirrored`` charts begin at the right. A figure that is missing
stays a gap, and one too small to tell is drawn as high as it may be at most.
"""

from itertools import pairwise

from kiosk.web.desk.chart_shapes import Bar, Columns, Dot, Label, Line, Lines, Row

MOST_SERIES = 4  # more cannot be told apart by pattern and colour
LEAST_TOP = 10  # or one lesson in a quiet week would look like a crowd
SLOT_SHARE = 0.74  # of the room of a week that its bars take
WIDEST_BAR = 12.0  # percent; a single bar must not become a wall
MOST_SIGNS = 60  # of all numbers in a row, over the whole width of a page
MOST_LETTERS = 100  # of all labels in a row
STEPS_OF_RANK = (8, 4, 2)  # every eighth label is the most important one


def columns(series, *, top=None, mirrored=False):
    """Return the :class:`Columns` of up to four series, side by side in each slot of time.

    ``top`` is the value at the upper edge; by default the highest of all.
    """
    series = series[:MOST_SERIES]
    slots = len(series[0].marks) if series else 0
    top = top or _top(mark for one in series for mark in one.marks)
    bars = [
        _bar(mark, place, number, slots, len(series), top, mirrored)
        for number, one in enumerate(series, 1)
        for place, mark in enumerate(one.marks)
    ]
    terse = len(series) > 1 and max(len(bar.shown) for bar in bars) > MOST_SIGNS / slots / len(series)
    return Columns(tuple(bars), _labels(series, _middles(slots, mirrored)), _density(slots), terse)


def lines(series, *, top=None, mirrored=False):
    """Return the :class:`Lines` of up to four series. Where a figure is missing, the line is broken."""
    series = series[:MOST_SERIES]
    top = top or _top(mark for one in series for mark in one.marks)
    slots = len(series[0].marks) if series else 0
    places = _middles(slots, mirrored)
    drawn = tuple(_line(one, number, places, top) for number, one in enumerate(series, 1))
    return Lines(drawn, _labels(series, places), _density(slots))


def rows(marks, *, top=None, marked=None):
    """Return a :class:`Row` for each mark; ``marked`` is the place of the one that the finding is about."""
    top = top or _top(marks)
    return tuple(
        Row(mark.label, _percent(mark.height or 0, top), _kind(mark), mark.shown, place == marked)
        for place, mark in enumerate(marks)
    )


def _top(marks):
    return max([LEAST_TOP, *(mark.height or 0 for mark in marks)])


def _bar(mark, place, number, slots, count, top, mirrored):
    slot = 100 / slots
    width = min(slot * SLOT_SHARE / count, WIDEST_BAR)
    x = slot * place + (slot - width * count) / 2 + width * (number - 1)
    x = 100 - x - width if mirrored else x
    height = _percent(mark.height or 0, top)
    kind = _kind(mark)
    middle = _middles(slots, mirrored)[place] if kind == "gap" else round(x + width / 2, 2)
    rank = _rank(place, slots)
    return Bar(round(x, 2), round(100 - height, 2), round(width, 2), height, middle, kind, mark.shown, number, rank)


def _line(one, number, places, top):
    slots = len(one.marks)
    heights = [None if mark.height is None else round(100 - _percent(mark.height, top), 2) for mark in one.marks]
    points = list(zip(places, heights, strict=True))
    pieces = [(*here, *there) for here, there in pairwise(points) if None not in (*here, *there)]
    dots = [
        Dot(x, y, _kind(mark), mark.shown, _rank(place, slots))
        for place, ((x, y), mark) in enumerate(zip(points, one.marks, strict=True))
        if y is not None
    ]
    return Line(tuple(dots), tuple(pieces), number)


def _middles(slots, mirrored):
    middles = [round(100 / slots * (place + 0.5), 2) for place in range(slots)]
    return [round(100 - x, 2) for x in middles] if mirrored else middles


def _labels(series, places):
    """Return the labels below the axis; where all of them would touch each other, only every second one."""
    marks = series[0].marks if series else ()
    labels = tuple(
        Label(x, mark.label, _rank(n, len(marks))) for n, (x, mark) in enumerate(zip(places, marks, strict=True))
    )
    longest = max((len(label.text) for label in labels), default=0)
    return labels if longest * len(labels) <= MOST_LETTERS else tuple(label for label in labels if label.rank)


def _rank(place, slots):
    """Return how important the words at ``place`` are, from 0 to 3: the last always has the highest rank."""
    from_end = slots - 1 - place
    return next((3 - n for n, step in enumerate(STEPS_OF_RANK) if from_end % step == 0), 0)


def _density(slots):
    return next((density for density, most in ((1, 4), (2, 8), (3, 14)) if slots <= most), 4)


def _kind(mark):
    if mark.few:
        return "few"
    if mark.value is None:
        return "gap"
    return "open" if mark.open else "value"


def _percent(value, top):
    return round(min(max(value / top, 0), 1) * 100, 2)
