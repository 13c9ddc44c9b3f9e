"""What a chart is made of: the figures that go in, and the shapes that come out, all frozen.

Places and sizes are percent of the drawing. ``kind`` is "value", "open" (a week
or month that is not over), "few" (1 to 4, which nobody is told exactly) or
"gap" (not counted). ``rank``, from 0 to 3, says how long the words of a shape
stay when room gets short.
"""

from dataclasses import dataclass

FEW_AT_MOST = 4  # "fewer than 5" is drawn as this many


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: its ``label`` below the axis, its ``value`` (None: not counted) and the value as ``shown``.

    ``few`` means 1 to 4, which nobody is told exactly; ``value`` is then
    ignored. ``open`` means that it may still grow.
    """

    label: str
    value: float | None
    shown: str
    few: bool = False
    open: bool = False

    @property
    def height(self):
        """What is drawn: the value, or the most that "few" can be; None for a gap."""
        return FEW_AT_MOST if self.few else self.value


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind, in order of time. All series of a chart have equally many marks."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar that stands; its words are centred on ``middle``."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    kind: str
    shown: str
    series: int  # from 1
    rank: int


@dataclass(frozen=True, slots=True)
class Label:
    """Words below the axis, centred on ``x``."""

    x: float
    text: str
    rank: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Bars that stand.

    ``density`` from 1 (few) to 4 (very many) tells the style sheet when to
    leave words out; ``is_terse`` that only the first series has room for its numbers.
    """

    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    density: int
    is_terse: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure on a line."""

    x: float
    y: float
    kind: str
    shown: str
    rank: int


@dataclass(frozen=True, slots=True)
class Line:
    """One series: its dots, and the pieces between neighbours as (x1, y1, x2, y2). There is none across a gap."""

    dots: tuple[Dot, ...]
    pieces: tuple[tuple[float, float, float, float], ...]
    series: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over time, at most four."""

    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    density: int


@dataclass(frozen=True, slots=True)
class Row:
    """One lying bar with its words beside it. ``width`` is percent of the longest possible one."""

    label: str
    width: float
    kind: str
    shown: str
    marked: bool = False
