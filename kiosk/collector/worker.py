"""Does in the background what no request should wait for: sums, standing, forgetting what is old."""

import logging
import threading

from kiosk import clock
from kiosk.collector import retention, rollups
from kiosk.errors import KioskError

SECONDS = 2.0  # between two looks at what is due
STANDING_SECONDS = 15

log = logging.getLogger(__name__)


class Worker(threading.Thread):
    """Keeps the sums of the books up to date until it is stopped. ``today()`` is the collector's date."""

    def __init__(self, database, today, seconds=SECONDS):
        super().__init__(name="worker", daemon=True)
        self._database, self._today, self._seconds = database, today, seconds
        self._ending = threading.Event()
        self._counted = -STANDING_SECONDS

    def run(self):
        while not self._ending.is_set():
            try:
                more = self.work()
            except KioskError as error:  # the database does not answer: it may, the next time
                log.warning("worker: %s", error)
                more = False
            except Exception as error:
                log.error("worker: %s", type(error).__name__, exc_info=error)
                more = False
            if not more:
                self._ending.wait(self._seconds)

    def work(self):
        """Do what is due now and say whether there is more."""
        if rollups.turn_week(self._database, self._today()):
            while retention.forget_old(self._database, self._today()) and not self._ending.is_set():
                pass
        done = rollups.work_off(self._database)
        if clock.monotonic() - self._counted > STANDING_SECONDS:
            rollups.count_standing(self._database, self._today())
            self._counted = clock.monotonic()
        return done == rollups.AT_ONCE

    def stop(self):
        """End after what is being done."""
        self._ending.set()
        self.join()
