"""What this machine's own clocks say; what to believe of it is decided in ``day_keeper``.

The wall clock may jump by years, so nothing is deleted or ordered by it.
*Measured days* only grow while the kiosk runs; they lag real time and never
lead it. Dates shown to people carry a certainty.
"""

import datetime
import time
from dataclasses import dataclass
from pathlib import Path

RELEASED = datetime.date(2026, 11, 23)  # this software did not exist before; moved at each release
SYNCHRONISED = Path("/run/systemd/timesync/synchronized")  # systemd-timesyncd touches it after each sync
HARDWARE_CLOCK = Path("/sys/class/rtc/rtc0")  # Linux shows it where a battery keeps the time
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")  # another one after each start of the machine
_SINCE_START = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # goes on while a laptop sleeps


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day. ``certain`` is False when the machine's clock cannot be believed."""

    date: datetime.date
    certain: bool


def monotonic():
    """Return seconds that only ever grow while the machine runs."""
    return time.monotonic()


def uptime():
    """Return the seconds since the machine started, those it slept included."""
    return time.clock_gettime(_SINCE_START)


def boot_id():
    """Return what tells one start of the machine from another, or "" where the system does not say."""
    try:
        return BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def last_sync():
    """Return a mark that changes with each setting of the clock from the network, or 0 if there was none yet."""
    try:
        return SYNCHRONISED.stat().st_mtime_ns
    except OSError:
        return 0


def is_synchronised():
    """Say whether the operating system has set its clock from the network since it started."""
    return SYNCHRONISED.exists()


def has_hardware_clock():
    """Say whether a battery keeps the time of this machine while it is switched off."""
    return HARDWARE_CLOCK.exists()
