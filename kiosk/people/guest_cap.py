"""How many visits of a terminal go into the anonymous counts of a day.

Nobody can be asked who they are, so one person could fill the counts with
visits; a terminal in a library has not more than this many guests. It protects
the figures; people are protected by the bounds in ``reporting.vector``.
"""

import threading

from kiosk import clock

MOST_A_DAY = 40
DAY_SECONDS = 86_400  # on the monotonic clock, which nobody can set
MAX_TERMINALS = 1000  # far more than a library has; further ones have no room


class GuestCap:
    """Counts in memory, forgotten after a day. It knows terminals by their address, and no visits."""

    def __init__(self, monotonic=clock.monotonic):
        self._monotonic = monotonic
        self._began = monotonic()
        self._counted: dict[str, int] = {}
        self._lock = threading.Lock()

    def has_room(self, terminal):
        """Say whether one more visit at ``terminal`` may go into the counts today."""
        with self._lock:
            self._begin_a_new_day()
            is_known = terminal in self._counted
            return self._counted.get(terminal, 0) < MOST_A_DAY and (is_known or len(self._counted) < MAX_TERMINALS)

    def note(self, terminal):
        """Remember that a visit at ``terminal`` went into the counts."""
        with self._lock:
            self._begin_a_new_day()
            self._counted[terminal] = self._counted.get(terminal, 0) + 1

    def _begin_a_new_day(self):
        now = self._monotonic()
        if now - self._began >= DAY_SECONDS:
            self._began, self._counted = now, {}
