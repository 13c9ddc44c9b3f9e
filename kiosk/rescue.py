"""Backups of the state file, and what happens when it is damaged.

At start the file is checked. A damaged one is set aside, never deleted, and
the newest good backup takes over, else an empty file. A disk that is full or
read-only is not a damaged file: then nothing is touched and the start refused.
Backups are numbered, because dates may jump; keys are not in them.
"""

import logging
import os
import re
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from kiosk.errors import Unavailable
from kiosk.i18n import N_
from kiosk.soundness import QUICK, THOROUGH, is_sound

KEPT = 7
COMPANIONS = ("", "-wal", "-shm")
NEEDED_BYTES = 256 * 1024  # for SQLite's own files beside the state file
BACKUP = re.compile(r"state-(\d+)\.sqlite")
RESTORED = N_("The progress file was damaged. The newest backup took over; the damaged file is kept in %(file)s.")
STARTED_EMPTY = N_(
    "The progress file was damaged and there was no backup. "
    "We started an empty one; the damaged file is kept in %(file)s."
)
FOUND_MISSING = N_("The progress file was missing. The newest backup took over.")

log = logging.getLogger(__name__)


def ensure_sound(path: Path, backups: Path):
    """Make sure that a sound state file, or none, is at ``path``; return what staff should know, or None.

    After a start that did not end cleanly every page of the file is checked.
    The answer is a (sentence, file set aside) pair. Raises Unavailable if the
    disk is full or may not be written.
    """
    _check_disk(path)
    kept, missing = list_backups(backups), not path.exists() or path.stat().st_size == 0
    check = THOROUGH if marker(path).exists() else QUICK
    if (missing and not kept) or (not missing and is_sound(path, check)):
        return None
    aside = _set_aside(path)
    for backup in reversed(kept):
        if is_sound(backup, THOROUGH):
            _copy(backup, path)
            return FOUND_MISSING if missing else RESTORED, aside
    return STARTED_EMPTY, aside


def _check_disk(path):
    try:
        with tempfile.TemporaryFile(dir=path.parent) as file:
            file.write(bytes(NEEDED_BYTES))
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            path.open("r+b").close()
    except OSError as error:
        raise Unavailable(
            N_("The folder %(folder)s cannot be written: %(why)s. Make room or allow writing, then start again."),
            folder=str(path.parent),
            why=error.strerror or str(error),
        ) from error


def marker(path: Path):
    """Return the file that is there while the kiosk runs; found at start, the last run ended abruptly."""
    return path.with_name(path.name + ".running")


def _set_aside(path):
    number = 1
    while path.with_name(f"{path.name}.damaged-{number}").exists():
        number += 1
    aside = path.with_name(f"{path.name}.damaged-{number}")
    for companion in COMPANIONS:
        with suppress(FileNotFoundError):
            path.with_name(path.name + companion).rename(aside.with_name(aside.name + companion))
    return aside


def list_backups(folder: Path):
    """Return the backups in ``folder``, the oldest first. Whatever else lies there is left alone."""
    found = [path for path in folder.glob("state-*.sqlite") if BACKUP.fullmatch(path.name)]
    return sorted(found, key=_number)


def _number(backup):
    return int(BACKUP.fullmatch(backup.name)[1])


def back_up(path: Path, folder: Path):
    """Copy the state file into ``folder`` while the kiosk runs, check the copy, and return it.

    Older copies beyond the newest seven go only after the new one is proven.
    Raises OSError when the disk is full or the copy is damaged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    old = list_backups(folder)
    number = _number(old[-1]) + 1 if old else 1
    target = folder / f"state-{number:06d}.sqlite"
    try:
        _copy(path, target)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    if not is_sound(target, THOROUGH):
        target.unlink()
        raise OSError(f"{target}: damaged")
    for backup in old[: max(0, len(old) + 1 - KEPT)]:
        backup.unlink()
    return target


def _copy(source, target):
    """Copy a database through SQLite's own backup interface: half-written pages cannot get in."""
    draft = target.with_name(target.name + ".new")
    for leftover in ("", "-journal", "-wal", "-shm"):  # of a copy that a power cut interrupted
        draft.with_name(draft.name + leftover).unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(draft)) as writing:
        reading.backup(writing)
    descriptor = os.open(draft, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    draft.replace(target)
