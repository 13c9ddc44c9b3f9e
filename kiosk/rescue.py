"""Backups of the state file, and what happens when it is damaged.

At start the file is checked. A damaged one is set aside, never deleted, and
the newest good backup takes over, else an empty file: a kiosk always starts.
Backups are numbered, because dates may jump; keys are not in them.
"""

import logging
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from kiosk.i18n import N_

KEPT = 7
COMPANIONS = ("", "-wal", "-shm")
QUICK, THOROUGH = "PRAGMA quick_check(1)", "PRAGMA integrity_check(1)"
RESTORED = N_("The progress file was damaged. The newest backup took over; the damaged file is kept in %(file)s.")
STARTED_EMPTY = N_(
    "The progress file was damaged and there was no backup. "
    "We started an empty one; the damaged file is kept in %(file)s."
)

log = logging.getLogger(__name__)


def is_sound(path, check=QUICK):
    """Say whether the SQLite file at ``path`` passes ``check``. The file must not be in use."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(check).fetchone()[0] == "ok"
    except sqlite3.Error:
        return False


def ensure_sound(path: Path, backups: Path):
    """Make sure that a sound state file, or none, is at ``path``; return what staff should know, or None.

    After a start that did not end cleanly every page of the file is checked.
    The answer is a (sentence, file set aside) pair.
    """
    if not path.exists():
        return None
    check = THOROUGH if marker(path).exists() else QUICK
    if is_sound(path, check):
        return None
    aside = _set_aside(path)
    for backup in reversed(list_backups(backups)):
        if is_sound(backup, THOROUGH):
            _copy(backup, path)
            return RESTORED, aside
    return STARTED_EMPTY, aside


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
    """Return the backups in ``folder``, the oldest first."""
    return sorted(folder.glob("state-*.sqlite"), key=lambda path: int(path.stem.partition("-")[2]))


def back_up(path: Path, folder: Path):
    """Copy the state file into ``folder`` while the kiosk runs, check the copy, and return it.

    Older copies beyond the newest seven go only after the new one is proven.
    Raises OSError when the disk is full or the copy is damaged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    old = list_backups(folder)
    number = int(old[-1].stem.partition("-")[2]) + 1 if old else 1
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
    with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(draft)) as writing:
        reading.backup(writing)
    descriptor = os.open(draft, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    draft.replace(target)
