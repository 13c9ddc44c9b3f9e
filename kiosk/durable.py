"""What must still be there after a power cut: waiting until the disk has it."""

import os


def sync_file(file):
    """Wait until what was written into the open ``file`` is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_path(path):
    """Wait until the file ``path``, or the names in the folder ``path``, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
