"""The recovery code on the start sheet: sets a new PIN when one is forgotten, once, and gives its place to the next.

Sixteen digits, the last a check digit, can be typed on every keyboard and read
aloud. They are told once, to be printed; stored is a slow hash.
"""

from kiosk import slow_hash
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.people import codes, pins
from kiosk.people.models import KnownBrowser, Librarian, RecoveryCode
from kiosk.storage import deed

DIGITS = 16
GROUP = 4
WRONG = N_("This is not the recovery code of this kiosk. An older sheet does not work any more.")


def new_code():
    """Return a random recovery code. It is good only once its hash is stored."""
    return codes.new_code(DIGITS)


def in_groups(code):
    """Return the code as it is printed: digits in groups of four."""
    return " ".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def read_code(typed):
    """Return the recovery code in ``typed`` as plain ASCII digits, in whatever script and groups it came.

    Raises Rejected with what to do when the length or the check digit is wrong.
    """
    code = codes.fold_digits(typed)
    if len(code) != DIGITS or not code.isdecimal():
        raise Rejected(N_("A recovery code has %(wanted)s digits. You entered %(got)s."), wanted=DIGITS, got=len(code))
    if not codes.is_intact(code):
        raise Rejected(N_("One digit is different from a real code. Look at the start sheet and try again."))
    return code


def is_made():
    """Say whether there is a recovery code."""
    return RecoveryCode.select().exists()


def make():
    """Make a new recovery code, which replaces the one before, and return it. It is told this once."""
    code = new_code()
    _store(slow_hash.scramble(code))
    return code


def redeem(code, librarian_id, typed, known=()):
    """Give a librarian a new PIN with the recovery code; return the code that replaces it.

    Everybody is signed out. Raises Rejected for a wrong or used code, and for
    a PIN that is too short or that others would try first.
    """
    secret = pins.choose(typed, known)
    row = RecoveryCode.get_or_none()
    if row is None or not slow_hash.matches(code, row.secret):
        raise Rejected(WRONG)
    following = new_code()
    _redeem(row.secret, slow_hash.scramble(following), librarian_id, slow_hash.scramble(secret))
    return following


@deed
def _redeem(used, following, librarian_id, secret):
    if not RecoveryCode.update(secret=following).where(RecoveryCode.secret == used).execute():
        raise Rejected(WRONG)  # somebody else has used it since
    Librarian.update(stamp=Librarian.stamp + 1).execute()
    Librarian.update(secret=secret).where(Librarian.id == librarian_id).execute()
    KnownBrowser.delete().execute()


def store(secret):
    """Put the hash of a new code in place of the old one, inside the deed of the caller."""
    RecoveryCode.replace(id=1, secret=secret).execute()


_store = deed(store)
