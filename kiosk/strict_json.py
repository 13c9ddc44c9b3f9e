"""Reads JSON that another machine sent, and takes nothing but what it must be.

Known names only, each once, and every value of its kind and within its limits:
what is not expected is refused, so that a message has exactly one meaning.
"""

import json
import re

from kiosk.errors import BadMessage
from kiosk.i18n import N_


class Reader:
    """Checks one message. ``type`` is the name of the problem that it raises (see BadMessage)."""

    def __init__(self, type):
        self._type = type

    def load(self, data):
        """Return what the JSON ``data`` (bytes, UTF-8) says."""
        try:
            return _decoder.decode(data.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise BadMessage(self._type, N_("This is not JSON as it should be.")) from error

    def record(self, value, names, pointer=""):
        """Return ``value``, a dictionary of exactly these ``names``."""
        if not isinstance(value, dict) or set(value) != set(names):
            raise self.wrong(pointer)
        return value

    def items(self, value, most, pointer):
        """Return ``value``, a list of at most ``most`` values."""
        if not isinstance(value, list) or len(value) > most:
            raise self.wrong(pointer)
        return value

    def whole(self, value, least, most, pointer):
        """Return ``value``, a whole number from ``least`` to ``most``."""
        if type(value) is not int or not least <= value <= most:
            raise self.wrong(pointer)
        return value

    def text(self, value, pattern, pointer):
        """Return ``value``, text that the regular expression ``pattern`` describes from end to end."""
        if not isinstance(value, str) or not re.fullmatch(pattern, value, re.ASCII):
            raise self.wrong(pointer)
        return value

    def one_of(self, value, known, pointer):
        """Return ``value``, one of the texts ``known``."""
        if not isinstance(value, str) or value not in known:
            raise self.wrong(pointer)
        return value

    def wrong(self, pointer):
        """Return the failure for a value that is not what it must be."""
        if not pointer:
            return BadMessage(self._type, N_("This message has other fields than it should have."))
        return BadMessage(self._type, N_("The field %(field)s is not as it should be."), pointer=pointer, field=pointer)


def dump(value):
    """Return ``value`` as JSON bytes, always the same bytes for the same value: names sorted, no spaces, ASCII."""
    return _encoder.encode(value).encode("ascii")


def _each_once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_constant(name):
    raise ValueError(f"{name} is not JSON")


_decoder = json.JSONDecoder(object_pairs_hook=_each_once, parse_constant=_no_constant)
_encoder = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False)
