"""What the anonymous counts take from one person, and how little that is.

Whoever has a return card adds at most 3 finished lessons in a period, and adds
in at most 12 periods of a year (52 weeks of running time); a visit without a
card at most 3. What was added in a visit stays used when it gets a card. So the
noise in a report, which is made for 3, hides each person. Four small numbers on
the learner keep this; nothing leads from a count back to a learner.
"""

from typing import NamedTuple

from kiosk import running_time
from kiosk.policies import COUNTS_1
from kiosk.reporting import report_periods
from kiosk.storage import state_db

MOST = COUNTS_1.bounds["T"]  # finished lessons of one person in a period
YEAR_DAYS = 52 * 7
MOST_PERIODS = COUNTS_1.periods_a_year
CARDS, GUESTS, TOTAL = "A", "G", "T"
ALONE = "M11"  # an activity taken on its own
OTHERS = "M12"  # local lessons, and all others
COURSES = {"first-steps": "M1", "privacy": "M2", "security": "M3", "ai-literacy": "M4", "digital-rights": "M5"}

_ROW = """SELECT code_hash IS NOT NULL, counted_period, counted, year_from, year_periods FROM learner WHERE id = ?"""
_KEEP = "UPDATE learner SET counted_period = ?, counted = ?, year_from = ?, year_periods = ? WHERE id = ?"
_ADD = """INSERT INTO vector_count (period, cell, n) VALUES (?, ?, ?)
    ON CONFLICT (period, cell) DO UPDATE SET n = n + excluded.n"""
_USE_UP = """UPDATE learner SET
    year_periods = min(:most, :periods + iif(year_periods = 0 OR :today - year_from > :year, 0, year_periods)),
    year_from = :today"""


class _Used(NamedTuple):
    """What one learner has added already."""

    has_card: bool
    period: int
    counted: int
    year_from: int
    year_periods: int


def area_of(course: str) -> str:
    """Return the cell in which finished lessons of ``course`` are counted."""
    return COURSES.get(course, OTHERS)


def count(learner_id, areas, *, may_begin=True) -> bool:
    """Count what a learner has just finished, one cell for each: the first few of a period. Only inside a deed.

    ``may_begin`` is False at a terminal where too many guests were counted
    today: then whoever was never counted before is not counted now. Returns
    whether this is somebody counted for the first time.
    """
    period, used = report_periods.current(), _used(learner_id)
    if not areas or period is None or used is None:
        return False
    is_newcomer, used = used.period == 0, _in_period(used, period.no)
    taken = list(areas)[: MOST - used.counted]
    if not taken or (is_newcomer and not may_begin):
        return False
    cells = [TOTAL] * len(taken) + taken
    if used.counted == 0:
        cells.append(CARDS if used.has_card else GUESTS)
    _add(period.no, cells)
    _keep(learner_id, used._replace(counted=used.counted + len(taken)))
    return is_newcomer


def merge(guest_id, learner_id):
    """Let what a guest has added in this period count as added by the learner who came back. Only inside a deed."""
    period, guest, mine = report_periods.current(), _used(guest_id), _used(learner_id)
    if None in (period, guest, mine) or guest.period != period.no or guest.counted == 0:
        return
    mine = _in_period(mine, period.no)
    _keep(learner_id, mine._replace(counted=min(MOST, mine.counted + guest.counted)))


def use_up(periods):
    """Let all learners have counted in so many more ``periods``, which their rows do not know of. Only inside a deed.

    The state file went back in time: in the meantime any of them may have
    counted in all of these, and have begun a new year, so it begins now.
    """
    values = {"most": MOST_PERIODS, "periods": periods, "today": running_time.today(), "year": YEAR_DAYS}
    state_db.connection().execute(_USE_UP, values)


def _used(learner_id):
    row = state_db.connection().execute(_ROW, (learner_id,)).fetchone()
    return _Used(*row) if row else None


def _in_period(used, number):
    """Return what is used as far as the period ``number`` goes: all of it, if the year has no room for one more."""
    if used.period == number:
        return used
    today = running_time.today()
    if used.year_periods == 0 or today - used.year_from > YEAR_DAYS:  # days are cut off: one more to be sure
        used = used._replace(year_from=today, year_periods=0)
    if used.year_periods >= MOST_PERIODS:
        return used._replace(period=number, counted=MOST)
    return used._replace(period=number, counted=0, year_periods=used.year_periods + 1)


def _keep(learner_id, used):
    values = (used.period, used.counted, used.year_from, used.year_periods)
    state_db.connection().execute(_KEEP, (*values, learner_id))


def _add(period, cells):
    rows = [(period, cell, cells.count(cell)) for cell in sorted(set(cells))]
    state_db.connection().executemany(_ADD, rows)
