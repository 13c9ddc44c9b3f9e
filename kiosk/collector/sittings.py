"""Operators who have signed in: in memory only, over after a while or when the program ends."""

import secrets
import threading
from dataclasses import dataclass, field

from kiosk import clock

IDLE_SECONDS = 900
LONGEST_SECONDS = 4 * 3600
TOKEN_BYTES = 32
SIZES = ("a", "b", "c", "d")
THEMES = ("auto", "light", "dark", "strong")


@dataclass(slots=True)
class Sitting:
    """One operator at work. ``codes`` were made in it and can be printed: they are kept nowhere else."""

    name: str
    stamp: int
    locale: str
    began: float
    seen: float
    token: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    size: str = SIZES[0]
    theme: str = THEMES[0]
    codes: list = field(default_factory=list)


class Sittings:
    """All sittings now open."""

    def __init__(self, monotonic=clock.monotonic):
        self._monotonic = monotonic
        self._open: dict[str, Sitting] = {}
        self._lock = threading.Lock()

    def begin(self, operator, locale):
        """Sign an operator in and return the :class:`Sitting`, whose token the browser is handed."""
        now = self._monotonic()
        sitting = Sitting(operator.name, operator.stamp, locale, now, now)
        with self._lock:
            self._open = {token: one for token, one in self._open.items() if not self._is_over(one)}
            self._open[sitting.token] = sitting
        return sitting

    def find(self, token):
        """Return the open sitting with this token and note that it is in use, or None."""
        sitting = self._open.get(token)
        if sitting is None:
            return None
        if self._is_over(sitting):
            self.end(token)
            return None
        sitting.seen = self._monotonic()
        return sitting

    def end(self, token):
        """Sign out. Ending a sitting that is over already changes nothing."""
        with self._lock:
            self._open.pop(token, None)

    def _is_over(self, sitting):
        now = self._monotonic()
        return now - sitting.seen > IDLE_SECONDS or now - sitting.began > LONGEST_SECONDS
