"""Which day it is in the library, and whether that is certain.

A machine without a clock battery wakes up in 1970, or where it fell asleep. Its
date is trusted when the network has set the clock, when staff have said which
day it is since the machine started, or when one of both happened earlier and
the clock has run on since (it has a battery and never stepped back). A jump of
more than an hour ends the trust. Without trust the date never falls behind the
last one that was trusted.
"""

import datetime
import threading
import time
from dataclasses import dataclass, replace

from peewee import BooleanField, CharField, DateField, IntegerField

from kiosk import clock, i18n
from kiosk.clock import RELEASED, Day
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.storage import deed, state_db

JUMP_SECONDS = 3660  # an hour set by hand for summer time is no reason for doubt
MOST_AHEAD = datetime.timedelta(days=366)  # a clock further ahead of the last trusted date is not believed
LATEST = RELEASED + datetime.timedelta(days=3652)  # ten years
NOON = datetime.time(12)  # staff say a day, not an hour: from noon on, the day changes while nobody is there

FORGETFUL = N_("This machine forgets the time when it is switched off.")
JUMPED = N_("The clock of this machine jumped.")
UNTOLD = N_("Nobody has said yet whether the date of this machine is right.")
IMPOSSIBLE = N_("The clock of this machine shows a date that cannot be right.")


class LibraryDay(state_db.Model):
    """One row: the highest trusted date (``mark``), and the clocks at the last look, in whole seconds.

    ``ahead`` is how far the library's time is ahead of the wall clock, which
    staff may have found wrong. ``boot`` tells one start of the machine from
    another, ``sync`` one setting from the network.
    """

    mark = DateField()
    trusted = BooleanField()
    ahead = IntegerField()
    wall = IntegerField()
    uptime = IntegerField()
    boot = CharField()
    sync = IntegerField()

    class Meta:
        table_name = "library_day"


@dataclass(frozen=True, slots=True)
class _Belief:
    """What is believed since the last look. ``doubt`` is the reason not to trust, or ""."""

    mark: datetime.date
    doubt: str
    ahead: int  # seconds to add to the wall clock; 0 while in doubt
    drift: float  # wall clock less uptime: changes only when somebody sets the clock
    sync: int  # mark of the last setting from the network


class Calendar:
    """The day on one machine. The state file must be open; ``tick`` it every few minutes."""

    def __init__(
        self,
        *,
        wall=time.time,
        uptime=clock.uptime,
        boot=clock.boot_id,
        last_sync=clock.last_sync,
        has_hardware_clock=clock.has_hardware_clock,
    ):
        self._wall, self._uptime, self._last_sync = wall, uptime, last_sync
        self._boot, self._keeps_time = boot(), has_hardware_clock()
        self._lock = threading.RLock()  # a jump may be noticed while staff set the day
        self._belief = self._begin()

    def _begin(self):
        row, sync = _last_look(), self._last_sync()
        fresh = _Belief(row.mark if row else RELEASED, "", 0, self._drift(), sync)
        if row and row.trusted and self._has_run_on(row):
            return replace(fresh, ahead=row.ahead)
        if sync and not (row and self._is_same_start(row) and sync == row.sync):
            return fresh
        return replace(fresh, doubt=self._first_doubt())

    def _first_doubt(self):
        if date_of(self._wall()) is None:
            return IMPOSSIBLE
        return UNTOLD if self._keeps_time else FORGETFUL

    def _is_same_start(self, row):
        return self._boot != "" and self._boot == row.boot

    def _has_run_on(self, row):
        """Say whether the wall clock has gone on, undisturbed, since the last look of an earlier run."""
        if self._is_same_start(row):
            return abs(self._drift() - (row.wall - row.uptime)) <= JUMP_SECONDS
        wall = self._wall()
        shown, day = date_of(wall), date_of(wall + row.ahead)  # an impossible one comes from an empty battery
        is_near = shown is not None and day is not None and day <= row.mark + MOST_AHEAD
        return self._keeps_time and is_near and wall >= row.wall - JUMP_SECONDS

    def today(self):
        """Return the library's local :class:`Day`."""
        belief, wall = self._look(), self._wall()
        day = date_of(wall + belief.ahead)
        if day is not None and not belief.doubt:
            return Day(day, certain=True)
        return Day(estimate(belief.mark, day), certain=False)

    def doubt(self):
        """Return in the current language why today is not certain, or "" when it is."""
        belief = self._look()
        if not belief.doubt and date_of(self._wall() + belief.ahead) is None:
            return i18n.gettext(IMPOSSIBLE)
        return belief.doubt and i18n.gettext(belief.doubt)

    def _look(self):
        """Return what is to be believed now: a clock that jumped may be right only if the network set it."""
        if abs(self._drift() - self._belief.drift) > JUMP_SECONDS:
            with self._lock:
                sync, drift = self._last_sync(), self._drift()
                doubt = "" if _is_newer(sync, self._belief) else JUMPED
                self._belief = replace(self._belief, doubt=doubt, ahead=0, drift=drift, sync=sync)
        return self._belief

    def _drift(self):
        return self._wall() - self._uptime()

    @deed
    def tick(self):
        """Look at the clocks, write down what they say, and return the :class:`Day`."""
        with self._lock:
            belief, sync = self._look(), self._last_sync()
            if _is_newer(sync, belief):
                belief = replace(belief, doubt="", ahead=0, sync=sync)
            self._belief = replace(belief, drift=self._drift())
            day = self.today()
            if day.certain:
                self._belief = replace(self._belief, mark=max(self._belief.mark, day.date))
            self._write()
        return day

    def confirm(self, date):
        """Take the word of staff that today is ``date``, and return the :class:`Day`.

        Raises Rejected for a date before this software was made, or ten years later.
        """
        if not RELEASED <= date <= LATEST:
            raise Rejected(
                N_("The date must be between %(first)s and %(last)s."),
                first=i18n.date(RELEASED),
                last=i18n.date(LATEST),
            )
        return self._believe(date)

    @deed
    def _believe(self, date):
        with self._lock:
            wall = self._wall()
            ahead = 0 if date_of(wall) == date else int(_noon_of(date) - wall)
            self._belief = _Belief(date, "", ahead, self._drift(), self._last_sync())
            self._write()
            return self.today()

    def _write(self):
        belief = self._belief
        LibraryDay.replace(
            id=1,
            mark=belief.mark,
            trusted=not belief.doubt,
            ahead=belief.ahead,
            wall=int(self._wall()),
            uptime=int(self._uptime()),
            boot=self._boot,
            sync=belief.sync,
        ).execute()


def _last_look():
    """Return the row of the last look, or None if there is none that makes sense: a bit of it may have flipped."""
    try:
        row = LibraryDay.get_or_none()
        return row if row and row.mark <= LATEST else None
    except (TypeError, ValueError):
        return None


def _is_newer(sync, belief):
    """Say whether the network has set the clock once more since the last look."""
    return bool(sync) and sync != belief.sync


def date_of(seconds):
    """Return the local date of Unix ``seconds``, or None if no clock of ours can truly show it."""
    try:
        day = datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).astimezone().date()
    except (ValueError, OverflowError, OSError):
        return None
    return day if RELEASED <= day <= LATEST else None


def _noon_of(date):
    """Return the Unix seconds of noon on ``date``, local time."""
    return datetime.datetime.combine(date, NOON).astimezone().timestamp()


def estimate(mark, shown):
    """Return the likeliest date: what the clock shows, if that is not before ``mark`` nor far after it."""
    floor = max(mark, RELEASED)
    return shown if shown and floor <= shown <= floor + MOST_AHEAD else floor
