"""Some weeks of anonymous counts in a library that does not exist, released as real ones are: with real noise."""

import datetime
import random

from kiosk import weeks
from kiosk.reporting import report_periods
from kiosk.reporting.models import ReportPeriod, VectorCount
from kiosk.running_time import RunningTime
from kiosk.storage import deed
from kiosk.sync import release
from kiosk.sync.packs.store import installed_versions

SEED = 1789
LESSONS_A_WEEK = range(35, 90)
AREAS = ("M1", "M2", "M3", "M3", "M4", "M5", "M11", "M12")  # security is what people come for


def write_weeks(settings, today: datetime.date, most: int, seed=SEED):
    """Release one report for each of the ``most`` weeks that ended before the day ``today``; yield each.

    The state file must be open and ``today`` the library's day. The running
    time of the kiosk grows by as many weeks.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    release.close_if_due(settings, installed_versions(settings))  # begins the first period
    for week in weeks.between(weeks.moved(weeks.week_of(today), -most), weeks.moved(weeks.week_of(today), -1)):
        _live_through(week, chance)
        yield release.close_if_due(settings, installed_versions(settings))


@deed
def _live_through(week, chance):
    """Let the open period be this week, with people in it."""
    ReportPeriod.update(from_week=week, to_week=week, certain=True).where(ReportPeriod.is_open).execute()
    period = report_periods.current().no
    for cell, n in _counts(chance).items():
        VectorCount.insert(period=period, cell=cell, n=n).execute()
    if not RunningTime.update(seconds=RunningTime.seconds + report_periods.LEAST_SECONDS).execute():
        RunningTime.insert(seconds=report_periods.LEAST_SECONDS, wall=0, synchronised=False).execute()


def _counts(chance):
    """Return what was counted in a week, by cell."""
    lessons = chance.choice(LESSONS_A_WEEK)
    counts = dict.fromkeys(AREAS, 0)
    for _ in range(lessons):
        counts[chance.choice(AREAS)] += 1
    return {"T": lessons, "A": lessons // 6, "G": lessons * 3 // 5, **counts}
