"""Librarians signed in at the desk: in memory only, found by a random token, over after five idle minutes."""

import secrets
import threading

from kiosk import clock
from kiosk.people.visits import SIZES, THEMES, TOKEN_BYTES

IDLE_SECONDS = 300
SETTING_UP_IDLE_SECONDS = 1800  # setting up means walking about, asking and reading
LONGEST_SECONDS = 4 * 3600


class DeskVisit:
    """One librarian at work. ``size``, ``theme`` and ``locale`` are how the pages look for this sitting.

    ``stamp`` is the librarian's own at the beginning: once that has moved on,
    this sitting is over. ``recovery_code`` was made in it and can be printed.
    """

    __slots__ = (
        "began",
        "called",
        "librarian_id",
        "locale",
        "recovery_code",
        "seen",
        "size",
        "stamp",
        "theme",
        "token",
    )

    def __init__(self, librarian_id, called, locale, now, stamp=0):
        self.token = secrets.token_urlsafe(TOKEN_BYTES)
        self.librarian_id, self.called, self.locale, self.stamp = librarian_id, called, locale, stamp
        self.began = self.seen = now  # monotonic seconds
        self.size, self.theme = SIZES[0], THEMES[0]
        self.recovery_code = ""


class DeskVisits:
    """All librarians now signed in."""

    def __init__(self, monotonic=clock.monotonic, idle_seconds=IDLE_SECONDS):
        self._monotonic = monotonic
        self._idle_seconds = idle_seconds
        self._open: dict[str, DeskVisit] = {}
        self._lock = threading.Lock()

    def begin(self, librarian_id, called, locale, stamp=0):
        """Sign a librarian in and return the :class:`DeskVisit`, whose token the browser is handed."""
        visit = DeskVisit(librarian_id, called, locale, self._monotonic(), stamp)
        with self._lock:
            self._open = {token: other for token, other in self._open.items() if not self._is_over(other)}
            self._open[visit.token] = visit
        return visit

    def find(self, token):
        """Return the open visit with this token and note that it is in use, or None."""
        visit = self.look_up(token)
        if visit is not None:
            visit.seen = self._monotonic()
        return visit

    def look_up(self, token):
        """Return the open visit with this token, or None. Looking is no use of it: its idle time runs on."""
        visit = self._open.get(token)
        if visit is not None and self._is_over(visit):
            self.end(token)
            return None
        return visit

    def end(self, token):
        """Sign out. Ending a visit that is over already changes nothing."""
        with self._lock:
            self._open.pop(token, None)

    def end_all(self, but=""):
        """Sign out everybody except the visit with the token ``but``."""
        with self._lock:
            self._open = {token: visit for token, visit in self._open.items() if token == but}

    def _is_over(self, visit):
        now = self._monotonic()
        return now - visit.seen > self._idle_seconds or now - visit.began > LONGEST_SECONDS
