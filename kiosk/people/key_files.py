"""Files in the folder of keys: readable by the kiosk alone, outside the database and outside backups."""

import os
from pathlib import Path


def write_key(path: Path, data: bytes):
    """Put ``data`` into the file ``path`` so that only the kiosk may read it, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
