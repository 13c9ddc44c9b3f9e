"""The last warnings of a running kiosk, for support: in memory, few, and without anything about a person.

What may be in a warning is decided here once, for every warning there will
ever be: the sentence written in our code, numbers that are no code, names of
our own functions and kinds of errors. Everything else becomes "…": what an
error says about itself may hold an address, a code or a text of the library.
"""

import logging
import re
import traceback
from collections import deque
from contextlib import contextmanager
from pathlib import Path

from kiosk import clock

KEPT = 100
PACKAGE = Path(__file__).parents[1]
LARGEST_NUMBER = 9999  # codes and PINs are longer
HIDDEN = "…"
_NAMES = re.compile(r"_?[a-z]+(_[a-z]+)+|[a-z_]+(\.[a-z_]+)+|[A-Z][A-Za-z]*(Error|Exception|Busy|Unavailable|Rejected)")


class RecentWarnings(logging.Handler):
    """A log handler that keeps the last warnings and errors as lines of text."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self._lines = deque(maxlen=KEPT)
        self._began = clock.monotonic()

    def emit(self, record):
        """Keep one record."""
        hours = int(clock.monotonic() - self._began) // 3600
        self._lines.append(f"hour {hours}: {record.levelname} {record.name} line {record.lineno}: {say(record)}")

    def lines(self):
        """Return the lines kept, the oldest first."""
        return list(self._lines)

    @contextmanager
    def listening(self):
        """Keep what is logged during the ``with`` block."""
        logging.getLogger().addHandler(self)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(self)


def say(record):
    """Return what a log record may say to support."""
    words = _sentence(record) if record.name.partition(".")[0] == "kiosk" else HIDDEN
    return words + _trace(record.exc_info)


def _sentence(record):
    if not isinstance(record.msg, str) or not isinstance(record.args, tuple) or not record.args:
        return HIDDEN  # put together before it was logged, it may hold anything
    try:
        return record.msg % tuple(map(_harmless, record.args))
    except (TypeError, ValueError):
        return HIDDEN


def _harmless(value):
    if isinstance(value, bool | float) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) <= LARGEST_NUMBER else HIDDEN
    if isinstance(value, BaseException):
        return type(value).__name__
    return value if isinstance(value, str) and _NAMES.fullmatch(value) else HIDDEN


def _trace(exc_info):
    """Return the kind of an error and where in our own code it came by, without what it says."""
    if not exc_info or exc_info[0] is None:
        return ""
    frames = traceback.extract_tb(exc_info[2])
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)]
    places = [f"{Path(frame.filename).relative_to(PACKAGE)}:{frame.lineno} {frame.name}" for frame in ours]
    return " | ".join(["", exc_info[0].__name__, *places])
