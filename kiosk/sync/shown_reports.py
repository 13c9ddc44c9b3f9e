"""A report as it is shown: one renderer for the pages, the terminal, paper and files.

Everything shown is read out of the very bytes that are sent. What is kept
beside them (number, weeks, figures) is never stored a second time, so what
people see cannot differ from what leaves.
"""

from dataclasses import dataclass

from kiosk import report_format
from kiosk.policies import POLICIES, half_width
from kiosk.report_format import Report

EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of a report. In 95 of 100 weeks the true number is at most ``margin`` away from ``number``."""

    cell: str
    number: int
    margin: int

    @property
    def least(self):
        """The smallest true number that is likely; there are no fewer than none."""
        return max(0, self.number - self.margin)

    @property
    def most(self):
        """The largest true number that is likely."""
        return max(0, self.number + self.margin)


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report taken out of its envelope. ``envelope`` is what is sent; an example was never put into one (b"")."""

    seq: int
    envelope: bytes
    payload: bytes
    report: Report
    status: str  # of the outbox; "example" if it is made up
    problem: str = ""
    digest: str = ""
    receipt: bytes | None = None

    @property
    def figures(self):
        """The cells, in the order of the policy, each as a :class:`Figure`."""
        policy = POLICIES[self.report.policy]
        pairs = zip(policy.cells, self.report.cells, strict=True)
        return tuple(Figure(cell, number, half_width(policy.scale_of(cell), 1)) for cell, number in pairs)

    def figure(self, cell):
        """Return the :class:`Figure` of one cell."""
        return next(one for one in self.figures if one.cell == cell)


def show(released):
    """Return a released report (see ``outbox``) as a :class:`ShownReport`."""
    from kiosk import envelope  # noqa: PLC0415 - a kiosk where nobody asks never loads the cryptography

    payload = envelope.read(released.envelope).unverified_payload  # our own bytes, from our own disk
    return ShownReport(
        seq=released.seq,
        envelope=released.envelope,
        payload=payload,
        report=report_format.parse(payload),
        status=released.status,
        problem=released.problem,
        digest=released.digest,
        receipt=released.receipt,
    )


def example(payload):
    """Return the invented report in ``payload`` (see ``release.open_counts``), for a kiosk that has none of its own."""
    report = report_format.parse(payload)
    return ShownReport(report.seq, b"", payload, report, status=EXAMPLE)


def changes(now, before):
    """Return (cell, number before, number now) of each cell of two reports of one policy; none if there is no other."""
    if before is None or before.report.policy != now.report.policy:
        return ()
    cells = POLICIES[now.report.policy].cells
    return tuple(zip(cells, before.report.cells, now.report.cells, strict=True))


def receipt_of(shown, collector_key):
    """Return the collector's word on this report (a Receipt), or None if there is none that its key has signed.

    ``collector_key`` (bytes) is the public key that was remembered when the kiosk joined.
    """
    if not shown.receipt or not collector_key:
        return None
    from kiosk import envelope, messages  # noqa: PLC0415 - an idle kiosk needs no cryptography
    from kiosk.errors import BadMessage  # noqa: PLC0415 - an idle kiosk needs no cryptography

    keys = {envelope.key_id(collector_key): collector_key}
    try:
        opened = envelope.unseal(shown.receipt, keys, (messages.RECEIPTS_TYPE,))
        return next((one for one in messages.parse_receipts(opened) if one.digest == shown.digest), None)
    except BadMessage:
        return None
