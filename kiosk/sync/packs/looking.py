"""Looking into packs without installing them."""

import tempfile
from pathlib import Path

from kiosk.signing_keys import key_id
from kiosk.sync.packs import reading
from kiosk.sync.packs.catalogue import Listed


def verify(path, keys):
    """Verify every byte of the pack ``path`` and return (:class:`~reading.Head`, its SHA-256). Raises BadMessage."""
    head = reading.read_head(path, keys)
    with tempfile.TemporaryDirectory(prefix="kiosk-pack-") as folder:
        return head, reading.unpack(path, head, Path(folder))


def listed(path, public):
    """Return how a catalogue lists the pack ``path``, which must be signed with the key ``public``."""
    head, digest = verify(path, {key_id(public): public})
    return Listed(head.manifest.name, head.manifest.version, digest, head.length, head.manifest.min_app)
