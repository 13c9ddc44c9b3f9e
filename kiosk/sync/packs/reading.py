"""Reading a pack: first the signature, then the manifest, then each file, never more than was signed for."""

import hashlib
import os
import stat
from dataclasses import dataclass

from kiosk import __version__, envelope
from kiosk.durable import sync_file
from kiosk.errors import BadMessage, Rejected
from kiosk.i18n import N_
from kiosk.sync.packs import contents, format
from kiosk.sync.packs.files import plain_failures

PIECE = 256 * 1024
CUT_OFF = N_("This pack is cut off or damaged. Copy it to the stick again, or ask for it once more.")
NO_PACK = N_("This file is no pack of lessons.")


@dataclass(frozen=True)
class Head:
    """The verified beginning of a pack: ``key_id`` signed the ``manifest``. ``data`` are its very bytes."""

    manifest: format.Manifest
    key_id: str
    data: bytes

    @property
    def length(self):
        """How long the whole file must be, in bytes."""
        return len(self.data) + self.manifest.body_bytes


def read_head(path, keys):
    """Return the :class:`Head` of the pack ``path``, signed by one of ``keys``.

    Nothing of it is parsed before its signature was found good. Raises
    BadMessage if it is not as it should be, Unavailable if it cannot be read.
    """
    with plain_failures(), _opened(path) as file:
        data = _first_lines(file)
        head = open_head(data, keys)
        if os.fstat(file.fileno()).st_size != head.length:
            raise BadMessage("bad-pack", CUT_OFF)
    return head


def open_head(data, keys):
    """Do the same for ``data``, the first two lines of a pack."""
    sealed = data.removeprefix(format.MARK).removesuffix(b"\n")
    opened = envelope.unseal(sealed, keys, (format.TYPE,), format.MAX_HEADER_BYTES)
    head = Head(format.parse(opened.payload), opened.key_id, data)
    check_use(head.manifest.kind, head.manifest.min_app)
    contents.check_plan(head.manifest)
    return head


def check_use(kind, min_app):
    """Raise Rejected if a pack is for a newer kiosk than this."""
    if kind not in format.KINDS or _numbers(min_app) > _numbers(__version__):
        raise Rejected(N_("This pack is for a newer version of the kiosk. Update the kiosk first, then try again."))


def unpack(path, head, folder, progress=lambda done, total: None):
    """Write the files of the pack ``path`` into the empty ``folder`` and return the SHA-256 of the whole pack.

    ``head`` was read before; the file may have changed since and must still
    begin with it. Each file is hashed while it is written, and looked at
    afterwards. ``progress(done, total)`` is called with bytes. Raises
    BadMessage or Unavailable, and leaves ``folder`` to be deleted.
    """
    whole, done = hashlib.sha256(head.data), 0
    with plain_failures(), _opened(path) as file:
        if file.read(len(head.data)) != head.data:
            raise BadMessage("bad-pack", CUT_OFF)
        for packed in head.manifest.files:
            target = folder / format.disk_path(packed.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy_one(file, packed, target, whole)
            contents.check_file(head.manifest.kind, packed.path, target)
            done += packed.length
            progress(done, head.manifest.body_bytes)
        if file.read(1):
            raise BadMessage("bad-pack", CUT_OFF)
    return whole.hexdigest()


def _copy_one(file, packed, target, whole):
    digest, left = hashlib.sha256(), packed.length
    with target.open("xb") as copy:
        while left and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            for hashed in (digest, whole):
                hashed.update(piece)
            copy.write(piece)
        sync_file(copy)
    if left or digest.hexdigest() != packed.sha256:
        raise BadMessage("bad-pack", CUT_OFF)


def _opened(path):
    """Open a plain file; a link or a device on a stick is none."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise BadMessage("bad-pack", NO_PACK)
    return os.fdopen(descriptor, "rb")


def _first_lines(file):
    if file.read(len(format.MARK)) != format.MARK:
        raise BadMessage("bad-pack", NO_PACK)
    line = file.readline(format.MAX_HEADER_BYTES + 1)
    if not line.endswith(b"\n"):
        raise BadMessage("bad-pack", CUT_OFF)
    return format.MARK + line


def _numbers(version):
    return tuple(int(part) for part in version.split(".")[:3])
