"""Librarians signed in at the desk: in memory only, found by a random token, over after five idle minutes."""

import secrets
import threading

from kiosk import clock
from kiosk.people.visits import SIZES, THEMES, TOKEN_BYTES

IDLE_SECONDS = 300
LONGEST_SECONDS = 4 * 3600


class DeskVisit:
    """One librarian at work. ``size``, ``theme`` and ``locale`` are how the pages look for this sitting."""

    __slots__ = ("began", "called", "librarian_id", "locale", "seen", "size", "theme", "token")

    def __init__(self, librarian_id, called, locale, now):
        self.token = secrets.token_urlsafe(TOKEN_BYTES)
        self.librarian_id, self.called, self.locale = librarian_id, called, locale
        self.began = self.seen = now  # monotonic seconds
        self.size, self.theme = SIZES[0], THEMES[0]


class DeskVisits:
    """All librarians now signed in."""

    def __init__(self, monotonic=clock.monotonic):
        self._monotonic = monotonic
        self._open: dict[str, DeskVisit] = {}
        self._lock = threading.Lock()

    def begin(self, librarian_id, called, locale):
        """Sign a librarian in and return the :class:`DeskVisit`, whose token the browser is handed."""
        visit = DeskVisit(librarian_id, called, locale, self._monotonic())
        with self._lock:
            self._open[visit.token] = visit
        return visit

    def find(self, token):
        """Return the open visit with this token and note that it is in use, or None."""
        visit, now = self._open.get(token), self._monotonic()
        if visit is None:
            return None
        if now - visit.seen > IDLE_SECONDS or now - visit.began > LONGEST_SECONDS:
            self.end(token)
            return None
        visit.seen = now
        return visit

    def end(self, token):
        """Sign out. Ending a visit that is over already changes nothing."""
        with self._lock:
            self._open.pop(token, None)

    def end_all(self, but=""):
        """Sign out everybody except the visit with the token ``but``."""
        with self._lock:
            self._open = {token: visit for token, visit in self._open.items() if token == but}
