"""How long the courier waits, so that a network of many kiosks does not fall upon its collector.

All of it is measured time (see ``running_time``): a clock that jumps ten years
neither hurries a report nor holds it up.
"""

import hashlib
from dataclasses import dataclass

from kiosk import clock, running_time
from kiosk.running_time import SECONDS_A_DAY

MOST_SECONDS = 86_400  # that anything can make us wait


@dataclass(frozen=True, slots=True)
class Pace:
    """How eager the courier is. All times are seconds of measured time but the first."""

    look_seconds: float = 60  # between two looks whether there is something to do, on the monotonic clock
    base_seconds: float = 60  # the first wait after a failure; twice as long after each further one
    cap_seconds: float = 6 * 3600
    most_requests: int = 20  # in one window
    window_seconds: float = 3600  # from one window to the next
    slot_seconds: float = 48 * 3600  # over which the kiosks of a network spread the reports of a week
    spread_seconds: float = 1800  # over which they spread after an outage that hit many of them
    long_outage: int = 8  # failures in a row: about two hours


class Measured:
    """Measured seconds to the second; the state file has them to the last tick only."""

    def __init__(self, monotonic=clock.monotonic):
        self._monotonic = monotonic
        self._written = self._since = 0

    def __call__(self):
        written, now = running_time.seconds(), self._monotonic()
        if written != self._written or not self._since:
            self._written, self._since = written, now
        return self._written + int(now - self._since)


def backoff(pace, failures, chance):
    """Return the seconds to wait after one more failure ("full jitter"); ``chance`` is from 0 to 1."""
    return chance * min(pace.cap_seconds, pace.base_seconds * 2 ** min(failures, 30))


def due_from(released, slot_seconds):
    """Return the measured second from which a report may leave: each kiosk has its own place in the slot."""
    place = int.from_bytes(hashlib.sha256(released.kiosk.encode()).digest()[:8]) / 2**64
    return released.made_on * SECONDS_A_DAY + int(place * slot_seconds)
