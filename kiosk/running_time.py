"""How long this kiosk has been running, for everything that expires.

The wall clock of a machine without a battery may jump ten years; if codes
expired by it, everybody's progress would be gone in one start. Seconds are
added up while the kiosk runs, plus the time it was off only when the clock
was set from the network both before and after. The sum can lag real time,
never lead it.
"""

import time

from peewee import BooleanField, IntegerField

from kiosk import clock
from kiosk.storage import deed, state_db

SECONDS_A_DAY = 86_400


class RunningTime(state_db.Model):
    """One row: measured seconds so far, and the wall clock (Unix seconds) when they were written."""

    seconds = IntegerField()
    wall = IntegerField()
    synchronised = BooleanField()

    class Meta:
        table_name = "running_time"


class Ledger:
    """Adds up running time. ``tick`` it every few minutes; the state file must be open."""

    def __init__(self, *, wall=time.time, monotonic=clock.monotonic, synchronised=clock.is_synchronised):
        self._wall, self._monotonic, self._synchronised = wall, monotonic, synchronised
        self._counted_to = self._started = monotonic()
        self._off_since = self._start()

    @deed
    def _start(self):
        """Return when the previous run ended (Unix seconds), or None if that clock could not be trusted."""
        row = RunningTime.get_or_none()
        if row is None:
            RunningTime.insert(seconds=0, wall=int(self._wall()), synchronised=False).execute()
            return None
        return row.wall if row.synchronised else None

    @deed
    def tick(self):
        """Add the seconds since the last tick and return the measured day, counted from 0."""
        now = self._monotonic()
        passed = int(now - self._counted_to)
        self._counted_to += passed
        self._write(passed + self._time_off())
        return today()

    def _time_off(self):
        """Return the seconds the machine was off, once: as soon as the clock of this run can be trusted too."""
        if self._off_since is None or not self._synchronised():
            return 0
        running = self._monotonic() - self._started
        off = max(0, int(self._wall() - running) - self._off_since)
        self._off_since = None
        return off

    def _write(self, passed):
        RunningTime.update(
            seconds=RunningTime.seconds + passed,
            wall=int(self._wall()),
            synchronised=self._synchronised(),
        ).execute()


def today():
    """Return the measured day as a whole number that never jumps; 0 before the first tick."""
    return seconds() // SECONDS_A_DAY


def seconds():
    """Return the measured seconds up to the last tick; 0 before the first."""
    row = RunningTime.get_or_none()
    return row.seconds if row else 0
