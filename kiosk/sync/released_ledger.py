"""Which periods were ever released: a second memory beside the keys, in case the state file goes back in time.

One line for each report, forced to the disk before the report is committed. If
the power goes in between, the period counts as released and its counts are
given up: a period may be lost, but never leave twice.
"""

import os
import re
from typing import NamedTuple

from kiosk import durable

_LINE = re.compile(r"(\d{1,10}) (\d{1,10}) ([0-9a-f]{64})")


class Entry(NamedTuple):
    """A report that was released, or was about to be when the power went."""

    period: int
    seq: int
    digest: str


def read(settings) -> tuple[Entry, ...]:
    """Return all entries in the order of writing. A line that a power cut left unfinished is passed over."""
    try:
        lines = _file(settings).read_text(encoding="ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return ()
    found = [_LINE.fullmatch(line) for line in lines]
    return tuple(Entry(int(one[1]), int(one[2]), one[3]) for one in found if one)


def append(settings, entry: Entry):
    """Write one more entry; it is on the disk when this returns. Raises OSError if it cannot be."""
    path = _file(settings)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        is_torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        _write_all(descriptor, f"{chr(10) * is_torn}{entry.period} {entry.seq} {entry.digest}\n".encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if size == 0:
        durable.sync_path(path.parent)


def _write_all(descriptor, data):
    if os.write(descriptor, data) != len(data):
        raise OSError("the disk is full")


def _file(settings):
    return settings.data / "keys" / "released.txt"
