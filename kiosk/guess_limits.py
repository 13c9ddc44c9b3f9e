"""How often somebody may try to open the desk, or the pages of the operator.

Every address has 5 tries; then it waits 30 seconds before the next, then a
minute, two, four, at most an hour. A day without a try clears the slate. All
addresses together, except browsers in which somebody signed in before, have 30
tries and one more every 20 minutes: whoever comes from a thousand addresses
gets about 70 a day of a million PINs; passphrases allow more. A known browser
has its own 5 tries and delays, so a right PIN opens the desk there while
strangers are guessing.

Counts live in memory on the monotonic clock. A try is taken before the slow
hash is made, so that tries sent at the same moment cannot slip through together.
"""

import ipaddress
import math
import threading
from collections import OrderedDict, deque
from dataclasses import dataclass

from kiosk import clock

FREE_TRIES = 5
FIRST_DELAY = 30
LONGEST_DELAY = 3600
FORGOTTEN_AFTER = 86_400
ALL_TRIES = 30
ALL_SECONDS_A_TRY = 1200
MAX_PLACES = 1000
IPV6_NETWORK = 64  # bits: one machine may use all addresses that begin alike


@dataclass(frozen=True, slots=True)
class Claim:
    """One wish to try. ``wait`` is 0 if it was granted, else the seconds until it is worth asking again.

    If the granted try turns out wrong, ``left`` more are free, or the next
    one is after ``then`` seconds.
    """

    wait: int
    left: int = 0
    then: int = 0


@dataclass(slots=True)
class _Spent:
    """What one place has spent: tries, when the last was, and when the next may be (monotonic seconds)."""

    tries: int = 0
    last: float = 0.0
    ready: float = 0.0


class GuessLimits:
    """The allowances of all places from which somebody signs in; strangers together have ``all_tries``."""

    def __init__(self, monotonic=clock.monotonic, all_tries=ALL_TRIES):
        self._monotonic = monotonic
        self._all_tries = all_tries
        self._places: OrderedDict[str, _Spent] = OrderedDict()
        self._all_spent, self._all_since = 0.0, monotonic()
        self._tried: deque[float] = deque(maxlen=MAX_PLACES)
        self._lock = threading.Lock()

    def claim(self, address, browser=""):
        """Take one try from the allowance of a place and return the :class:`Claim`.

        ``browser`` is the token of a known browser; without one the try comes
        from ``address`` and counts among those of all strangers.
        """
        with self._lock:
            now, place = self._monotonic(), self._place(address, browser)
            wait = max(place.ready - now, 0 if browser else self._all_wait(now))
            if wait > 0:
                return Claim(math.ceil(wait))
            return self._take(place, now, is_stranger=not browser)

    def give_back(self, address, browser=""):
        """Return the try just taken: it was right. Wrong ones before it stay spent.

        Otherwise whoever knows one PIN could guess the others for ever, with it in between.
        """
        with self._lock:
            now, place = self._monotonic(), self._place(address, browser)
            place.tries, place.ready = max(0, place.tries - 1), now
            if not browser:
                self._all_spent = max(0.0, self._all_now(now) - 1)
            if self._tried:
                self._tried.pop()

    def wrong_today(self):
        """Return how many wrong tries there were in the last 24 hours, for the desk to show."""
        with self._lock:
            since = self._monotonic() - FORGOTTEN_AFTER
            return sum(when > since for when in self._tried)

    def _take(self, place, now, *, is_stranger):
        place.tries, place.last = place.tries + 1, now
        place.ready = now + _delay(place.tries)
        left = max(0, FREE_TRIES - place.tries)
        if is_stranger:
            self._all_spent = self._all_now(now) + 1
            left = min(left, int(self._all_tries - self._all_spent))
        self._tried.append(now)
        then = max(place.ready - now, self._all_wait(now) if is_stranger else 0)
        return Claim(0, left, math.ceil(then))

    def _place(self, address, browser):
        """Return what this place has spent; the one not heard of for longest makes room."""
        key = f"browser {browser}" if browser else f"address {_network(address)}"
        place = self._places.setdefault(key, _Spent())
        if self._monotonic() - place.last > FORGOTTEN_AFTER:
            place.tries = 0
        self._places.move_to_end(key)
        while len(self._places) > MAX_PLACES:
            self._places.popitem(last=False)
        return place

    def _all_now(self, now):
        """Return how many tries of all strangers are spent by now, those given back by time taken off."""
        self._all_spent = max(0.0, self._all_spent - (now - self._all_since) / ALL_SECONDS_A_TRY)
        self._all_since = now
        return self._all_spent

    def _all_wait(self, now):
        return max(0.0, (self._all_now(now) - (self._all_tries - 1)) * ALL_SECONDS_A_TRY)


def _delay(tries):
    """Return the seconds to wait after so many wrong tries."""
    return 0 if tries < FREE_TRIES else min(FIRST_DELAY * 2 ** (tries - FREE_TRIES), LONGEST_DELAY)


def _network(address):
    try:
        place = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(place) if place.version == 4 else str(ipaddress.ip_network((place, IPV6_NETWORK), strict=False))
