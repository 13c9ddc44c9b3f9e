"""What a stick carries: reports and letters of kiosks that have no connection, and the answers on the way back.

Nothing on a stick is believed before its signature was checked. Links are not
followed, and only so many files of so many bytes are read.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from kiosk import envelope, messages, protocol
from kiosk.collector import intake, letters
from kiosk.collector.intake import Incoming
from kiosk.errors import NotFound, Rejected
from kiosk.i18n import N_
from kiosk.messages import Receipt

MOST_FILES = 10_000
BUNDLE_SUFFIXES = (".jsonl", ".bundle")
RECEIPTS_FILE = protocol.RECEIPTS_FILE
AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Line:
    """One envelope and where it was found: a file, and the line in it (from 1)."""

    file: str
    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one of them; ``status`` as in a receipt. ``joined`` is the answer to a wish to join."""

    file: str
    line: int
    outcome: intake.Outcome
    joined: messages.Enrolled | None = None

    @property
    def status(self):
        """joined, stored, known, withdrawn or the name of a problem."""
        return letters.JOINED if self.joined else self.outcome.status

    @property
    def is_safe(self):
        """Whether everything was done as asked."""
        return self.outcome.problem is None


def read_folder(folder):
    """Return every :class:`Line` in the report files and bundles of a folder and those below it.

    Raises NotFound if there is no such folder, Rejected if it holds too many files.
    """
    if not folder.exists():
        raise NotFound(N_("There is no file or folder %(name)s."), name=str(folder))
    files = [folder] if folder.is_file() else _files(folder)
    return [line for file in files for line in read_file(file.name, _content(file))]


def read_file(name, data):
    """Return the lines of one file: a report file is one envelope, anything else is a bundle."""
    if Path(name).suffix == protocol.REPORT_SUFFIX:
        return [Line(name, 1, data.strip(b"\r\n"))]
    return [Line(name, number, line.rstrip(b"\r")) for number, line in protocol.split_lines(data)]


def take(collector, hand_in, lines, progress=lambda done, total: None):
    """Do what all ``lines`` ask for and return what became of each; reports are stored by ``hand_in(batch)``.

    Wishes to join come first, so that the reports on the same stick find their kiosk in the books.
    """
    brought = [_take_letter(letters.let_in, collector, line) for line in lines if letters.asks_to_join(line.data)]
    reports = [line for line in lines if letters.is_report(line.data)]
    for start in range(0, len(reports), AT_ONCE):
        part = reports[start : start + AT_ONCE]
        outcomes = hand_in([Incoming(line.data) for line in part])
        brought += [Brought(line.file, line.number, outcome) for line, outcome in zip(part, outcomes, strict=True)]
        progress(len(brought), len(lines))
    brought += [
        _take_letter(letters.withdraw, collector, line) for line in lines if letters.asks_to_withdraw(line.data)
    ]
    progress(len(lines), len(lines))
    return brought


def _take_letter(answer, collector, line):
    outcome, joined = answer(collector, line.data)
    return Brought(line.file, line.number, outcome, joined)


def receipts(brought, key):
    """Return the file of answers for everything that was done, for the way back to the kiosks."""
    joined = [messages.seal_enrolled(one.joined, key) for one in brought if one.joined]
    safe = [one.outcome for one in brought if one.is_safe and not one.joined]
    told = [Receipt(place, one.status, one.kiosk, one.seq, one.digest) for place, one in enumerate(safe, 1)]
    return protocol.join_lines([*joined, *messages.seal_receipts(told, key)])


def write_receipts(folder, data):
    """Put the receipts on the stick, whole or not at all, and return the file."""
    target = (folder if folder.is_dir() else folder.parent) / RECEIPTS_FILE
    draft = target.with_suffix(".new")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    return target


def _files(folder):
    found = []
    for path in sorted(folder.rglob("*")):
        is_ours = path.suffix == protocol.REPORT_SUFFIX or path.suffix in BUNDLE_SUFFIXES
        if is_ours and not path.name.endswith(RECEIPTS_FILE) and stat.S_ISREG(path.lstat().st_mode):
            found.append(path)
        if len(found) > MOST_FILES:
            raise Rejected(N_("There are more than %(most)s report files here."), most=MOST_FILES)
    return found


def _content(file):
    """Return the bytes of a file, as many as there may be and one more, so that too many are noticed."""
    is_report = file.suffix == protocol.REPORT_SUFFIX
    most = envelope.MAX_BYTES if is_report else protocol.MAX_BUNDLE_BYTES
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "rb") as opened:
        data = opened.read(most + 1)
    if len(data) > most and not is_report:
        raise Rejected(N_("The file %(file)s is larger than %(most)s bytes."), file=file.name, most=most)
    return data
