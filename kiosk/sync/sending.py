"""Hands reports in, one by one, until something is in the way.

A report counts as sent once the collector has signed for its very bytes with
the key that was pinned when the kiosk joined. Whatever else comes back, the
report stays where it is: to send it once more changes nothing over there.
"""

from dataclasses import dataclass

from kiosk import envelope, library_day, messages, protocol
from kiosk.errors import BadMessage
from kiosk.sync import agreement, identity, logbook, outbox, transport, troubles
from kiosk.sync.troubles import Trouble

TRY_AGAIN = (408, 425)
WRONG_DIGEST = "wrong-digest"  # says nothing of the report: it was changed on the way
ABOUT_THE_REPORT = (409, 413, 415, 422)  # with a name of ours: this report will never be taken


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one round. ``trouble`` is a name of ``troubles``, or ""; ``seconds`` is when to try again."""

    sent: int
    waiting: int
    trouble: str
    refused: int = 0
    seconds: int = 0  # as the collector said; 0 if it did not


def send(settings, most, progress=lambda done, total: None):
    """Deliver a withdrawal if there is one, then reports, with at most ``most`` requests; return the :class:`Outcome`.

    The kiosk must have joined. Reports are sent only while the library agrees.
    ``progress(done, total)`` is called after each.
    """
    standing, taken, name, seconds = logbook.read(), [], "", 0
    try:
        if standing.withdraw_to is not None:
            _withdraw(settings, standing)
            most -= 1
        reports = outbox.waiting(most) if settings.sharing == agreement.ON else ()
        for released in reports:
            taken.append(_hand_in(settings, standing, released))
            progress(len(taken), len(reports))
    except Trouble as trouble:
        name, seconds = trouble.name, trouble.seconds
    return Outcome(taken.count(True), outbox.count_waiting(), name, taken.count(False), seconds)


def _hand_in(settings, standing, released):
    """Hand one report in and say whether it was taken; False if it never will be. Raises Trouble."""
    address = protocol.report_address(released.kiosk, released.seq)
    answer = transport.put(settings.collector_url, address, released.envelope, envelope.MEDIA_TYPE)
    if answer.status in (200, 201):
        found = (released.kiosk, released.seq, released.digest)
        _check_receipt(answer, standing, found, (messages.STORED, messages.KNOWN))
        outbox.mark_sent(released.digest, answer.body)
        return True
    outbox.mark_rejected(released.digest, _problem_of_former(answer, standing, released) or why_never(answer))
    return False


def _problem_of_former(answer, standing, released):
    """Return why a report that this kiosk signed when it was another one is refused with that one, or ""."""
    is_former = released.kiosk != standing.kiosk
    return answer.problem if is_former and troubles.stops(answer.problem) else ""


def why_never(answer):
    """Return the name of the problem that keeps a report out for ever. Raises Trouble if it says nothing of it."""
    status, problem = answer.status, answer.problem
    if status in (401, 403, 410):
        raise Trouble(problem if troubles.stops(problem) else troubles.REFUSED)
    if status == 429:
        raise Trouble(troubles.BUSY, answer.retry_seconds)
    if status >= 500 or status in TRY_AGAIN:
        raise Trouble(troubles.UNAVAILABLE, answer.retry_seconds)
    if problem == WRONG_DIGEST:
        raise Trouble(troubles.NO_CONNECTION)
    if status in ABOUT_THE_REPORT and problem:
        return problem
    raise Trouble(troubles.STRANGE)


def withdrawal(settings, to_seq):
    """Return (number of this kiosk, its signed wish that all reports up to ``to_seq`` are deleted)."""
    me = identity.load_or_make(settings)
    payload = messages.encode_withdrawal(messages.Withdrawal(me.kiosk, to_seq))
    return me.kiosk, envelope.seal(payload, messages.WITHDRAWAL_TYPE, me.key)


def _withdraw(settings, standing):
    kiosk, sealed = withdrawal(settings, standing.withdraw_to)
    address = protocol.withdrawal_address(kiosk)
    answer = transport.put(settings.collector_url, address, sealed, envelope.MEDIA_TYPE)
    if answer.status != 202:
        why_never(answer)
        raise Trouble(troubles.REFUSED)
    found = (kiosk, standing.withdraw_to, protocol.digest_of(sealed))
    _check_receipt(answer, standing, found, (messages.WITHDRAWN,))
    logbook.note_withdrawal(None)


def _check_receipt(answer, standing, expected, statuses):
    """See that the collector signed for exactly what was ``expected`` (kiosk, seq, digest). Raises Trouble."""
    try:
        receipts = open_receipts(answer.body, standing.collector_key)
    except BadMessage as error:
        raise Trouble(troubles.NO_RECEIPT) from error
    named = {(one.kiosk, one.seq, one.digest) for one in receipts if one.status in statuses}
    if expected not in named:
        raise Trouble(troubles.NO_RECEIPT)
    library_day.hear(transport.date_in(answer))


def open_receipts(data, collector_key):
    """Return the receipts in ``data``, signed with the pinned key (bytes). Raises BadMessage."""
    keys = {envelope.key_id(collector_key): collector_key}
    return messages.parse_receipts(envelope.unseal(data, keys, (messages.RECEIPTS_TYPE,)))
