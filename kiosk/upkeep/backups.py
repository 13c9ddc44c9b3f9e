"""The kiosk's own backups: making one, listing them, letting old ones go.

Which day a backup was made is read from the backup itself: it holds the
library's day and the running time as they were. Names and dates of files are
not asked, because a clock without a battery may have written them.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk import rescue
from kiosk.clock import Day
from kiosk.errors import Unavailable
from kiosk.i18n import N_
from kiosk.upkeep.keeping import surplus


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file.

    ``day`` is the highest date the library was sure of when it was made, and
    whether that was the very day; None if it does not say. ``running_seconds``
    is the measured running time then.
    """

    path: Path
    number: int
    day: Day | None
    running_seconds: int
    bytes: int
    was_put_away: bool  # made just before an older backup was put back
    is_readable: bool


def folder_of(settings):
    """Return where the backups of a kiosk lie."""
    return settings.data / "backups"


def list_backups(folder):
    """Return every :class:`Backup` in ``folder``, the newest first."""
    return [read(path) for path in reversed(rescue.list_backups(folder))]


def newest(folder):
    """Return the newest readable backup in ``folder``, or None."""
    return next((backup for backup in map(read, reversed(rescue.list_backups(folder))) if backup.is_readable), None)


def read(path):
    """Return the :class:`Backup` at ``path``. One that cannot be read says so and nothing else."""
    facts = {
        "path": path,
        "number": rescue.number_of(path),
        "bytes": path.stat().st_size,
        "was_put_away": rescue.was_put_away(path),
    }
    try:
        with closing(open_at_rest(path)) as connection:
            return Backup(**facts, day=_day(connection), running_seconds=_running_seconds(connection), is_readable=True)
    except (sqlite3.Error, ValueError, TypeError):
        return Backup(**facts, day=None, running_seconds=0, is_readable=False)


def open_at_rest(path):
    """Return a connection for reading a file that nobody writes, even on a stick that may not be written."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _day(connection):
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'library_day'").fetchone():
        return None
    row = connection.execute("SELECT mark, trusted FROM library_day").fetchone()
    return Day(date.fromisoformat(row[0]), bool(row[1])) if row else None


def _running_seconds(connection):
    row = connection.execute("SELECT seconds FROM running_time").fetchone()
    return row[0] if row else 0


def make(settings, *, before_restore=False):
    """Back up the state file while the kiosk runs and let old backups go; return the new :class:`Backup`.

    Raises Unavailable if the disk is full or what was copied is damaged; older backups are left alone then.
    """
    folder = folder_of(settings)
    try:
        made = rescue.back_up(settings.state_path, folder, before_restore=before_restore)
        for old in surplus(list_backups(folder)):
            old.path.unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable(
            N_("The backup was not made: %(why)s. Older backups are still there."), why=error.strerror or str(error)
        ) from error
    return read(made)
