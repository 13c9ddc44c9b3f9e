"""What opens the desk: a PIN of digits or a passphrase, and which of them others would try first.

Length is the only rule for a passphrase (NIST SP 800-63B): signs and capitals
that a rule asks for make it hard to remember and no harder to guess.
"""

import re
import unicodedata
from itertools import pairwise

from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.people.codes import fold_digits

LEAST_DIGITS = 6
LEAST_SIGNS = 12
MOST_SIGNS = 128
LEAST_OWN_SIGNS = 6  # of a passphrase besides the names that everybody here knows
LEAST_DIFFERENT = 5

PATTERNS = """
    159753 357159 147258 258369 147852 741852 852963 963852 852456 789456 456123 123654 123789 789123 159357 142536
    102030 112233 223344 332211 101112 456789 314159 271828 112358
"""  # drawn on a keypad, counted in some way, or known from school
YEAR = re.compile(r"(?:19|20)\d\d\d*|\d*(?:19|20)\d\d")
LONGEST_DATE = 8  # digits: 01012026
COMMON = """
    password1234 password12345 passwordpassword passphrase123 mypassphrase administrator administrator1
    adminadminadmin letmeinplease changemeplease welcomewelcome qwertyuiop12 qwertyuiop123 qwertyuiopas
    qwertyuiopasdfgh qwertyuiopasdfghjkl asdfghjkl123 1q2w3e4r5t6y 1qaz2wsx3edc abcdefghijkl abcdefghijklm
    abcd12345678 iloveyou1234 iloveyouiloveyou opensesame123 correcthorsebatterystaple trustno1trustno1
    librarylibrary library12345 librarypassword mylibrarypassword publiclibrary thelibrarian ilovebooks123
    iloveourlibrary ilovethelibrary librariansdesk librarydesk123 digitalskills librarydigitalskills
"""
_FIRST_PINS, _FIRST_PASSPHRASES = frozenset(PATTERNS.split()), frozenset(COMMON.split())


def fold(typed):
    """Return ``typed`` in the form in which it is hashed and compared.

    A PIN is plain ASCII digits, whatever script or groups it was typed in; a
    passphrase has its spaces made single and its letters in one spelling (NFKC).
    """
    digits = fold_digits(typed)
    if digits.isdecimal():
        return digits
    return " ".join(unicodedata.normalize("NFKC", typed).split())


def choose(typed, known=()):
    """Return ``typed`` folded, if it may become somebody's PIN or passphrase.

    ``known`` are names that everybody here knows, such as the library's.
    Raises Rejected with what to do.
    """
    secret = fold(typed)
    if not secret:
        raise Rejected(N_("Choose a PIN or a passphrase."))
    if len(secret) > MOST_SIGNS:
        raise Rejected(N_("That is too long. Use at most %(limit)s characters."), limit=MOST_SIGNS)
    if secret.isdecimal():
        _check_pin(secret)
    else:
        _check_passphrase(secret, known)
    return secret


def _check_pin(pin):
    if len(pin) < LEAST_DIGITS:
        raise Rejected(
            N_("A PIN has at least %(least)s digits. You entered %(got)s."), least=LEAST_DIGITS, got=len(pin)
        )
    if pin in _FIRST_PINS or _repeats(pin) or _counts(pin) or _is_date(pin) or pin == pin[::-1]:
        raise Rejected(N_("Others would try this PIN first: it is a row, a repeat or a year. Choose another one."))


def _repeats(text):
    """Say whether a short piece of ``text`` is said again and again: 111111, 121212, 123123."""
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, len(text) // 2 + 1))


def _counts(pin):
    """Say whether the digits go up or down in equal steps, over 9 to 0 as well: 123456, 864208."""
    return len({(int(after) - int(before)) % 10 for before, after in pairwise(pin)}) == 1


def _is_date(pin):
    return len(pin) <= LONGEST_DATE and bool(YEAR.fullmatch(pin))


def _check_passphrase(secret, known):
    if len(secret) < LEAST_SIGNS:
        raise Rejected(
            N_(
                "A passphrase has at least %(least)s characters. A PIN has at least %(digits)s digits and nothing else."
            ),
            least=LEAST_SIGNS,
            digits=LEAST_DIGITS,
        )
    bare = _bare(secret)
    own = bare
    for name in filter(None, map(_bare, known)):
        own = own.replace(name, "")
    if bare in _FIRST_PASSPHRASES or _repeats(bare) or len(set(bare)) < LEAST_DIFFERENT or len(own) < LEAST_OWN_SIGNS:
        raise Rejected(N_("Others would try this passphrase first. Four words that do not belong together work well."))


def _bare(text):
    """Return the letters and digits of ``text``, in small letters: what is left of it for somebody who guesses."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
