"""Which day it is in the library, and whether that is certain: the doors to the one :class:`Calendar` of this process.

Everything that needs the date asks here, never the clock. What is believed, and
why, stands in ``day_keeper``.
"""

import contextlib
import time

from kiosk import i18n
from kiosk.clock import RELEASED, Day
from kiosk.day_keeper import UNTOLD, Calendar, date_of, estimate
from kiosk.errors import Rejected

_calendar: Calendar | None = None


def start(**clocks):
    """Begin to keep the day of the open state file. ``clocks`` replace those of the machine in tests."""
    global _calendar  # noqa: PLW0603 - one process keeps one library's day
    _calendar = Calendar(**clocks)


def today():
    """Return the library's local :class:`Day`; before ``start`` an uncertain one."""
    return _calendar.today() if _calendar else Day(estimate(RELEASED, date_of(time.time())), certain=False)


def doubt():
    """Return in the current language why today is not certain, or "" when it is."""
    return _calendar.doubt() if _calendar else i18n.gettext(UNTOLD)


def confirm(date):
    """Take the word of staff that today is ``date``, and return the :class:`Day`. Raises Rejected."""
    return _calendar.confirm(date)


def hear(moment):
    """Take the word of the collector, whose answer was verified, unless the day is certain already.

    ``moment`` is a time with its zone, or None. One that cannot be right is not heard.
    """
    if _calendar and moment and moment.tzinfo and not _calendar.today().certain:
        with contextlib.suppress(Rejected, OverflowError, OSError):
            _calendar.confirm(moment.astimezone().date())


def tick():
    """Look at the clocks and write down what they say; return the :class:`Day`."""
    return _calendar.tick()
