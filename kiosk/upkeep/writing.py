"""Writing a file so that it is there whole or not at all, also on a stick that may be pulled out."""

import errno
import os
from contextlib import suppress

CHUNK = 256 * 1024  # bytes
UNSYNCED_FOLDERS = (errno.EINVAL, errno.ENOSYS)  # some drivers cannot sync a folder; the file itself is on disk


def write_whole(target, write, check=lambda draft: None):
    """Put the file ``target`` in place: ``write(file)`` fills a draft, ``check(draft)`` may refuse it by raising.

    Raises OSError, and then leaves what was there before.
    """
    draft = target.with_name(target.name + ".new")
    try:
        with draft.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
            _forget_cached(file)
        check(draft)
        draft.replace(target)
        _sync_folder(target.parent)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def _forget_cached(file):
    """Let the system drop what it holds in memory of ``file``, so that reading it asks the disk."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync_folder(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in UNSYNCED_FOLDERS:
            raise
    finally:
        os.close(descriptor)


def copy_pieces(source, file, progress=lambda done, total: None, note=lambda piece: None):
    """Write the file at ``source`` into the open ``file``.

    ``progress(done, total)`` is called with bytes, ``note`` with each piece.
    """
    total, done = source.stat().st_size, 0
    with source.open("rb") as reading:
        while piece := reading.read(CHUNK):
            file.write(piece)
            note(piece)
            done += len(piece)
            progress(done, total)
