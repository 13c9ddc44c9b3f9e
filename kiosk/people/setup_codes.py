"""The set-up code: whoever can read the kiosk's own screen or files may set it up, and nobody else in the room.

It is a file beside the keys, made when it is first needed and deleted when the
first librarian is there.
"""

import hmac
import secrets
from pathlib import Path

from kiosk.people.codes import fold_digits
from kiosk.people.key_files import write_key

DIGITS = 6
GROUP = 3


def path_in(data: Path):
    """Return where the set-up code of the kiosk with this data folder is."""
    return data / "keys" / "setup-code"


def read_or_make(path):
    """Return the set-up code, as digits; a new one if there is none yet."""
    code = _read(path)
    if not code:
        code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
        write_key(path, code.encode("ascii"))
    return code


def is_right(path, typed):
    """Say whether ``typed`` is the set-up code, in whatever script and groups it came."""
    return hmac.compare_digest(fold_digits(typed).encode(), read_or_make(path).encode())


def in_groups(code):
    """Return the code as it is shown: digits in groups of three."""
    return " ".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def forget(path):
    """Delete the set-up code: there is a librarian now."""
    path.unlink(missing_ok=True)


def _read(path):
    try:
        code = path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
    return code if code.isdecimal() and len(code) >= DIGITS else ""
