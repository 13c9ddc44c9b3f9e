"""Backups of the state file, and what happens when it is damaged.

At start the file is checked. A damaged one is set aside, never deleted, and
the newest good backup takes over, else an empty file. A disk that is full or
read-only is not a damaged file: then nothing is touched and the start refused.
Backups are numbered, because dates may jump; keys are not in them. Which of
them are kept is decided in ``upkeep``.
"""

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from kiosk import disk_space, durable, locks
from kiosk.i18n import N_
from kiosk.soundness import QUICK, THOROUGH, is_sound

COMPANIONS = ("", "-wal", "-shm")
BACKUP = re.compile(r"state-(\d+)(-before-restore)?\.sqlite")
RESTORED = N_("The progress file was damaged. The newest backup took over; the damaged file is kept in %(file)s.")
STARTED_EMPTY = N_(
    "The progress file was damaged and there was no backup. "
    "We started an empty one; the damaged file is kept in %(file)s."
)
FOUND_MISSING = N_("The progress file was missing. The newest backup took over.")


def ensure_sound(path: Path, backups: Path, prepare=lambda connection: None):
    """Make sure that a sound state file, or none, is at ``path``; return what staff should know, or None.

    After a start that did not end cleanly every page of the file is checked.
    The answer is a (sentence, file set aside) pair. ``prepare(connection)`` may
    change the copy of a backup before it takes over. Raises Unavailable if the
    disk is full or may not be written.
    """
    disk_space.check(path)
    kept, missing = list_backups(backups)[::-1], not path.exists() or path.stat().st_size == 0
    check = THOROUGH if marker(path).exists() else QUICK
    if (missing and not kept) or (not missing and is_sound(path, check)):
        return None
    aside = _set_aside(path)
    for backup in sorted(kept, key=was_put_away):  # what staff have put away comes last
        if is_sound(backup, THOROUGH):
            _copy(backup, path, prepare)
            return FOUND_MISSING if missing else RESTORED, aside
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
    """Return the backups in ``folder``, the oldest first. Whatever else lies there is left alone."""
    found = [path for path in folder.glob("state-*.sqlite") if BACKUP.fullmatch(path.name)]
    return sorted(found, key=number_of)


def number_of(backup):
    """Return the number of a backup; a later one has a higher number."""
    return int(BACKUP.fullmatch(backup.name)[1])


def was_put_away(backup):
    """Say whether a backup holds what staff replaced by an older backup."""
    return BACKUP.fullmatch(backup.name)[2] is not None


def back_up(path: Path, folder: Path, *, before_restore=False):
    """Copy the state file into ``folder`` while the kiosk runs, check the copy, and return it.

    Only a copy that is proven gets the name of a backup. Raises OSError when
    the disk is full or the copy is damaged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locks.alone_in(folder):
        old = list_backups(folder)
        number = number_of(old[-1]) + 1 if old else 1
        target = folder / f"state-{number:06d}{'-before-restore' if before_restore else ''}.sqlite"
        try:
            _copy(path, target)
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
    return target


def _copy(source, target, prepare=lambda connection: None):
    """Copy a database through SQLite's own backup interface: half-written pages cannot get in."""
    draft = target.with_name(target.name + ".new")
    _clear_away(draft)  # what a power cut left of an earlier copy
    try:
        # in one step: a copy made in several begins anew whenever somebody writes
        with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(draft)) as writing:
            reading.backup(writing)
            with writing:
                prepare(writing)
        if not is_sound(draft, THOROUGH):
            raise OSError(f"{target.name}: damaged")
        durable.sync_path(draft)
        draft.replace(target)
        durable.sync_path(target.parent)
    except BaseException:
        _clear_away(draft)
        raise


def _clear_away(draft):
    for leftover in ("", "-journal", "-wal", "-shm"):
        draft.with_name(draft.name + leftover).unlink(missing_ok=True)
