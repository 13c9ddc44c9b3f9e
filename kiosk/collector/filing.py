"""Where a report is filed, and what it tells about its kiosk: last contact, versions, what is odd about it."""

import math
from dataclasses import dataclass
from typing import NamedTuple

from kiosk import weeks
from kiosk.collector import vectors
from kiosk.collector.database import flat, in_parts, places
from kiosk.policies import POLICIES

ACTIVE, RETIRED = "active", "retired"

FORK, FAST, OUTLIER, AHEAD = "fork", "fast", "outlier", "ahead"  # kinds of events that an operator looks at
MOST_WEEKS = 26  # that one report may stand for; a kiosk closes a period after a week of running
REPORTS_A_WEEK = 1.4  # a kiosk that runs day and night with a jumping clock closes this many
SPARE_REPORTS = 2
LEAST_HISTORY = 8  # reports, before one can be called odd
ODD_DEVIATIONS = 6
TOTAL = "T"  # the cell whose history is watched
FIRST_WEEK = "2025-W01"  # no kiosk sent a report before; unlike the release date this never moves


@dataclass(slots=True)
class Standing:
    """A kiosk while reports of it are being stored. ``mean`` and ``spread`` are Welford's, of the cell TOTAL."""

    status: str
    region: str
    joined_week: str
    withdrawn_to: int
    last_seq: int
    app: str
    health: str
    reports: int
    mean: float
    spread: float


class Row(NamedTuple):
    """A report as it lies in the table of that name."""

    kiosk: int
    seq: int
    digest: bytes
    week: str
    weeks: int
    recv: str
    policy: str
    clock: str
    region: str
    cells: bytes


def lock_kiosks(work, kiosks):
    """Return kiosk → Standing, and keep others from retiring or withdrawing them until this transaction ends."""
    found = {}
    for part in in_parts([(kiosk,) for kiosk in sorted(kiosks)]):
        sql = (
            "SELECT kiosk.id, kiosk.status, branch.region, joined_week, withdrawn_to, last_seq, app, health,"  # noqa: S608 - names and places of ours; values go beside it
            " reports, mean, spread FROM kiosk JOIN branch ON branch.id = kiosk.branch"
            f" WHERE kiosk.id IN ({','.join('?' * len(part))}) ORDER BY kiosk.id"
        )
        locked = f"{sql}{work.for_update}{' OF kiosk' if work.for_update else ''}"
        found |= {kiosk: Standing(*rest) for kiosk, *rest in work.rows(locked, flat(part))}
    return found


def row_of(one, kiosk, received):
    """Return the Row of a report received in the week ``received``."""
    report = one.report
    week = _week(report, received)
    spanned = min(weeks.apart(report.from_week, report.to_week) + 1, MOST_WEEKS)
    return Row(
        kiosk=one.kiosk,
        seq=report.seq,
        digest=bytes.fromhex(one.digest),
        week=week,
        weeks=spanned,
        recv=received,
        policy=report.policy,
        clock=report.clock,
        region=kiosk.region,
        cells=vectors.pack(report.cells),
    )


def _week(report, received):
    """Return the week in which a report counts: its last one, or the present one if its clock cannot be right."""
    believable = report.clock != "none" and FIRST_WEEK <= report.to_week <= received
    return report.to_week if believable else received


def note_contact(work, welcome, new, standing, week):
    """Write down that kiosks were heard of, and what their ``new`` reports say about them."""
    events = []
    for one in sorted(new, key=lambda one: (one.kiosk, one.report.seq)):
        events += _learn(standing[one.kiosk], one, week)
    note_events(work, events)
    rows = [_contact(kiosk, standing[kiosk], week) for kiosk in sorted({one.kiosk for one in welcome})]
    for part in in_parts(rows):
        work.run(
            "UPDATE kiosk SET seen_week = v.column2, last_seq = v.column3, app = v.column4, health = v.column5,"  # noqa: S608 - names and places of ours; values go beside it
            " reports = v.column6, mean = v.column7, spread = v.column8"
            f" FROM (VALUES {places(part)}) AS v WHERE kiosk.id = v.column1",
            flat(part),
        )


def note_events(work, events):
    """Write down (kiosk, kind, number, week) for the operator to look at, each once."""
    for part in in_parts([(*event, 0) for event in sorted(set(events))]):
        sql = f"INSERT INTO event (kiosk, kind, seq, week, looked_at) VALUES {places(part)}"  # noqa: S608 - only places
        work.run(f"{sql} ON CONFLICT (kiosk, kind, seq) DO NOTHING", flat(part))


def _contact(kiosk, standing, week):
    kept = (standing.last_seq, standing.app, standing.health, standing.reports, standing.mean, standing.spread)
    return (kiosk, week, *kept)


def _learn(kiosk, one, week):
    """Add a new report to what is known of its kiosk and yield what is odd about it."""
    report = one.report
    if report.seq > kiosk.last_seq:
        kiosk.last_seq, kiosk.app = report.seq, report.app
        kiosk.health = " ".join(f"{name}:{word}" for name, word in sorted(report.health.items()))
    this_week = int(week.replace("-W", ""))  # tells at most once a week
    most = REPORTS_A_WEEK * (weeks.apart(kiosk.joined_week, week) + 1) + SPARE_REPORTS
    if kiosk.reports + 1 > most:  # not the number of the report: a kiosk also counts those of before it joined
        yield one.kiosk, FAST, this_week, week
    if report.clock == "trusted" and report.to_week > week:
        yield one.kiosk, AHEAD, this_week, week
    if _is_odd(kiosk, report):
        yield one.kiosk, OUTLIER, report.seq, week
    _remember(kiosk, _total(report))


def _is_odd(kiosk, report):
    if kiosk.reports < LEAST_HISTORY:
        return False
    noise = POLICIES[report.policy].variance_of(TOTAL)
    deviation = math.sqrt(max(kiosk.spread / (kiosk.reports - 1), noise))
    return abs(_total(report) - kiosk.mean) > ODD_DEVIATIONS * deviation


def _total(report):
    return report.cells[POLICIES[report.policy].cells.index(TOTAL)]


def _remember(kiosk, value):
    """Welford's way to keep mean and spread without keeping the values."""
    kiosk.reports += 1
    away = value - kiosk.mean
    kiosk.mean += away / kiosk.reports
    kiosk.spread += away * (value - kiosk.mean)
