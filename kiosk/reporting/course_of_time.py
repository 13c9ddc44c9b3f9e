"""Counts over time, for charts and the table of visits."""

from dataclasses import dataclass

from kiosk import i18n
from kiosk.reporting import counts, periods, reading
from kiosk.reporting.cells import NOT_COLLECTED, Cell, exact, guarded
from kiosk.reporting.periods import between, is_week
from kiosk.reporting.spans import MONTH, QUARTER, WEEK, Span

WEEKS_IN_A_CHART = 12
COUNTED_OVER_TIME = {
    "visits": counts.VISIT,
    "returns": counts.RETURN,
    "started": counts.STARTED,
    "finished": counts.FINISHED,
    "first_answers": counts.FIRST,
    "first_right": counts.FIRST_RIGHT,
}


@dataclass(frozen=True, slots=True)
class Point:
    """One week or month of a chart. Where the kiosk did not run, all its cells are "not collected"."""

    period: str  # '2026-W48' or '2026-11'
    label: str  # short, for below an axis
    certain: bool
    visits: Cell
    returns: Cell
    started: Cell
    finished: Cell
    first_answers: Cell
    first_right: Cell
    minutes: Cell


@dataclass(frozen=True, slots=True)
class Series:
    """Points in order of time, gaps included. ``unit`` is "week" or "month"."""

    unit: str
    points: tuple[Point, ...]


def series_of(span: Span):
    """Return the :class:`Series` that shows ``span`` best: by week where weeks are kept, else by month.

    A single week is shown with the weeks that led to it.
    """
    return series(_begun(_shown(span), span.today))


def _begun(names, today):
    """Leave out weeks and months that have not begun: they are no gaps."""
    begun = [name for name in names if today is None or periods.first_day(name) <= today]
    return tuple(begun) or names[:1]


def _shown(span):
    if span.kind == WEEK:
        return _weeks_until(span.periods[0])
    weeks = between(span.first, span.last)
    kept = span.today is not None and weeks[0] >= periods.oldest_week_kept(span.today)
    return weeks if span.kind in (MONTH, QUARTER) and kept else span.periods


def _weeks_until(week):
    last = periods.first_day(week)
    return between(last - (WEEKS_IN_A_CHART - 1) * (last.resolution * periods.DAYS_A_WEEK), last)


def series(names):
    """Return the :class:`Series` of some weeks or months, in the order of ``names``."""
    found, ran = reading.by_period(names), reading.counted(names)
    points = tuple(_point(name, found.get(name, {}), ran.get(name)) for name in names)
    return Series(WEEK if is_week(names[0]) else MONTH, points)


def _point(name, found, certain):
    tell = _teller(name, certain is not None)
    return Point(
        period=name,
        label=short_label(name),
        certain=certain is not False,
        minutes=tell(round(found.get(counts.SECONDS, 0) / 60)),
        **{field: tell(found.get(what, 0)) for field, what in COUNTED_OVER_TIME.items()},
    )


def _teller(name, ran):
    """Return how a count of this period is told: a week is a part of a chart, a month a total by itself."""
    if not ran:
        return lambda _: NOT_COLLECTED
    return guarded if is_week(name) else exact


def short_label(name):
    """Return a week as its Monday, a month by its name, as short as can be, in the current language."""
    day = periods.first_day(name)
    return i18n.short_day(day) if is_week(name) else i18n.short_month(day)
