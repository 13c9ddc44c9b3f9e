"""A disk whose faults are chosen by the test; ``faulty_disk.c`` tells the kiosk about them."""

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("faulty_disk.c")
HEAD = struct.Struct("=qqii")  # offset, size of the file, length of the write, length of what stood there


def compile_into(folder):
    """Return the compiled library, or skip the test where it cannot be made or loaded."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("needs Linux and a C compiler (Debian: sudo apt install gcc libc6-dev)")
    library = folder / "faulty_disk.so"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl", "-lpthread"], check=True)
    return library


class FaultyDisk:
    """The disk under the data folder ``data``. Start the kiosk with its ``environment``."""

    def __init__(self, library, data):
        self._data = data
        self._control = data / "fault"
        self.environment = {"LD_PRELOAD": str(library), "FAULTY_DISK": str(self._control)}

    def become(self, fault):
        """Be "full", "broken" (no sync succeeds) or, with "", sound again, from the next write on."""
        draft = self._control.with_suffix(".new")
        draft.write_text(fault)
        draft.replace(self._control)

    def lose(self, chance):
        """Take back what no sync had carried to the disk: all of it, or what ``chance`` picks.

        The kiosk must have been killed. Returns how many writes were lost.
        """
        return sum(_undo(record, chance) for record in self._data.glob("*.unsynced"))


def _undo(record, chance):
    writes = _read(record.read_bytes())
    record.unlink()
    if not writes:
        return 0
    lose_all = chance.random() < 0.5
    lost = [write for write in writes if lose_all or chance.random() < 0.5]
    with record.with_suffix("").open("r+b") as file:
        for offset, _, length, before in reversed(lost):
            file.seek(offset)
            file.write(before.ljust(length, b"\0"))
        if lose_all:
            file.truncate(min(size for _, size, _, _ in writes))
        os.fsync(file.fileno())
    return len(lost)


def _read(told):
    """Return the writes told of as (offset, size of the file before, length, what stood there), oldest first."""
    writes, place = [], 0
    while place < len(told):
        offset, size, length, length_before = HEAD.unpack_from(told, place)
        place += HEAD.size + length_before
        writes.append((offset, size, length, told[place - length_before : place]))
    return writes
