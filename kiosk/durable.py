"""What must still be there after a power cut: waiting until the disk has it."""

import os


def sync_file(file):
    """Wait until what was written into the open ``file`` is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(folder):
    """Wait until the names in ``folder`` are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
