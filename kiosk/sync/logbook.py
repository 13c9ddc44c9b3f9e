"""What the courier knows of the collector: whose receipts it believes, what last went wrong, when to try again."""

from dataclasses import dataclass

from kiosk import running_time
from kiosk.storage import deed
from kiosk.sync.models import Courier


@dataclass(frozen=True, slots=True)
class Standing:
    """``collector_key`` is bytes; b"" if the kiosk has not joined. Times are measured, see ``running_time``."""

    kiosk: str  # the number of this kiosk
    collector_key: bytes
    branch: str
    failures: int  # tries in a row that failed
    not_before: int  # seconds
    trouble: str  # a name of ``troubles``, or ""
    last_contact: int | None  # day
    withdraw_to: int | None  # reports up to this number are to be deleted by the collector


def read():
    """Return how things stand."""
    row = Courier.get_by_id(1)
    return Standing(
        kiosk=row.kiosk,
        collector_key=bytes.fromhex(row.collector_key),
        branch=row.branch,
        failures=row.failures,
        not_before=row.not_before,
        trouble=row.trouble,
        last_contact=row.last_contact,
        withdraw_to=row.withdraw_to,
    )


@deed
def note_joined(public, branch):
    """Pin the collector's key ``public``: from now on its receipts count, and nobody else's."""
    _update(collector_key=public.hex(), branch=branch, failures=0, not_before=0, trouble="")


@deed
def note_contact(not_before=0):
    """The collector was reached and signed for what it got; no try before ``not_before`` (measured seconds)."""
    _update(failures=0, not_before=not_before, trouble="", last_contact=running_time.today())


@deed
def note_trouble(name, not_before):
    """Something went wrong once more; no try before ``not_before`` (measured seconds)."""
    _update(failures=Courier.failures + 1, not_before=not_before, trouble=name)


@deed
def note_asked_by_stick(trouble):
    """The wish to join was written on a stick, whose answer may come back any day."""
    _update(failures=0, not_before=0, trouble=trouble)


@deed
def note_withdrawal(to_seq):
    """The reports up to ``to_seq`` are to be deleted by the collector; None once it has signed that they are."""
    _update(withdraw_to=to_seq)


def _update(**values):
    Courier.update(**values).where(Courier.id == 1).execute()
