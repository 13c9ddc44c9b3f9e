"""The outbox: every report ever released, as the very bytes that were signed.

A report waits (ready) until the collector has signed a receipt for it (sent)
or has refused it for good (rejected). One that was released while nothing was
shared is kept, to be looked at, and never sent. Nothing here makes or changes
a report: see release.
"""

from dataclasses import dataclass

from kiosk import running_time
from kiosk.errors import NotFound
from kiosk.i18n import N_
from kiosk.storage import deed
from kiosk.sync.models import Outbox

KEPT, READY, SENT, REJECTED = STATUSES = ("kept", "ready", "sent", "rejected")
DAYS_KEPT = 730  # of running time; what still waits is kept for ever


@dataclass(frozen=True, slots=True)
class Released:
    """A released report. ``envelope`` is what is shown, written and sent; ``receipt`` the collector's word for it."""

    seq: int
    kiosk: str
    digest: str
    envelope: bytes
    status: str  # one of STATUSES
    problem: str  # a name of protocol.PROBLEMS, or ""
    receipt: bytes | None
    made_on: int  # measured day


_COLUMNS = tuple(getattr(Outbox, name) for name in Released.__slots__)


def newest(limit) -> tuple[Released, ...]:
    """Return the last ``limit`` reports, the newest first."""
    return _read(Outbox.select(*_COLUMNS).order_by(Outbox.seq.desc()).limit(limit))


def older(seq, limit) -> tuple[Released, ...]:
    """Return the last ``limit`` reports before the number ``seq``, the newest first."""
    return _read(Outbox.select(*_COLUMNS).where(Outbox.seq < seq).order_by(Outbox.seq.desc()).limit(limit))


def waiting(limit) -> tuple[Released, ...]:
    """Return the first ``limit`` reports that are ready to be sent, the oldest first."""
    return _read(_ready(*_COLUMNS).order_by(Outbox.seq).limit(limit))


def count_waiting() -> int:
    """Return how many reports are ready to be sent."""
    return _ready(Outbox.seq).count()


def count_sent() -> int:
    """Return how many reports of the last two years have left."""
    return Outbox.select(Outbox.seq).where(Outbox.status == SENT).count()


def count_rejected() -> int:
    """Return how many reports the collector has refused."""
    return Outbox.select(Outbox.seq).where(Outbox.status == REJECTED).count()


def find(seq) -> Released:
    """Return the report with this number. Raises NotFound."""
    found = _read(Outbox.select(*_COLUMNS).where(Outbox.seq == seq))
    if not found:
        raise NotFound(N_("There is no report with this number. Go back and choose one from the list."))
    return found[0]


@deed
def mark_sent(digest, receipt):
    """Note that the collector has the report; ``receipt`` is its signed envelope that says so."""
    change = Outbox.update(status=SENT, problem="", receipt=receipt)
    change.where(Outbox.digest == digest, Outbox.status != SENT).execute()


@deed
def mark_rejected(digest, problem):
    """Note that the collector refuses the report, and why: a name of ``protocol.PROBLEMS``."""
    Outbox.update(status=REJECTED, problem=problem).where(Outbox.digest == digest, Outbox.status == READY).execute()


@deed
def put_back(digest):
    """Let a refused report be sent once more."""
    Outbox.update(status=READY, problem="").where(Outbox.digest == digest, Outbox.status == REJECTED).execute()


@deed
def set_aside(digest):
    """Keep a refused report here for good; why it was refused stays written on it."""
    Outbox.update(status=KEPT).where(Outbox.digest == digest, Outbox.status == REJECTED).execute()


@deed
def forget_old():
    """Delete reports of two measured years ago that wait for nothing, and return how many."""
    oldest = running_time.today() - DAYS_KEPT
    return Outbox.delete().where(Outbox.status.in_((SENT, KEPT)), Outbox.made_on < oldest).execute()


def _ready(*columns):
    return Outbox.select(*columns).where(Outbox.status == READY)


def _read(query):
    return tuple(Released(*_plain(row)) for row in query.tuples())


def _plain(row):
    """Return a row with bytes where peewee gives views of memory."""
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
