"""The courier: carries reports to the collector whenever there is a way, and waits politely when there is none.

A thread of its own, so that a dead line never keeps a visit open or a backup
back. All waiting is counted in measured time: a clock that jumps ten years
neither hurries nor stops it.
"""

import logging
import random
import threading

from kiosk.errors import KioskError, Rejected
from kiosk.i18n import N_
from kiosk.storage import deed, state_db
from kiosk.sync import agreement, logbook, outbox, troubles
from kiosk.sync.models import Outbox
from kiosk.sync.pace import MOST_SECONDS, Measured, Pace, backoff, due_from
from kiosk.sync.packs import store

STOP_SECONDS = 2  # then a line that hangs is left hanging: nothing is lost by it

NO_SHARING = N_("Sharing is off or paused, so nothing is sent. Switch it on at the desk, under Sharing.")
NO_ADDRESS = N_("This kiosk does not know the address of the library network. A stick can carry the reports.")
NOT_JOINED = N_("This kiosk has not joined the library network yet. Type the code at the desk, under Sharing.")

log = logging.getLogger(__name__)


class Courier(threading.Thread):
    """The thread. ``kiosk.settings`` says what the library agreed to; ``now`` gives measured seconds."""

    def __init__(self, kiosk, pace=None, now=None, chance=random.random):
        super().__init__(name="courier", daemon=True)
        self._kiosk, self._pace, self._chance = kiosk, pace or Pace(), chance
        self._now = now or Measured()
        self._stop_it = threading.Event()
        self._begins = None
        self._packs_from = 0

    def run(self):
        while not self._stop_it.wait(self._pace.look_seconds):
            try:
                self.look()
                self.look_for_packs()
            except KioskError as error:
                log.error("courier: %s", error)
            except Exception:  # a mistake of ours must not end the sending for good
                log.exception("courier")
        state_db.close()  # this thread's own connection

    def stop(self):
        """End the thread after what it is doing, unless that hangs."""
        self._stop_it.set()
        self.join(STOP_SECONDS)

    def look(self):
        """Send what is due now; return the Outcome, or None if nothing was."""
        now, standing = self._now(), logbook.read()
        if self._begins is None:  # after a power cut all kiosks of a town begin together
            self._begins = now + self._chance() * self._pace.spread_seconds
        if now < self._begins or not self._is_due(now, standing):
            return None
        from kiosk.sync import sending  # noqa: PLC0415 - an idle kiosk needs no cryptography

        was_long = standing.failures >= self._pace.long_outage
        outcome = sending.send(self._kiosk.settings, 1 if was_long else self._pace.most_requests)
        self._note(outcome, now, standing.failures, was_long)
        return outcome

    def look_for_packs(self):
        """Once a week ask what lessons the network hands out; return the News, or None if it was not due."""
        now, kiosk = self._now(), self._kiosk
        if self._begins is None or now < max(self._begins, self._packs_from) or kiosk.settings.sharing != agreement.ON:
            return None
        if not store.is_due(kiosk.settings, now):
            return None
        from kiosk.sync.packs import following  # noqa: PLC0415 - an idle kiosk needs no cryptography

        self._packs_from = now + int(self._chance() * self._pace.cap_seconds)  # if it fails
        return following.follow(kiosk.settings, kiosk.given.locales, now)

    def _is_due(self, now, standing):
        settings = self._kiosk.settings
        if not settings.collector_url or not standing.collector_key or troubles.stops(standing.trouble):
            return False
        if now < standing.not_before <= now + MOST_SECONDS:
            return False
        if standing.withdraw_to is not None:
            return True
        waiting = outbox.waiting(1) if settings.sharing == agreement.ON else ()
        return bool(waiting) and now >= due_from(waiting[0], self._pace.slot_seconds)

    def _note(self, outcome, now, failures, was_long):
        pace = self._pace
        if outcome.trouble:
            wait = backoff(pace, failures, self._chance())
            logbook.note_trouble(outcome.trouble, now + max(int(wait), min(outcome.seconds, MOST_SECONDS)))
        elif was_long and outcome.waiting:
            logbook.note_contact(now + int(self._chance() * pace.spread_seconds))
        else:
            logbook.note_contact(now + int(pace.window_seconds) if outcome.waiting else 0)


def send_now(settings, progress=lambda done, total: None):
    """Send everything that waits, because a person asks for it; return the Outcome(sent, waiting, trouble, …).

    It may run beside the thread and in another process: a report that is handed
    in twice is stored once. Raises Rejected if sharing is off or resting, or
    the kiosk has not joined.
    """
    from kiosk.sync import sending  # noqa: PLC0415 - an idle kiosk needs no cryptography

    _must_be_ready(settings)
    outcome = sending.send(settings, outbox.count_waiting() + 1, progress)
    if outcome.trouble:
        now = Measured()()
        wait = max(backoff(Pace(), logbook.read().failures, random.random()), outcome.seconds)  # noqa: S311 - no secret
        logbook.note_trouble(outcome.trouble, now + int(wait))
    else:
        logbook.note_contact()
    return outcome


@deed
def withdraw():
    """Ask for the deletion of every report made so far, and let none of them leave any more.

    The courier tells the collector as soon as it can; a stick takes the wish along too.
    """
    made = outbox.newest(1)
    if made:
        Outbox.update(status=outbox.KEPT).where(Outbox.status == outbox.READY).execute()
        logbook.note_withdrawal(made[0].seq)


def _must_be_ready(settings):
    standing = logbook.read()
    if settings.sharing != agreement.ON and standing.withdraw_to is None:
        raise Rejected(NO_SHARING)
    if not settings.collector_url:
        raise Rejected(NO_ADDRESS)
    if not standing.collector_key:
        raise Rejected(NOT_JOINED)
