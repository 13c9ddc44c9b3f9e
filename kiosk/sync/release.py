"""The one place where counts leave the open period: with noise, sealed, once.

Reading the counts, drawing the noise, signing, putting the report into the
outbox, deleting the counts and opening the next period are one transaction.
Everything afterwards (screen, stick, network, tries without end) copies those
bytes. Drawing noise again for the same counts would wear it away, so nothing
else in this program may draw.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import kiosk
from kiosk import disk_space, library_day, policies, preferences, protocol, report_format, running_time
from kiosk.clock import Day
from kiosk.policies import Policy
from kiosk.report_format import Report
from kiosk.reporting import report_periods
from kiosk.storage import deed
from kiosk.sync import agreement, identity, outbox, released_ledger
from kiosk.sync.models import Courier, Outbox
from kiosk.sync.outbox import Released
from kiosk.sync.sampler import discrete_laplace
from kiosk.sync.settling import settle
from kiosk.weeks import week_of

POLICY = policies.COUNTS_1
_EXAMPLE = (9, 21, 58, 14, 9, 31, -6, 12, 3, -17, 20, 5, -2, 8, 11)  # invented, once and for all
_NOBODY = "0" * 16


@dataclass(frozen=True, slots=True)
class Preview:
    """What can be said of the open period. Its counts cannot: without noise they would tell of persons."""

    policy: Policy
    from_week: str  # ISO week; "" before the first start
    hours: int  # of running time since the period began
    example: bytes  # the payload of an invented report


class _Now(NamedTuple):
    """The open period, and what the clocks say of it."""

    period: report_periods.Period | None
    day: Day
    seconds: int  # measured


def close_if_due(settings, packs: Mapping[str, int], draw=discrete_laplace) -> Released | None:
    """Release the counts of the open period if it has ended; return the report, or None if there is nothing to do.

    ``packs`` are the versions of the lessons, ``draw(scale)`` gives the noise.
    Raises OSError or Unavailable if the disk takes nothing more.
    """
    now = _look()
    if now.period is None or report_periods.is_due(*now):
        settle(settings)
        return _release(settings, identity.load_or_make(settings), dict(packs), draw)
    if now.period.to_week != week_of(now.day.date):
        report_periods.note_week(now.day)
    return None


def open_counts(packs: Mapping[str, int]) -> Preview:
    """Return the :class:`Preview` of the open period."""
    now = _look()
    week = now.period.from_week if now.period else week_of(now.day.date)
    example = Report(
        kiosk=_NOBODY,
        seq=1,
        policy=POLICY.id,
        from_week=week,
        to_week=week,
        clock="trusted",
        app=kiosk.__version__,
        packs=dict(packs),
        cells=_EXAMPLE,
        health={"disk": "ok", "db": "ok", "lost": "none"},
    )
    hours = (now.seconds - now.period.opened_seconds) // 3600 if now.period else 0
    return Preview(POLICY, now.period.from_week if now.period else "", hours, report_format.encode(example))


def with_noise(counts: Mapping[str, int], draw) -> tuple[int, ...]:
    """Return all cells of the policy with noise added: as many draws whatever was counted, and nothing cut off.

    Only :func:`close_if_due` may do this with true counts.
    """
    noise = [draw(POLICY.scale_of(cell)) for cell in POLICY.cells]
    return tuple(counts.get(cell, 0) + more for cell, more in zip(POLICY.cells, noise, strict=True))


@deed
def _release(settings, own, packs, draw):
    """Do all of it in one transaction, unless somebody else just did."""
    now, entries = _look(), released_ledger.read(settings)
    if not report_periods.is_due(*now) or _is_released(now.period, entries) or Courier.get_by_id(1).kiosk != own.kiosk:
        return None
    report = Report(
        kiosk=own.kiosk,
        seq=_next_seq(entries),
        policy=POLICY.id,
        app=kiosk.__version__,
        packs=packs,
        cells=with_noise(report_periods.counts(now.period), draw),
        health=_health(settings, now.period),
        **_time_of(now),
    )
    released = _put_into_outbox(settings, now.period, report, own.key)
    report_periods.close()
    report_periods.begin(now.day, now.seconds, after=now.period.no)
    return released


def _look():
    return _Now(report_periods.current(), library_day.today(), running_time.seconds())


def _is_released(period, entries):
    return any(entry.period >= period.no for entry in entries)


def _put_into_outbox(settings, period, report, key):
    from kiosk import envelope  # noqa: PLC0415 - a large library, which an idle kiosk does not need

    sealed = envelope.seal(report_format.encode(report), report_format.TYPE, key)
    agreed = agreement.agreed(preferences.applied(settings))  # as decided by now, not as this process began
    status, digest = outbox.READY if agreed else outbox.KEPT, protocol.digest_of(sealed)
    released_ledger.append(settings, released_ledger.Entry(period.no, report.seq, digest))  # see there: before commit
    row = Released(report.seq, report.kiosk, digest, sealed, status, "", None, running_time.today())
    values = {name: getattr(row, name) for name in Released.__slots__}
    Outbox.insert(period=period.no, **values).execute()
    return row


def _next_seq(entries):
    """Return a number that no report of this kiosk ever had, whatever is left of the outbox."""
    newest = [row.seq for row in outbox.newest(1)]
    return max([entry.seq for entry in entries] + newest, default=0) + 1


def _time_of(now):
    """Return the weeks of the report and how sure they are.

    What ends with its week was counted up to the week noted last. Weeks in the
    wrong order were a mistake of the clock.
    """
    period, week = now.period, week_of(now.day.date)
    last = min(period.to_week, week) if report_periods.ends_with_its_week(*now) else week
    first = min(period.from_week, last)
    is_mended = first < period.from_week or last < period.to_week
    sure = 1 if is_mended else period.certain + now.day.certain
    return {"from_week": first, "to_week": last, "clock": ("none", "estimated", "trusted")[sure]}


def _health(settings, period):
    lost = "some" if period.lost else "none"
    return {"disk": disk_space.level(shutil.disk_usage(settings.data).free), "db": period.db, "lost": lost}
