"""Visits: one sitting at a terminal, from the first tap to Finish or time-out.

A visit lives in memory only and is found by a random token. When the power
goes every visit is over; only what hangs on a return code is still there.
"""

import secrets
import threading
from collections.abc import Callable

from kiosk import clock

TOKEN_BYTES = 16
DOUBLE_PRESS_SECONDS = 30  # two requests within this time are one (ISO 2789)
MAX_VISITS = 2000  # far more than terminals; the emptiest and longest untouched make room
SIZES = ("a", "b", "c", "d")  # 100, 140, 180, 220 percent
WORKSHOP_IDLE_SECONDS = 2400
THEMES = ("auto", "light", "dark", "strong")


class Visit:
    """What the kiosk remembers of one sitting, until its end."""

    __slots__ = (
        "answered",
        "began",
        "code",
        "deed_at",
        "entered",
        "goal",
        "in_workshop",
        "is_over",
        "is_placed",
        "kept",
        "learner_id",
        "lock",
        "placement",
        "plays",
        "reviewed",
        "seen",
        "size",
        "theme",
        "token",
    )

    def __init__(self, now, look):
        self.token = secrets.token_urlsafe(TOKEN_BYTES)
        self.began = self.seen = now  # monotonic seconds
        self.size, self.theme = look
        self.lock = threading.Lock()  # two presses at once make one learner
        self.is_over = False
        self.deed_at: float | None = None  # monotonic seconds of the last deed that was counted
        self.learner_id: int | None = None  # none until something is worth remembering
        self.kept = False  # the learner has a return code
        self.code = ""  # a return code made in this visit, so that its card can be printed
        self.entered = ""  # digits typed on the keypad so far, without scripts
        self.answered: dict[str, object] = {}  # question id → what was answered last, for its feedback
        self.reviewed: dict[str, object] = {}  # the same for questions reviewed
        self.placement: dict[str, bool] = {}  # placement question → right; never written to disk
        self.is_placed = False  # has answered them to their end
        self.plays: dict[str, object] = {}  # simulator → the moves made in it; never written to disk
        self.goal = ""  # course chosen before the placement questions
        self.in_workshop = False  # listening to somebody is no reason to be asked "Are you still here?"

    def fresh_questions(self):
        """Return the ids of questions met in this visit: too fresh to be reviewed."""
        return self.answered.keys() | self.reviewed.keys()


class Visits:
    """All visits now open. ``on_end`` is told the learner of each visit that is over."""

    def __init__(self, idle_seconds, on_end: Callable[[Visit], None], monotonic=clock.monotonic):
        self.idle_seconds = idle_seconds
        self.look = (SIZES[0], THEMES[0])  # of a new visit
        self._on_end = on_end
        self._monotonic = monotonic
        self._open: dict[str, Visit] = {}
        self._returned: dict[int, float] = {}  # learner → monotonic seconds of the last moments
        self._lock = threading.Lock()

    def begin(self):
        """Open a visit and return it."""
        visit = Visit(self._monotonic(), self.look)
        with self._lock:
            self._open[visit.token] = visit
            crowded_out = self._crowded_out()
        for old in crowded_out:
            self._close(old)
        return visit

    def find(self, token):
        """Return the open visit with this token and note that it is in use, or None."""
        visit = self._open.get(token)
        if visit is None:
            return None
        now = self._monotonic()
        if now - visit.seen > self._limit(visit):
            self.end(token)
            return None
        visit.seen = now
        return visit

    def renew(self, visit):
        """Give an open visit a new token and return it; the old one is worth nothing from here on.

        A visit that has ended meanwhile stays closed, and its new token is worth nothing either.
        """
        with self._lock:
            was_open = self._open.pop(visit.token, None)
            visit.token = secrets.token_urlsafe(TOKEN_BYTES)
            if was_open:
                self._open[visit.token] = visit
        return visit.token

    def end(self, token):
        """Close the visit. Ending one that is over already changes nothing."""
        with self._lock:
            visit = self._open.pop(token, None)
        if visit is not None:
            self._close(visit)

    def _close(self, visit):
        with visit.lock:  # whoever is just making its learner comes before, or finds it over
            visit.is_over = True
        self._on_end(visit)

    def end_all(self):
        """Close every visit: the state they hang on is about to be replaced."""
        for token in list(self._open):
            self.end(token)

    def end_others_of(self, learner_id, but):
        """Close every other visit of this learner: the newest entry of a code wins."""
        for visit in list(self._open.values()):
            if visit.learner_id == learner_id and visit.token != but:
                self.end(visit.token)

    def is_returning(self, learner_id):
        """Say whether this learner came back a moment ago already.

        Coming back gives the visit a new token, so that the second press of a
        double one belongs to no visit any more; it is known by the learner.
        """
        with self._lock:
            now = self._monotonic()
            self._returned = {one: at for one, at in self._returned.items() if now - at <= DOUBLE_PRESS_SECONDS}
            is_again = learner_id in self._returned
            self._returned.setdefault(learner_id, now)
        return is_again

    def end_idle(self):
        """Close visits that nobody has touched for too long, and return how many."""
        now = self._monotonic()
        idle = [visit.token for visit in list(self._open.values()) if now - visit.seen > self._limit(visit)]
        for token in idle:
            self.end(token)
        return len(idle)

    def _limit(self, visit):
        return WORKSHOP_IDLE_SECONDS if visit.in_workshop else self.idle_seconds

    def __len__(self):
        return len(self._open)

    def _crowded_out(self):
        too_many = len(self._open) - MAX_VISITS
        if too_many <= 0:
            return []
        oldest = sorted(self._open.values(), key=lambda visit: (visit.learner_id is not None, visit.seen))[:too_many]
        return [self._open.pop(visit.token) for visit in oldest]
