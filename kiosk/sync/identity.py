"""Who this kiosk is to the library network: a random number and a key, made here at first use.

Both lie beside the other keys, outside the state file and in no backup. They
belong to one machine: where a memory card is copied or moved, the copy becomes
another kiosk, so that two never report under one name. The number is written
last, so that a number is there only together with all that belongs to it.
"""

import hashlib
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from kiosk import durable, report_format
from kiosk.errors import Unavailable
from kiosk.people.key_files import write_key

MACHINE_ID = Path("/etc/machine-id")
BOARD_SERIALS = (
    Path("/proc/device-tree/serial-number"),
    Path("/sys/class/dmi/id/board_serial"),
    Path("/sys/class/dmi/id/product_uuid"),
)
_KIOSK = re.compile(report_format.KIOSK)


@dataclass(frozen=True, slots=True)
class Identity:
    """The number of this kiosk in hexadecimal, and the key (``signing_keys.PrivateKey``) it signs with."""

    kiosk: str
    key: object


def load_or_make(settings) -> Identity:
    """Return who this kiosk is, making number and key at first use, on another machine, or if they are damaged."""
    from kiosk import signing_keys  # noqa: PLC0415 - a large library, which an idle kiosk does not need

    kiosk = read(settings) or renew(settings)
    try:
        key = signing_keys.load_or_make_key(_key_file(settings))
    except Unavailable:
        kiosk = renew(settings)
        key = signing_keys.load_or_make_key(_key_file(settings))
    return Identity(kiosk, key)


def read(settings) -> str:
    """Return the number of this kiosk, or "" if there is none yet, or only that of another machine."""
    kiosk, mark = _text(_id_file(settings)), _text(_machine_file(settings))
    return kiosk if _KIOSK.fullmatch(kiosk) and mark == machine_mark(kiosk) else ""


def renew(settings) -> str:
    """Become another kiosk: forget number and key, and return the new number. The key is made when it is needed."""
    for path in (_id_file(settings), _key_file(settings)):  # an old number must never meet a new key
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)
    kiosk = report_format.new_kiosk()
    for path, text in ((_machine_file(settings), machine_mark(kiosk)), (_id_file(settings), kiosk)):
        write_key(path, f"{text}\n".encode("ascii"))
        _sync_folder(path.parent)
    return kiosk


def machine_mark(kiosk="") -> str:
    """Return what tells this machine from others, in hexadecimal. Mixed with ``kiosk`` it says nothing elsewhere."""
    seen = "\0".join((kiosk, *(_text(path) for path in (MACHINE_ID, *BOARD_SERIALS) if _is_lasting(path))))
    return hashlib.sha256(seen.encode()).hexdigest()


def _is_lasting(path):
    """Say whether a file says the same to every account and at every start."""
    try:
        return bool(path.stat().st_mode & stat.S_IROTH) and not path.is_mount()
    except OSError:
        return False


def _text(path):
    """Return what stands in a small file, or "" if it cannot be read: many machines have no serial number."""
    try:
        return path.read_bytes()[:200].decode("ascii", "replace").strip(" \0\n")
    except OSError:
        return ""


def _id_file(settings):
    return settings.data / "keys" / "kiosk.id"


def _key_file(settings):
    return settings.data / "keys" / "kiosk.key"


def _machine_file(settings):
    return settings.data / "keys" / "kiosk.machine"


def _sync_folder(folder):
    if folder.is_dir():
        durable.sync_path(folder)
