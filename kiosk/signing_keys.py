"""Keys to sign with: made on this machine at first use, in a file of their own, never in a backup or an image.

The library behind them takes a tenth of a second to load, and megabytes. A kiosk
signs once a week, so it is loaded where it is used.
"""

import hashlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import durable
from kiosk.errors import Unavailable
from kiosk.i18n import N_

KEY_BYTES = 32  # of a public key: the raw bytes of RFC 8032
KEY_ID_SIGNS = 32

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey as PrivateKey
else:
    PrivateKey = object


def new_key() -> PrivateKey:
    """Return a new key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate()


def public_of(key: PrivateKey) -> bytes:
    """Return the public half of ``key`` as 32 raw bytes."""
    return key.public_key().public_bytes_raw()


def key_id(public: bytes) -> str:
    """Return the name of a public key: the first half of its SHA-256 in hexadecimal."""
    return hashlib.sha256(public).hexdigest()[:KEY_ID_SIGNS]


def load_or_make_key(path: Path) -> PrivateKey:
    """Return the key in the file ``path`` (PEM, readable by us alone), made at first use.

    If two programs make it at once, both get the same. Raises Unavailable if the file is damaged.
    """
    try:
        return _read(path)
    except FileNotFoundError:
        _write(path, new_key())
        return _read(path)


def _read(path):
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    damaged = Unavailable(N_("The key file %(file)s is damaged."), file=str(path))
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise damaged from error
    if not isinstance(key, Ed25519PrivateKey):
        raise damaged
    return key


def _write(path, key):
    """Put ``key`` into ``path``, whole and on disk, unless somebody else just did."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(_pem(key))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # unlike a rename, this never takes the place of another key
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        draft.replace(path)
    draft.unlink(missing_ok=True)
    durable.sync_path(path.parent)


def _pem(key):
    from cryptography.hazmat.primitives import serialization

    encoding, shape = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return key.private_bytes(encoding, shape, serialization.NoEncryption())
