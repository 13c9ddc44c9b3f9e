"""When a backup is due, and what came of the last one.

A library day is one backup: after the first ten minutes of a start, when the
date has changed, and at the latest after ``backup_hours`` of running. Four
hours of running lie between two, so that a machine which loses its power every
few minutes does not wear its card out with copies.
"""

import logging
import threading

from kiosk import clock, library_day
from kiosk.errors import KioskError, Unavailable
from kiosk.running_time import RunningTime
from kiosk.upkeep import backups, second_place

SETTLED_SECONDS = 600
BETWEEN_SECONDS = 4 * 3600
RETRY_SECONDS = 900

log = logging.getLogger(__name__)


class Schedule:
    """Backups of one running kiosk. ``look`` often; ``failure`` and ``second_failure`` say why the last one failed."""

    def __init__(self, monotonic=clock.monotonic):
        self._monotonic = monotonic
        self._started = monotonic()
        self._not_before = self._started + SETTLED_SECONDS
        self._second_not_before = 0.0
        self._is_first = True
        self._newest = None  # read once from disk: looking is cheap
        self._lock = threading.Lock()  # staff may press "Back up now" at the same moment
        self.failure: KioskError | None = None
        self.second_failure: KioskError | None = None

    def look(self, settings):
        """Back up if it is due, and bring the newest backup to the second place."""
        if self._monotonic() >= self._not_before and self._is_due(settings):
            self.back_up(settings)
        self._bring_to_second_place(settings)

    def back_up(self, settings):
        """Back up now and return the :class:`Backup`. Raises Unavailable; the next try by itself comes later."""
        with self._lock:
            self._not_before = self._monotonic() + RETRY_SECONDS
            try:
                made = backups.make(settings)
            except Unavailable as error:
                self.failure = error
                raise
            self.failure, self._newest, self._is_first = None, made, False
            return made

    def back_up_everywhere(self, settings, progress=None):
        """Back up now, and copy the backup to the stick if staff want one and it is plugged in. Raises Unavailable."""
        made = self.back_up(settings)
        chosen = second_place.chosen_sticks(settings) if settings.second_backup else ()
        if chosen:
            self.copy(settings, made, chosen[0], progress)

    def forget(self):
        """Look at the disk again: another state has been put in place."""
        self._newest = None

    def _is_due(self, settings):
        last = self._newest_known(settings)
        if last is None:
            return True
        passed = running_seconds() - last.running_seconds
        if passed < 0 or passed >= settings.backup_hours * 3600:  # less than nothing: an older state was put back
            return True
        return passed >= BETWEEN_SECONDS and (self._is_first or _is_another_day(last.day))

    def _bring_to_second_place(self, settings):
        if not settings.second_backup or self._monotonic() < self._second_not_before:
            return
        last, copied = self._newest_known(settings), second_place.last_copy()
        if last is None or (copied and copied.number >= last.number):
            return
        chosen = second_place.chosen_sticks(settings)
        if chosen:
            self.copy(settings, last, chosen[0])

    def _newest_known(self, settings):
        self._newest = self._newest or backups.newest(backups.folder_of(settings))
        return self._newest

    def copy(self, settings, backup, stick, progress=None):
        """Copy ``backup`` to ``stick`` now. Raises Unavailable; the next try by itself comes later."""
        self._second_not_before = self._monotonic() + RETRY_SECONDS
        try:
            second_place.copy_to_stick(settings, backup, stick, progress)
        except Unavailable as error:
            self.second_failure = error
            raise
        self.second_failure, self._second_not_before = None, 0.0


def running_seconds():
    """Return the measured running time so far, in seconds."""
    row = RunningTime.get_or_none()
    return row.seconds if row else 0


def _is_another_day(day):
    today = library_day.today()
    return today.certain and day is not None and day.certain and day.date != today.date
