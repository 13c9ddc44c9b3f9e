"""Reports on a stick: out as files that anybody may look at, back as receipts that only the collector can sign.

To write a report on a stick changes nothing here: it waits until a receipt
comes back, by stick or by line, and may be written again on any other stick.
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk import envelope, messages, protocol
from kiosk.errors import BadMessage, KioskError, Rejected
from kiosk.i18n import N_
from kiosk.sync import agreement, courier, identity, joining, logbook, outbox, sending, stick_files
from kiosk.sync.models import Outbox

FOLDER = "library-kiosk-reports"
MOST_ANSWERS = 10_000  # envelopes; each has up to 16 receipts
MOST_WAITING = 10_000  # 190 years of reports
NOTHING = N_("There is nothing to take along: no report waits.")


@dataclass(frozen=True, slots=True)
class Written:
    """What was put on a stick: in which folder, how many reports."""

    folder: Path
    reports: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a stick brought back. ``branch`` is the one that this kiosk belongs to since, or ""."""

    signed: int  # reports that the collector has signed for; they count as sent
    branch: str
    of_others: int  # answers for other kiosks
    refused: int  # what is no answer of our collector


def export(settings, stick, progress=lambda done, total: None):
    """Write every report that waits on the ``stick`` (a folder), and a withdrawal if there is one; return what was.

    Raises Rejected if there is nothing to take along, Unavailable if the stick cannot be written.
    """
    reports = outbox.waiting(MOST_WAITING) if settings.sharing == agreement.ON else ()
    files = [(protocol.report_file(one.kiosk, one.seq), one.envelope) for one in reports] + _letters(settings)
    if not files:
        raise Rejected(NOTHING if settings.sharing == agreement.ON else courier.NO_SHARING)
    stick_files.write_all(stick / FOLDER, files, progress)
    return Written(stick / FOLDER, len(reports))


def ask_to_join(settings, code, stick):
    """Write the wish to join with ``code`` on the ``stick`` and return the folder.

    Raises Rejected for a code that cannot be right and a kiosk that has joined
    already, Unavailable if the stick cannot be written.
    """
    kiosk, sealed = joining.wish(settings, code)
    stick_files.write_all(stick / FOLDER, [(protocol.joining_file(kiosk), sealed)])
    joining.note_asked()
    return stick / FOLDER


def take_in(settings, stick, progress=lambda done, total: None):
    """Take in the answers on the ``stick`` (a folder or a file), in whatever order they lie; return the TakenIn.

    Raises Unavailable if the stick cannot be read, Rejected if there are no
    answers or too many files.
    """
    files = stick_files.answers_on((stick, stick / FOLDER))
    if not files:
        raise Rejected(N_("There are no receipts on this stick. The operator puts them there."))
    found = _Found(settings)
    for number, file in enumerate(files, 1):
        for line in stick_files.lines(file):
            found.take(line)
        progress(number, len(files))
    found.take_receipts()
    return TakenIn(found.signed, found.branch, found.of_others, found.refused)


class _Found:
    """Goes through answers one by one: the answer to a wish to join first opens the receipts that came before it."""

    def __init__(self, settings):
        self._settings, self._kept = settings, []
        self.signed = self.of_others = self.refused = 0
        self.branch = ""

    def take(self, line):
        """Look at one envelope; receipts are kept for later."""
        try:
            kind = envelope.read(line).payload_type
            if kind == messages.ENROLLED_TYPE:
                self._join(line)
            elif len(self._kept) < MOST_ANSWERS:
                self._kept.append(line)
            else:
                self.refused += 1
        except KioskError:
            self.refused += 1

    def _join(self, line):
        if messages.open_enrolled(line).kiosk != identity.load_or_make(self._settings).kiosk:
            self.of_others += 1
        else:
            self.branch = joining.accept(self._settings, line)

    def take_receipts(self):
        """Mark what the collector has signed for."""
        key = logbook.read().collector_key
        for line in self._kept:
            try:
                receipts = sending.open_receipts(line, key)
            except BadMessage:
                self.refused += 1
                continue
            for receipt in receipts:
                self._mark(receipt, line)

    def _mark(self, receipt, line):
        ours = _note_sent(receipt, line) if receipt.is_safe else self._is_withdrawn(receipt)
        self.signed += ours and receipt.is_safe
        self.of_others += not ours

    def _is_withdrawn(self, receipt):
        me, wanted = identity.load_or_make(self._settings).kiosk, logbook.read().withdraw_to
        is_ours = receipt.status == messages.WITHDRAWN and receipt.kiosk == me
        if is_ours and receipt.seq == wanted:
            logbook.note_withdrawal(None)
        return is_ours


def _note_sent(receipt, line):
    """Mark the report that a receipt is for, and say whether there is one."""
    named = (Outbox.kiosk == receipt.kiosk, Outbox.seq == receipt.seq, Outbox.digest == receipt.digest)
    if not Outbox.select(Outbox.seq).where(*named).exists():
        return False
    outbox.mark_sent(receipt.digest, line)
    return True


def _letters(settings):
    standing = logbook.read()
    if standing.withdraw_to is None:
        return []
    kiosk, sealed = sending.withdrawal(settings, standing.withdraw_to)
    return [(protocol.withdrawal_file(kiosk), sealed)]
