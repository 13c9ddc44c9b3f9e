"""One report told in full: for the glass box, for the desk, and for ``kiosk report show``."""

from dataclasses import dataclass

from kiosk import cell_words, protocol
from kiosk.i18n import gettext
from kiosk.policies import AREAS, POLICIES, half_width
from kiosk.sync import report_words, shown_reports
from kiosk.sync.report_words import number
from kiosk.sync.shown_reports import EXAMPLE


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One cell in words: its name, what it counts, the number in the report, and what the true one may be."""

    name: str
    meaning: str
    number: str
    likely: str


@dataclass(frozen=True, slots=True)
class Told:
    """A report in words of the current language, and its bytes as text. ``envelope`` is "" for an example."""

    seq: int
    status: str
    title: str
    state: str
    sentences: tuple[str, ...]
    figures: tuple[FigureRow, ...]
    changes: tuple[tuple[str, str, str], ...]  # name, number before, number now
    besides: tuple[tuple[str, str], ...]  # name, words
    payload: str
    envelope: str
    digest: str
    file: str  # what the report is called as a file
    receipt_words: str
    receipt: str


def tell(shown, before=None, collector_key=b""):
    """Return a ShownReport as :class:`Told`; ``before`` is the one before it, if there is one."""
    return Told(
        seq=shown.seq,
        status=shown.status,
        title=_title(shown),
        state=report_words.state(shown),
        sentences=tuple(report_words.sentence(shown.figure(cell)) for cell in cell_words.MAIN),
        figures=tuple(_row(figure) for figure in shown.figures),
        changes=tuple(
            (cell_words.label(cell), number(was), number(now))
            for cell, was, now in shown_reports.changes(shown, before)
        ),
        besides=report_words.besides(shown.report),
        payload=shown.payload.decode("ascii"),
        envelope=shown.envelope.decode("ascii"),
        digest=shown.digest,
        file=protocol.report_file(shown.report.kiosk, shown.seq),
        receipt_words=_receipt_words(shown, collector_key),
        receipt=shown.receipt.decode("ascii") if shown.receipt else "",
    )


def lines(told):
    """Return a report as lines of text for a terminal."""
    found = [told.title, told.state, "", *told.sentences, ""]
    found += [f"{row.number:>7}  {row.name} ({row.likely})" for row in told.figures]
    found += ["", *(f"{name}: {words}" for name, words in told.besides)]
    if told.changes:
        found += ["", gettext("What is different from the report before")]
        found += [f"{before:>7} {now:>7}  {name}" for name, before, now in told.changes if before != now]
    found += ["", told.payload, "", told.envelope, "", f"SHA-256 {told.digest}"]
    return found + (["", told.receipt_words, told.receipt] if told.receipt else [])


def in_a_row(shown):
    """Return (title, what became of it in a word or two) of a ShownReport, for a list."""
    return _title(shown), report_words.short_state(shown.status)


def rules(policy_id):
    """Return (name, meaning, most that one person changes, how far chance moves it) of each cell of a policy."""
    policy = POLICIES[policy_id]
    return tuple(
        (cell_words.label(cell), _meaning(cell), policy.bounds[group], half_width(policy.scales[group], 1))
        for group, cells in policy.groups.items()
        for cell in cells
    )


def _title(shown):
    if shown.status == EXAMPLE:
        return gettext("An example of a report")
    days = report_words.days(shown.report)
    return gettext("Report %(number)s: %(days)s", number=shown.seq, days=days)


def _row(figure):
    name, meaning = cell_words.label(figure.cell), _meaning(figure.cell)
    return FigureRow(name, meaning, number(figure.number), report_words.likely(figure))


def _meaning(cell):
    if cell in AREAS and cell not in cell_words.USED_AREAS:
        return gettext("There is no course for this yet. Only chance makes the number.")
    return cell_words.meaning(cell)


def _receipt_words(shown, collector_key):
    if not shown.receipt:
        return ""
    return report_words.receipt(shown_reports.receipt_of(shown, collector_key))
