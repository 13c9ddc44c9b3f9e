"""A copy of a pack on this kiosk, verified and unpacked, that staff look at before it is installed.

What was looked at is what is installed: a stick may be changed or pulled out in
between.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError, NotFound
from kiosk.i18n import N_
from kiosk.sync.packs import files, ratchet, reading, store, trust

HEAD = "head"
SOURCES = "sources"
GONE = N_("This pack is not waiting any more. Choose it again.")


@dataclass(frozen=True)
class Staged:
    """A pack that waits. ``digest`` is the SHA-256 of the whole pack, ``sources`` the folder of its files."""

    head: reading.Head
    digest: str
    sources: Path

    @property
    def manifest(self):
        """What the pack says about itself."""
        return self.head.manifest


def stage(settings, path, progress=lambda done, total: None):
    """Verify the pack ``path``, unpack it beside the lessons, and return the :class:`Staged`.

    One that waited before makes room. ``progress(done, total)`` is called with
    bytes. Raises BadMessage, Rejected, NotFound (no keys) or Unavailable; then nothing waits.
    """
    head = reading.read_head(path, trust.keys(settings))
    ratchet.check_newer(store.installed_versions(settings), head.manifest.name, head.manifest.version)
    with store.alone(settings), files.plain_failures():
        clear(settings)
        files.check_room(settings.data, head.length)
        draft = _place(settings) / "draft"
        draft.mkdir(mode=0o700, parents=True)
        try:
            digest = reading.unpack(path, head, draft / SOURCES, progress)
            ratchet.check(store.read(settings), head.key_id, head.manifest.name, head.manifest.version, digest)
            files.write_whole(draft / HEAD, head.data)
            files.sync_tree(draft)
            draft.rename(_place(settings) / digest)
        except (KioskError, OSError):
            clear(settings)
            raise
    return Staged(head, digest, _place(settings) / digest / SOURCES)


def find(settings, digest):
    """Return the :class:`Staged` pack with this digest. Its signature is verified once more. Raises NotFound."""
    place = _place(settings) / digest
    if not digest.isalnum() or not (place / HEAD).is_file() or not (place / SOURCES).is_dir():
        raise NotFound(GONE)
    with files.plain_failures():
        head = reading.open_head((place / HEAD).read_bytes(), trust.keys(settings))
    return Staged(head, digest, place / SOURCES)


def clear(settings):
    """Delete what waits."""
    shutil.rmtree(_place(settings), ignore_errors=True)


def _place(settings):
    return store.folder_of(settings) / "staging"
