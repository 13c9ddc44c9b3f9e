"""What time it is, as far as a machine without a clock battery can know.

The wall clock may jump by years, so nothing is deleted or ordered by it.
*Measured days* only grow while the kiosk runs; they lag real time and never
lead it. Dates shown to people carry a certainty.
"""

import datetime
import time
from dataclasses import dataclass
from pathlib import Path

RELEASED = datetime.date(2026, 11, 23)  # this software did not exist before; moved at each release
FAR_FUTURE_DAYS = 3650  # a date further from the release than this is a broken clock
SYNCHRONISED = Path("/run/systemd/timesync/synchronized")  # systemd-timesyncd touches it after each sync


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day. ``certain`` is False when the machine's clock cannot be believed."""

    date: datetime.date
    certain: bool


def today(wall=None):
    """Return the library's local :class:`Day`. ``wall`` replaces the machine's date in tests."""
    date = wall or datetime.datetime.now().astimezone().date()
    believable = 0 <= (date - RELEASED).days <= FAR_FUTURE_DAYS
    return Day(date if believable else RELEASED, certain=believable)


def monotonic():
    """Return seconds that only ever grow while the machine runs."""
    return time.monotonic()


def is_synchronised():
    """Say whether the operating system has set its clock from the network since it started."""
    return SYNCHRONISED.exists()
