"""Hands in what another library's stick carries: a kiosk with a connection helps one that has none.

The reports are signed and carry their noise already, so a helper learns nothing
from them and can change nothing in them. The receipts go back on the stick.
"""

from dataclasses import dataclass

from kiosk import envelope, protocol
from kiosk.errors import BadMessage, Rejected
from kiosk.i18n import N_
from kiosk.sync import courier, logbook, sending, stick_files, transport
from kiosk.sync.stick_reports import FOLDER
from kiosk.sync.troubles import NO_RECEIPT, Trouble

AT_ONCE = 200  # reports in one request: a few seconds on a slow line
NOTHING = N_("There are no report files on this stick.")


@dataclass(frozen=True, slots=True)
class Relayed:
    """How many reports were on the stick, and how many of them the collector has signed for."""

    reports: int
    signed: int


def relay(settings, stick, progress=lambda done, total: None):
    """Hand in every report on the ``stick`` and put the receipts beside them; return the :class:`Relayed`.

    Raises Rejected if there are none or this kiosk has not joined itself,
    Trouble if the collector cannot be reached, Unavailable if the stick cannot
    be read or written. Doing it again changes nothing.
    """
    key = logbook.read().collector_key
    if not settings.collector_url or not key:
        raise Rejected(courier.NOT_JOINED if settings.collector_url else courier.NO_ADDRESS)
    reports = [data for data in stick_files.reports_on((stick, stick / FOLDER)) if len(data) <= envelope.MAX_BYTES]
    if not reports:
        raise Rejected(NOTHING)
    answers = []
    for start in range(0, len(reports), AT_ONCE):
        answers += _hand_in(settings, reports[start : start + AT_ONCE])
        progress(min(start + AT_ONCE, len(reports)), len(reports))
    name = f"{logbook.read().kiosk}-{protocol.RECEIPTS_FILE}"  # beside the operator's own, not in its place
    stick_files.write_all(stick / FOLDER, [(name, protocol.join_lines(answers))])
    return Relayed(len(reports), sum(receipt.is_safe for data in answers for receipt in _receipts(data, key)))


def _hand_in(settings, reports):
    body = protocol.join_lines(reports)
    most = len(reports) * protocol.MAX_ANSWER_BYTES
    answer = transport.post(settings.collector_url, protocol.BUNDLES, body, protocol.BUNDLE_MEDIA_TYPE, most)
    if answer.status != 200:
        sending.why_never(answer)
        raise Trouble(NO_RECEIPT)
    return [line for _, line in protocol.split_lines(answer.body)]


def _receipts(data, key):
    try:
        return sending.open_receipts(data, key)
    except BadMessage as error:
        raise Trouble(NO_RECEIPT) from error
