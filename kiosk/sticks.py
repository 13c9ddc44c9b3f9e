"""USB sticks and other disks that somebody has plugged in, as far as the kiosk may write on them.

The kernel's own list of mounts is read, which needs no special rights. A stick
may be pulled out at any moment: whoever writes on one looks again afterwards.
"""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
PLACES = (Path("/media"), Path("/run/media"), Path("/mnt"))  # where systems hang in what is plugged in
NOT_DISKS = {"tmpfs", "ramfs", "devtmpfs", "autofs", "overlay", "squashfs", "iso9660"}  # memory, or never written
_ESCAPED = re.compile(r"\\([0-7]{3})")  # proc(5): spaces and such as three octal digits


@dataclass(frozen=True, slots=True)
class Stick:
    """One disk that can be written. ``name`` is what its folder is called, most often the label of the stick."""

    name: str
    path: Path
    free_bytes: int


def plugged_in():
    """Return every :class:`Stick` that is there now and may be written, in the order of their names."""
    found = (_look_at(path) for path in _mounted_for_writing())
    return tuple(sorted((stick for stick in found if stick), key=lambda stick: (stick.name, stick.path)))


def is_plugged_in(path):
    """Say whether the stick hung in at ``path`` is still there and may be written."""
    return path in _mounted_for_writing() and _look_at(path) is not None


def _mounted_for_writing():
    """Return the folders under the usual places that hold a disk of their own; the last mount on a folder counts."""
    try:
        lines = os.fsdecode(MOUNTS.read_bytes()).splitlines()
    except OSError:
        return []
    mounts = {}
    for fields in (line.split(" ") for line in lines if line.count(" ") >= 3):
        path, kind, options = Path(_plain(fields[1])), fields[2], fields[3].split(",")
        mounts[path] = kind not in NOT_DISKS and "rw" in options
    return [path for path, writable in mounts.items() if writable and any(map(path.is_relative_to, PLACES))]


def _plain(text):
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), text)


def _look_at(path):
    """Return the :class:`Stick` at ``path``, or None if it does not answer or may not be written."""
    try:
        free = shutil.disk_usage(path).free
    except OSError:  # pulled out a moment ago
        return None
    return Stick(path.name, path, free) if os.access(path, os.W_OK | os.X_OK) else None
