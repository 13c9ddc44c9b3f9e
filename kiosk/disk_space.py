"""Room on the disk: checked at start, with a reserve for the day when there is none.

A full disk would stop even Finish from deleting a guest. So a file of ballast
lies in the data folder; it is thrown away when the disk is full, and laid anew
once there is plenty of room.
"""

import errno
import logging
import os
import shutil
import tempfile
from pathlib import Path

from kiosk.errors import Unavailable
from kiosk.i18n import N_

NEEDED_BYTES = 256 * 1024  # for SQLite's own files beside the state file
BALLAST_BYTES = 16 * 2**20  # about two thousand answers
PLENTY_BYTES = 20 * BALLAST_BYTES  # with less than this the reserve would be what fills the disk
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)

log = logging.getLogger(__name__)


def check(path: Path):
    """See that the state file at ``path`` and files beside it can be written; ballast goes first if need be.

    Raises Unavailable if they cannot.
    """
    try:
        try:
            _try_to_write(path)
        except OSError as error:
            if error.errno not in NO_ROOM or not drop_ballast(path.parent):
                raise
            _try_to_write(path)
    except OSError as error:
        raise Unavailable(
            N_("The folder %(folder)s cannot be written: %(why)s. Make room or allow writing, then start again."),
            folder=str(path.parent),
            why=error.strerror or str(error),
        ) from error


def _try_to_write(path):
    with tempfile.TemporaryFile(dir=path.parent) as file:
        file.write(bytes(NEEDED_BYTES))
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        path.open("r+b").close()


def ballast(folder: Path):
    """Return the file of ballast in ``folder``; it need not be there."""
    return folder / "ballast"


def level(free_bytes: int) -> str:
    """Return in one word how much room so many free bytes are: ok, low or full.

    >>> level(PLENTY_BYTES), level(PLENTY_BYTES - 1), level(0)
    ('ok', 'low', 'full')
    """
    if free_bytes >= PLENTY_BYTES:
        return "ok"
    return "low" if free_bytes >= BALLAST_BYTES else "full"


def lay_ballast(folder: Path):
    """Put the reserve into ``folder`` if it is missing and there is plenty of room."""
    path = ballast(folder)
    if path.exists() or shutil.disk_usage(folder).free < PLENTY_BYTES:
        return
    draft = path.with_suffix(".new")
    try:
        with draft.open("wb") as file:
            for _ in range(BALLAST_BYTES // 2**20):
                file.write(bytes(2**20))  # real bytes: a file of holes would free nothing
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        log.warning("no ballast laid: %s", error.strerror)


def drop_ballast(folder: Path):
    """Free the reserve in ``folder`` and say whether there was one."""
    try:
        ballast(folder).unlink()
    except OSError:
        return False
    log.error("the disk is full: the reserve of %s MiB is in use now", BALLAST_BYTES // 2**20)
    return True
