"""How often a terminal may guess return codes.

Five wrong tries, then one a minute. Each terminal has its own allowance, so
nobody can lock out the others; guests go on learning all the while. The
counts live in memory on the monotonic clock and name no person.
"""

import threading
from collections import OrderedDict

from kiosk import clock

FREE_TRIES = 5
SECONDS_A_TRY = 60
MAX_TERMINALS = 1000
ALARM_FAILURES = 100
ALARM_SECONDS = 3600


class TryLimit:
    """An allowance per terminal that refills by one try a minute."""

    def __init__(self, monotonic=clock.monotonic):
        self._monotonic = monotonic
        self._spent: OrderedDict[str, tuple[float, float]] = OrderedDict()  # terminal → (tries spent, when)
        self._failures: list[float] = []
        self._lock = threading.Lock()

    def claim(self, terminal):
        """Take one try from ``terminal``'s allowance; return 0, or the seconds to wait if there is none left.

        A try is taken before it is known to be wrong, so that tries sent at
        the same moment cannot slip through together.
        """
        with self._lock:
            spent = self._spent_now(terminal)
            if spent > FREE_TRIES - 1:
                return int((spent - FREE_TRIES + 1) * SECONDS_A_TRY) + 1
            self._remember(terminal, spent + 1)
            return 0

    def give_back(self, terminal):
        """Return the try just taken by a terminal: its code was right. Wrong ones before it stay spent.

        Otherwise whoever has one right code could guess for ever, with that code in between.
        """
        with self._lock:
            self._remember(terminal, max(0.0, self._spent_now(terminal) - 1))

    def note_failure(self):
        """Count a wrong code; return True when it is the one that should alarm the staff."""
        with self._lock:
            since = self._monotonic() - ALARM_SECONDS
            self._failures = [*(when for when in self._failures if when > since), self._monotonic()]
            return len(self._failures) == ALARM_FAILURES

    def failures_lately(self):
        """Return how many wrong codes there were in the last hour."""
        with self._lock:
            since = self._monotonic() - ALARM_SECONDS
            return sum(when > since for when in self._failures)

    def _spent_now(self, terminal):
        spent, when = self._spent.get(terminal, (0.0, 0.0))
        return max(0.0, spent - (self._monotonic() - when) / SECONDS_A_TRY)

    def _remember(self, terminal, spent):
        self._spent[terminal] = (spent, self._monotonic())
        self._spent.move_to_end(terminal)
        while len(self._spent) > MAX_TERMINALS:
            self._spent.popitem(last=False)
