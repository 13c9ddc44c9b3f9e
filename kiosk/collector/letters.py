"""What comes on a stick besides reports: the wish to join, and the wish to have reports deleted.

Both are the same envelopes that come over HTTPS (see ``kiosk.protocol``), and
they are looked at in the same way.
"""

from kiosk import envelope, messages
from kiosk.collector import enrolment
from kiosk.collector.intake import Outcome, refusal
from kiosk.errors import BadMessage
from kiosk.protocol import digest_of

JOINED = "joined"


def asks_to_join(data):
    """Say whether an envelope claims to be a wish to join."""
    return _kind(data) == messages.ENROLMENT_TYPE


def asks_to_withdraw(data):
    """Say whether an envelope claims to be a wish to have reports deleted."""
    return _kind(data) == messages.WITHDRAWAL_TYPE


def is_report(data):
    """Say whether an envelope is to be looked at as a report: whatever is not one of the others."""
    return _kind(data) not in (messages.ENROLMENT_TYPE, messages.WITHDRAWAL_TYPE)


def let_in(collector, data):
    """Let a kiosk in; return (Outcome, the Enrolled for it, or None if it was refused)."""
    try:
        wish = messages.open_enrolment(data)
        _, branch = collector.enrolment.join(wish, collector.today())
    except BadMessage as problem:
        return refusal(problem), None
    return Outcome(JOINED, wish.kiosk), messages.Enrolled(wish.kiosk, branch, collector.public)


def withdraw(collector, data):
    """Delete what a kiosk asks to delete; return (Outcome, None)."""
    try:
        sealed = envelope.read(data)
        opened = sealed.verify(enrolment.keys(collector.database, sealed.key_id), {messages.WITHDRAWAL_TYPE})
        wish = messages.parse_withdrawal(opened.payload)
        enrolment.withdraw(collector.database, wish, opened.key_id)
    except BadMessage as problem:
        return refusal(problem), None
    return Outcome(messages.WITHDRAWN, wish.kiosk, wish.to_seq, digest_of(data)), None


def _kind(data):
    try:
        return envelope.read(data).payload_type
    except BadMessage:
        return ""
