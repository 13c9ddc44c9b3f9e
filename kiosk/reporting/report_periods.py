"""The stretches of time whose counts leave as one report each.

A period ends when a new ISO week has certainly begun and the kiosk has run for
120 hours since the period began, or after 168 hours in any case. A clock that
jumps ten years thus ends at most one period, and never two within 120 hours of
running. Weeks are noted by the passing of time alone, never because somebody
learned something.
"""

from typing import NamedTuple

from kiosk.clock import Day
from kiosk.reporting.models import ReportPeriod, VectorCount
from kiosk.storage import deed, state_db
from kiosk.weeks import week_of

LEAST_SECONDS = 120 * 3600
MOST_SECONDS = 168 * 3600
AUTUMN_SECONDS = 2 * 3600  # the week in which summer time ends is an hour longer than others

_CURRENT = """SELECT no, from_week, to_week, certain, opened_seconds, db, lost FROM report_period
    WHERE is_open ORDER BY no DESC LIMIT 1"""


class Period(NamedTuple):
    """The open period, see :class:`ReportPeriod`."""

    no: int
    from_week: str
    to_week: str
    certain: bool
    opened_seconds: int
    db: str
    lost: bool


def current() -> Period | None:
    """Return the open period; None before the first start."""
    row = state_db.connection().execute(_CURRENT).fetchone()
    return Period(*row) if row else None


def is_due(period: Period, day: Day, seconds: int) -> bool:
    """Say whether ``period`` ends on the library's ``day`` after so many measured ``seconds``."""
    if day.certain and week_of(day.date) == period.from_week:
        return seconds - period.opened_seconds >= MOST_SECONDS + AUTUMN_SECONDS
    return ends_with_its_week(period, day, seconds) or seconds - period.opened_seconds >= MOST_SECONDS


def ends_with_its_week(period: Period, day: Day, seconds: int) -> bool:
    """Say whether ``period`` ends because another week has begun, not because it has lasted long enough."""
    is_new_week = day.certain and week_of(day.date) != period.from_week
    return is_new_week and seconds - period.opened_seconds >= LEAST_SECONDS


@deed
def note_week(day: Day):
    """Remember that the kiosk ran in the week of ``day`` while the period was open."""
    ReportPeriod.update(to_week=week_of(day.date)).where(ReportPeriod.is_open).execute()


def begin(day: Day, seconds: int, *, after: int, db="ok", lost=False):
    """Open a period with a number above ``after`` and above all before. Only inside a deed.

    ``db`` and ``lost`` tell what happened just before, for the health in its report.
    """
    highest = state_db.connection().execute("SELECT max(no) FROM report_period").fetchone()[0] or 0
    week = week_of(day.date)
    ReportPeriod.insert(
        no=max(highest, after) + 1,
        from_week=week,
        to_week=week,
        certain=day.certain,
        opened_seconds=seconds,
        db=db,
        lost=lost,
        is_open=True,
    ).execute()


def close():
    """Close the open period and delete its counts for ever. Only inside a deed."""
    ReportPeriod.update(is_open=False).where(ReportPeriod.is_open).execute()
    VectorCount.delete().execute()


def counts(period: Period) -> dict[str, int]:
    """Return the true counts of ``period`` as {cell: n}, without cells that are 0. They must not leave as they are."""
    return dict(VectorCount.select(VectorCount.cell, VectorCount.n).where(VectorCount.period == period.no).tuples())
