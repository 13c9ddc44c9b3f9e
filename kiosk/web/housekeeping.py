"""What a running kiosk does by itself: clear idle visits, keep time, forget, release, back up, notice new lessons."""

import logging
import threading

from kiosk import disk_space, library_day, running_time
from kiosk.errors import KioskError
from kiosk.people import learners
from kiosk.reporting import counts
from kiosk.storage import state_db
from kiosk.sync import outbox, release
from kiosk.sync.packs import store

LOOK_SECONDS = 10
TICK_SECONDS = 300
STOP_SECONDS = 5  # then a copy to a stick is left as it is: it does not count until it is whole

log = logging.getLogger(__name__)


class Housekeeping(threading.Thread):
    """One quiet thread; whatever fails is logged and tried again at the next look.

    Backups have a second one: a slow stick must not keep idle visits open.
    """

    def __init__(self, kiosk, catalogues):
        super().__init__(name="housekeeping", daemon=True)
        self._kiosk = kiosk
        self._catalogues = catalogues
        self._ledger = running_time.Ledger()
        self._stop_it = threading.Event()
        self._backups = threading.Thread(target=self._look_after_backups, name="backups", daemon=True)
        self._looks = 0
        self._last_day = None

    def run(self):
        self._backups.start()
        self._try(self._release)  # what belongs to last week, before somebody learns this morning
        while not self._stop_it.wait(LOOK_SECONDS):
            self._looks += 1
            for duty in (self._clear, self._notice_news, self._keep_time):
                self._try(duty)

    def _look_after_backups(self):
        while not self._stop_it.wait(LOOK_SECONDS):
            for duty in (self._lay_ballast, self._back_up):
                self._try(duty)
        state_db.close()  # this thread's own connection

    def stop(self):
        """End the thread after what it is doing."""
        self._stop_it.set()
        self.join()
        self._backups.join(STOP_SECONDS)
        self._try(self._ledger.tick)
        self._try(library_day.tick)

    def _try(self, duty):
        try:
            duty()
        except (KioskError, OSError) as error:
            log.error("housekeeping: %s: %s", getattr(duty, "__name__", duty), error)
        except Exception:  # a mistake of ours in one duty must not end the others
            log.exception("housekeeping: %s", getattr(duty, "__name__", duty))

    def _clear(self):
        self._kiosk.visits.end_idle()
        self._kiosk.guests.catch_up()

    def _notice_news(self):
        self._kiosk.take_up_news()
        if self._catalogues.reload_if_changed():
            self._kiosk.take_up_lessons()

    def _keep_time(self):
        if self._looks % (TICK_SECONDS // LOOK_SECONDS) != 0:
            return
        library_day.tick()
        counts.note_day()
        self._kiosk.seats.look_after()
        day = self._ledger.tick()
        if day != self._last_day:
            learners.forget_unused(self._kiosk.settings.learner_months)
            counts.forget_old_weeks()
            outbox.forget_old()
            self._last_day = day
        self._try(self._release)

    def _release(self):
        settings = self._kiosk.settings
        release.close_if_due(settings, store.installed_versions(settings))

    def _lay_ballast(self):
        disk_space.lay_ballast(self._kiosk.settings.data)

    def _back_up(self):
        self._kiosk.schedule.look(self._kiosk.settings)
