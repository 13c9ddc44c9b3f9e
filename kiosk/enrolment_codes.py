"""The code by which a branch joins its network: used once, typed once by a person.

Eleven random symbols and a check symbol, 53 bits. The 29 symbols are digits and
letters that nobody mistakes for each other. 29 is a prime, so a weighted sum
catches every single wrong symbol and every swap of two.
"""

import secrets
import unicodedata

from kiosk.errors import Rejected
from kiosk.i18n import N_

SYMBOLS = "23456789ABCDEFGHJKMNPQRSTVWXY"
LENGTH = 12
GROUP = 4


def new_code() -> str:
    """Return a random code without its hyphens."""
    body = "".join(secrets.choice(SYMBOLS) for _ in range(LENGTH - 1))
    return body + next(symbol for symbol in SYMBOLS if _weighted(body + symbol) == 0)


def read_code(typed: str) -> str:
    """Return the code in ``typed``, however it is written: small letters, spaces and hyphens do not matter.

    Raises Rejected with what to do if it is no code.
    """
    folded = unicodedata.normalize("NFKC", typed).upper()
    code = "".join(sign for sign in folded if unicodedata.category(sign) not in ("Zs", "Pd", "Cf", "Cc"))
    if len(code) != LENGTH or not set(code) <= set(SYMBOLS):
        raise Rejected(N_("A code has %(wanted)s letters and digits, without 0, 1, I, L, O, U and Z."), wanted=LENGTH)
    if _weighted(code):
        raise Rejected(N_("One sign is different from a real code. Look at the sheet and try again."))
    return code


def grouped(code: str) -> str:
    """Return ``code`` as it is printed, for example 7K3M-9QX2-ABCD."""
    return "-".join(code[place : place + GROUP] for place in range(0, LENGTH, GROUP))


def _weighted(code):
    return sum(place * SYMBOLS.index(symbol) for place, symbol in enumerate(code, 1)) % len(SYMBOLS)
