"""Who may work in a folder at the same time: one kiosk in a data folder, one backup at a time.

The system itself frees a lock when its process ends, however it ends.
"""

import fcntl
import os
from contextlib import contextmanager

from kiosk.errors import Rejected
from kiosk.i18n import N_


@contextmanager
def only_kiosk_in(folder):
    """Keep the data folder to this process: a second kiosk on it would delete the guests of the first.

    Raises Rejected if another one is using it.
    """
    with _opened(folder) as descriptor:
        if not _try_to_lock(descriptor):
            raise Rejected(
                N_("Another kiosk is using the folder %(folder)s. Stop it, or choose another folder with --data."),
                folder=str(folder),
            )
        yield


def is_kiosk_in(folder):
    """Say whether a kiosk is running on the data folder."""
    if not folder.is_dir():
        return False
    with _opened(folder) as descriptor:
        return not _try_to_lock(descriptor)


@contextmanager
def alone_in(folder):
    """Wait until no other process is at work in ``folder``, and keep it for the ``with`` block."""
    with _opened(folder) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


@contextmanager
def _opened(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _try_to_lock(descriptor):
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
