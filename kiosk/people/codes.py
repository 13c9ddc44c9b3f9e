"""Return codes: digits that bring a learner back, and nothing else.

Twelve digits (eleven random, one check digit) are the same keys on every
keyboard and in every script, and can be typed, read aloud or scanned. The
check digit is Damm's (2004): it catches every single wrong digit and every
swap of neighbours.
"""

import hashlib
import hmac
import secrets
import unicodedata
from pathlib import Path

from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.people.key_files import write_key

HASH_BYTES = 16
PEPPER_BYTES = 32
_QUASIGROUP = (  # H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004, order 10
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def _damm(digits):
    interim = 0
    for digit in digits:
        interim = _QUASIGROUP[interim][int(digit)]
    return interim


def new_code(length=12):
    """Return a random return code of ``length`` digits, its last one the check digit."""
    body = f"{secrets.randbelow(10 ** (length - 1)):0{length - 1}d}"
    return body + str(_damm(body))


def read_code(typed, length=12):
    """Return the code in ``typed`` as plain ASCII digits.

    Digits of any script count, spaces and hyphens do not. Raises Rejected
    with what to do when the length or the check digit is wrong.
    """
    code = fold_digits(typed)
    if len(code) != length or not code.isdecimal():
        raise Rejected(N_("A return code has %(wanted)s digits. You entered %(got)s."), wanted=length, got=len(code))
    if not is_intact(code):
        raise Rejected(N_("One digit is different from a real code. Look at your card and try again."))
    return code


def is_intact(code):
    """Say whether the last digit of ``code`` (plain ASCII digits) is the check digit of the others."""
    return _damm(code) == 0


def fold_digits(typed):
    """Return ``typed`` without spaces and hyphens, digits of any script written as ASCII digits."""
    return "".join(_digit(sign) for sign in typed if not _is_spacing(sign))


def _digit(sign):
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _is_spacing(sign):
    return unicodedata.category(sign) in ("Zs", "Pd", "Cf", "Cc")


def load_pepper(path: Path):
    """Return the key that return codes are hashed with, made on first use.

    It lives in a file of its own, readable by the kiosk alone, outside the
    database and outside backups: whoever steals a backup lacks it.
    """
    if not path.exists():
        write_key(path, secrets.token_bytes(PEPPER_BYTES))
    return path.read_bytes()


def hash_code(code, pepper):
    """Return the keyed hash under which ``code`` is stored (HMAC-SHA256 cut to 16 bytes)."""
    return hmac.new(pepper, b"return" + code.encode("ascii"), hashlib.sha256).digest()[:HASH_BYTES]
