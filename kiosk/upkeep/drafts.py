"""A copy of a backup that is looked at, and perhaps put back, beside the running kiosk.

What was looked at is what is put back: a stick may be changed or pulled out in
between. The copy is checked and brought up to date before anybody sees it.
"""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk import migrate
from kiosk.errors import KioskError, NotFound, Rejected, Unavailable
from kiosk.i18n import N_
from kiosk.soundness import THOROUGH, is_sound
from kiosk.storage import state_db
from kiosk.upkeep.writing import copy_pieces, write_whole

COPIES = 4  # the draft, what is put away, the write-ahead log, and SQLite's own files: so much room is needed
TOKEN_DIGITS = 16
DAMAGED = N_("This file is damaged, or it is no backup of a kiosk. Nothing was changed. Choose another one.")
NO_ROOM = N_("There is not enough room on this kiosk to put a backup back. Nothing was changed. Make room first.")
LOST = N_("This backup could not be read. Nothing was changed. If it is on a stick, plug the stick in and try again.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A checked copy, up to date. ``token`` tells one from another; ``source`` is the name of the file it came from."""

    path: Path
    token: str
    source: str


def folder_of(settings):
    """Return where the draft of a kiosk lies while staff decide."""
    return settings.data / "restoring"


def take(settings, source, progress=None):
    """Copy the backup at ``source``, check it, bring it up to date, and return the :class:`Draft`.

    An earlier draft makes room. ``progress(done, total)`` is called with bytes.
    Raises Rejected for a file that is damaged or comes from a newer kiosk,
    Unavailable when it cannot be read or there is no room.
    """
    clear(settings)
    folder = folder_of(settings)
    try:
        if shutil.disk_usage(settings.data).free < COPIES * source.stat().st_size:
            raise Unavailable(NO_ROOM)
        folder.mkdir(mode=0o700, parents=True)
        draft = _copy(source, folder, progress or (lambda done, total: None))
    except OSError as error:
        raise Unavailable(LOST) from error
    try:
        _make_ready(draft.path)
    except KioskError:
        clear(settings)
        raise
    return draft


def find(settings, token):
    """Return the draft with this token. Raises NotFound if another one was taken since, or the kiosk has restarted."""
    for path in folder_of(settings).glob(f"{token}-*") if token.isalnum() else ():
        return Draft(path, token, path.name.removeprefix(f"{token}-"))
    raise NotFound(N_("Somebody chose another backup meanwhile. Choose again."))


def clear(settings):
    """Delete the draft: it holds people's progress and is needed no longer."""
    shutil.rmtree(folder_of(settings), ignore_errors=True)


def _copy(source, folder, progress):
    digest, part = hashlib.sha256(), folder / "part"
    write_whole(part, lambda file: copy_pieces(source, file, progress, digest.update))
    token = digest.hexdigest()[:TOKEN_DIGITS]
    path = folder / f"{token}-{source.name}"
    part.rename(path)
    return Draft(path, token, source.name)


def _make_ready(path):
    try:
        if _is_empty(path) or not is_sound(path, THOROUGH):
            raise Rejected(DAMAGED)
        migrate.upgrade_file(path)
        if not is_sound(path, THOROUGH):
            raise Rejected(DAMAGED)
        _forget_guests(path)
        _use_pages_of(state_db.execute_sql("PRAGMA page_size").fetchone()[0], path)
    except sqlite3.Error as error:
        raise Rejected(DAMAGED) from error


def _forget_guests(path):
    """Nobody is visiting in the past."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = on")
        connection.execute("DELETE FROM learner WHERE code_hash IS NULL")


def _use_pages_of(size, path):
    """Give the draft pages of ``size`` bytes: SQLite copies only between files with pages of the same size."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if connection.execute("PRAGMA page_size").fetchone()[0] != size:
            connection.execute(f"PRAGMA page_size = {size}")
            connection.execute("VACUUM")


def _is_empty(path):
    """Say whether the file has no tables of ours; from now on it also keeps no log beside it, to put away with it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = delete")
        return connection.execute("PRAGMA user_version").fetchone()[0] == 0
