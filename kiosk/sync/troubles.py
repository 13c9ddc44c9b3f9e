"""What can keep a report from travelling: a stable name for the books, a sentence for staff.

Nothing is lost by any of them. Reports wait; only how long differs.
"""

from kiosk.errors import Unavailable
from kiosk.i18n import N_, gettext

NO_CONNECTION, CLOCK, CERTIFICATE, STRANGE = "no-connection", "clock", "certificate", "strange-answer"
MOVED, NO_RECEIPT, BUSY, UNAVAILABLE = "moved", "no-receipt", "busy", "unavailable"
ASKED_BY_STICK = "asked-by-stick"
REFUSED = "refused"
NEW_IDENTITY = "new-identity"  # see settling

_TRIES_AGAIN = {
    NO_CONNECTION: N_("The kiosk could not reach the library network. It tries again by itself."),
    CLOCK: N_(
        "The clock of this machine is wrong, so no safe connection was possible. Ask whoever looks after the machine"
        " to set it. Until then a stick can carry the reports."
    ),
    CERTIFICATE: N_(
        "The kiosk could not be sure that it spoke to the library network. Ask the operator whether the address is"
        " right."
    ),
    STRANGE: N_(
        "Something else answered at the address of the library network. Ask the operator for the right address."
    ),
    MOVED: N_("The address of the library network leads elsewhere now. Ask the operator for the new address."),
    NO_RECEIPT: N_(
        "The library network did not sign for what we sent. We keep it, and the kiosk tries again by itself."
    ),
    BUSY: N_("The library network is busy. The kiosk tries again by itself."),
    UNAVAILABLE: N_("The library network does not work just now. The kiosk tries again by itself."),
}
_STOPS = {  # only staff can change these: trying again by itself would be noise
    NEW_IDENTITY: N_(
        "This kiosk is a new one for the library network: it was put back from a backup, or moved to another machine."
        " Ask the operator for a new code, and join again."
    ),
    "unknown-key": N_("The library network does not know this kiosk. Ask the operator for a new code, and join again."),
    "foreign-kiosk": N_(
        "The library network knows this kiosk by another key. Ask the operator for a new code, and join again."
    ),
    "bad-signature": N_("The library network could not read the signature of this kiosk. Ask the operator for help."),
    "retired": N_("This kiosk has left the library network. Ask the operator for a new code to join again."),
    REFUSED: N_("The library network refused this kiosk. Ask the operator why."),
}
_WAITS = {
    ASKED_BY_STICK: N_(
        "The code is on a stick. Take the stick to the operator, and bring it back: then this kiosk has joined."
    ),
}
STOPS = frozenset(_STOPS)
_WORDS = {**_TRIES_AGAIN, **_STOPS, **_WAITS}


class Trouble(Unavailable):
    """Something did not travel. ``name`` is one of those above; ``seconds`` is when to try again, if it was said."""

    def __init__(self, name, seconds=0):
        super().__init__(_WORDS[name])
        self.name = name
        self.seconds = seconds


def words(name):
    """Return the sentence for staff about the trouble ``name`` in the current language, or "" if there is none."""
    return gettext(_WORDS[name]) if name in _WORDS else ""


def stops(name):
    """Say whether the kiosk waits for staff after this trouble, and does not try again by itself."""
    return name in STOPS
