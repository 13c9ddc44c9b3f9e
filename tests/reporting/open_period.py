"""What tests of the anonymous counts share: time that runs as told, and a look at the open period."""

import datetime

from kiosk import library_day
from kiosk.people.models import Learner
from kiosk.reporting import report_periods
from kiosk.reporting.models import VectorCount
from kiosk.running_time import RunningTime
from kiosk.storage import deed
from kiosk.sync.settling import settle

MONDAY = datetime.date(2026, 11, 23)


@deed
def has_run(hours):
    """Let the kiosk have run for so many hours since it was set up."""
    RunningTime.delete().execute()
    RunningTime.insert(seconds=int(hours * 3600), wall=0, synchronised=False).execute()


@deed
def begin_next_period():
    """Open the period after this one, whose counts go nowhere."""
    report_periods.close()
    report_periods.begin(library_day.today(), 0, after=0)


def open_first_period(settings):
    """Start as a kiosk starts for the first time, on MONDAY."""
    has_run(0)
    library_day.confirm(MONDAY)
    settle(settings)


def cells():
    """Return the true counts of the open period, without zeros."""
    return dict(VectorCount.select(VectorCount.cell, VectorCount.n).tuples())


def used(learner_id):
    """Return what stands on a learner: (period, counted, year_from, year_periods)."""
    found = Learner.get_by_id(learner_id)
    return found.counted_period, found.counted, found.year_from, found.year_periods
