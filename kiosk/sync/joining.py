"""How a kiosk joins the library network: a code typed once at the desk, an answer that is checked, a key pinned.

With a connection this takes a moment. Without one, the signed wish travels on a
stick and its answer comes back with the receipts. The wish carries the code in
the open, as the paper does from which it was typed: it works once.
"""

from kiosk import __version__, envelope, messages, protocol
from kiosk.enrolment_codes import read_code
from kiosk.errors import BadMessage, Rejected, Unavailable
from kiosk.i18n import N_
from kiosk.sync import identity, logbook, settling, transport, troubles
from kiosk.sync.troubles import Trouble

NEW_IDENTITY = ("retired", "other-key")  # who left once, or lost the key, comes back as another kiosk
NO_ADDRESS = N_(
    "This kiosk does not know the address of the library network. Put the code on a stick instead, or ask whoever set"
    " up the kiosk."
)
NO_ANSWER = N_("We could not reach the library network. Try again later, or put the code on a stick instead.")
BAD_CODE = N_("This code was used before, is too old, or was never given out. Ask the operator for a new one.")
BELONGS = N_("This kiosk belongs to %(branch)s already. Ask the operator if that is wrong.")
NOT_ASKED = N_("This kiosk has not asked to join. Type the code first.")


def join(settings, code):
    """Join the library network with the ``code`` as somebody typed it, and return the name of the branch.

    Raises Rejected for a code that does not work and a kiosk that has joined
    already, Unavailable if the network cannot be reached.
    """
    code = read_code(code)
    _must_be_free()
    if not settings.collector_url:
        raise Rejected(NO_ADDRESS)
    try:
        answer = _ask(settings, code)
        if answer.problem in NEW_IDENTITY:
            settling.become_another(settings)
            answer = _ask(settings, code)
    except Trouble as trouble:
        if trouble.name == troubles.NO_CONNECTION:
            raise Unavailable(NO_ANSWER) from trouble
        raise
    return _take(settings, answer)


def wish(settings, code):
    """Return (number of this kiosk, its signed wish to join with ``code``), for a stick. Raises as ``join``."""
    code = read_code(code)
    _must_be_free()
    if logbook.read().trouble == "retired":
        settling.become_another(settings)
    return identity.load_or_make(settings).kiosk, _seal(settings, code)


def note_asked():
    """Note that the wish is on a stick: from now on an answer may come back."""
    logbook.note_asked_by_stick(troubles.ASKED_BY_STICK)


def accept(settings, data):
    """Take the collector's answer ``data`` to a wish that went on a stick; return the name of the branch.

    Nothing but the stick vouches for it, so it counts only while this kiosk is
    waiting for it, names this kiosk, and only the first one counts. Raises
    BadMessage for what is no such answer, Rejected if none is awaited.
    """
    enrolled = messages.open_enrolled(data)
    standing = logbook.read()
    if enrolled.kiosk != identity.load_or_make(settings).kiosk:
        raise BadMessage("foreign-kiosk", N_("This names another kiosk than the one whose key signed it."))
    if standing.collector_key == enrolled.public and standing.branch == enrolled.branch:
        return enrolled.branch  # the same stick once more
    if standing.trouble != troubles.ASKED_BY_STICK:
        raise Rejected(NOT_ASKED)
    logbook.note_joined(enrolled.public, enrolled.branch)
    return enrolled.branch


def _must_be_free():
    standing = logbook.read()
    if standing.collector_key and not troubles.stops(standing.trouble):
        raise Rejected(BELONGS, branch=standing.branch)


def _ask(settings, code):
    sealed = _seal(settings, code)
    address = protocol.kiosk_address(identity.load_or_make(settings).kiosk)
    return transport.put(settings.collector_url, address, sealed, envelope.MEDIA_TYPE)


def _seal(settings, code):
    me = identity.load_or_make(settings)
    enrolment = messages.Enrolment(me.kiosk, envelope.public_of(me.key), code, __version__)
    return messages.seal_enrolment(enrolment, me.key)


def _take(settings, answer):
    if answer.status not in (200, 201):
        raise _refusal(answer)
    try:
        enrolled = messages.open_enrolled(answer.body)
    except BadMessage as error:
        raise Trouble(troubles.STRANGE) from error
    if enrolled.kiosk != identity.load_or_make(settings).kiosk:
        raise Trouble(troubles.STRANGE)
    logbook.note_joined(enrolled.public, enrolled.branch)
    return enrolled.branch


def _refusal(answer):
    if answer.problem == "bad-code":
        return Rejected(BAD_CODE)
    if answer.status == 429:
        return Trouble(troubles.BUSY)
    if answer.status >= 500:
        return Trouble(troubles.UNAVAILABLE)
    return Trouble(troubles.REFUSED if answer.problem else troubles.STRANGE)
