"""Writing so that a power cut leaves a file whole or absent, and looking for room first."""

import errno
import shutil
from contextlib import contextmanager, suppress

from kiosk.durable import sync_file, sync_path
from kiosk.errors import Unavailable
from kiosk.i18n import N_

KEPT_FREE_BYTES = 200 * 2**20  # packs never fill the disk: people's progress needs it (privacy.md 3.10)
NO_ROOM = N_("There is not enough room on this kiosk for the pack. Nothing was changed. Make room under Backup first.")
LOST = N_("The pack could not be read to its end. Nothing was changed. If it is on a stick, plug the stick in again.")
NO_ROOM_CODES = (errno.ENOSPC, errno.EDQUOT)


def check_room(folder, bytes_needed):
    """Raise Unavailable if writing ``bytes_needed`` into ``folder`` would leave too little room on the disk."""
    if shutil.disk_usage(folder).free < bytes_needed + KEPT_FREE_BYTES:
        raise Unavailable(NO_ROOM)


@contextmanager
def plain_failures():
    """Turn what a disk or a stick says into a sentence for people."""
    try:
        yield
    except OSError as error:
        raise Unavailable(NO_ROOM if error.errno in NO_ROOM_CODES else LOST) from error


def write_whole(path, data):
    """Put ``data`` (bytes) into the file ``path``, wholly or not at all, and see it on the disk."""
    draft = path.with_name(f"{path.name}.new")
    try:
        with draft.open("wb") as file:
            file.write(data)
            sync_file(file)
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync_path(path.parent)


def sync_tree(folder):
    """Wait until the names in ``folder`` and all folders in it are on the disk."""
    for place in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        sync_path(place)
