"""Lets weeks go by, so that reports are released on the real path, with real noise."""

from kiosk import storage
from kiosk.reporting import report_periods
from kiosk.reporting.models import VectorCount
from kiosk.running_time import RunningTime
from kiosk.sync import release

A_WEEK = report_periods.MOST_SECONDS + report_periods.AUTUMN_SECONDS


def release_report(settings, draw=None, **counts):
    """Count ``counts`` (cell → n), let a week of running time pass, and return what was released for it.

    ``draw(scale)`` gives the noise, as a test wants it; without it, it is what the kiosk itself draws.
    """
    release.close_if_due(settings, {"core": 3})  # begins the first period
    _count(counts)
    _let_pass(A_WEEK)
    drawn = {"draw": draw} if draw else {}
    return release.close_if_due(settings, {"core": 3}, **drawn)


@storage.deed
def _count(counts):
    period = report_periods.current().no
    for cell, n in counts.items():
        VectorCount.replace(period=period, cell=cell, n=n).execute()


@storage.deed
def _let_pass(seconds):
    if not RunningTime.update(seconds=RunningTime.seconds + seconds).execute():
        RunningTime.insert(seconds=seconds, wall=0, synchronised=False).execute()
