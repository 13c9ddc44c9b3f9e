"""The branches of the network and their kiosks, as the operator names them."""

import re
import secrets
from dataclasses import dataclass

from kiosk import weeks
from kiosk.collector.dirty import mark_dirty
from kiosk.collector.filing import ACTIVE, RETIRED
from kiosk.errors import NotFound, Rejected
from kiosk.i18n import N_
from kiosk.messages import MAX_BRANCH_SIGNS
from kiosk.report_format import KIOSK

MAX_REGION_SIGNS = 80
ID_SIGNS = 8
ID_ALPHABET = "23456789abcdefghjkmnpqrstvwxy"


@dataclass(frozen=True, slots=True)
class Branch:
    """One library of the network."""

    id: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class Kiosk:
    """One installation. ``seen_week`` is the week in which it was last heard of, or ""."""

    id: str
    status: str
    joined_week: str
    left_week: str
    withdrawn_to: int
    last_seq: int
    seen_week: str
    app: str
    health: dict[str, str]


def add(database, name, region):
    """Add a branch and return it. A branch of the same name in the same region is the same branch."""
    name, region = _line(name, MAX_BRANCH_SIGNS), _line(region, MAX_REGION_SIGNS)
    if not name:
        raise Rejected(N_("Write the name of the library."))
    with database.transaction() as work:
        work.lock("branches")
        sql = "SELECT id, name, region FROM branch WHERE folded = ? AND region = ?"
        there = work.rows(sql, (name.casefold(), region))
        if there:
            return Branch(*there[0])
        made = Branch("".join(secrets.choice(ID_ALPHABET) for _ in range(ID_SIGNS)), name, region)
        values = (made.id, name, name.casefold(), region)
        work.run("INSERT INTO branch (id, name, folded, region) VALUES (?, ?, ?, ?)", values)
    return made


def change(database, branch_id, name, region):
    """Give a branch another name or region. With the region its reports move, so all its weeks are added up again."""
    name, region = _line(name, MAX_BRANCH_SIGNS), _line(region, MAX_REGION_SIGNS)
    if not name:
        raise Rejected(N_("Write the name of the library."))
    with database.transaction() as work:
        before = _find(work, branch_id)
        values = (name, name.casefold(), region, branch_id)
        work.run("UPDATE branch SET name = ?, folded = ?, region = ? WHERE id = ?", values)
        if region != before.region:
            _move_reports(work, before, region)
    return Branch(branch_id, name, region)


def find(database, branch_id):
    """Return the :class:`Branch`. Raises NotFound."""
    return _find(database, branch_id)


def kiosks_of(database, branch_id):
    """Return all kiosks that a branch has or had, those in use first."""
    sql = (
        "SELECT id, status, joined_week, left_week, withdrawn_to, last_seq, seen_week, app, health FROM kiosk"
        " WHERE branch = ? ORDER BY status, joined_week DESC, id"
    )
    return [_kiosk(*row) for row in database.rows(sql, (branch_id,))]


def branch_of(database, kiosk):
    """Return the :class:`Branch` of a kiosk. Raises NotFound."""
    sql = (
        "SELECT branch.id, branch.name, branch.region FROM kiosk JOIN branch ON branch.id = kiosk.branch"
        " WHERE kiosk.id = ?"
    )
    found = database.rows(sql, (_number(kiosk),))
    if not found:
        raise NotFound(N_("There is no such kiosk."))
    return Branch(*found[0])


def retire(database, kiosk, today):
    """Take a kiosk out of the network for good; its reports stay. Returns its branch's id. Raises NotFound."""
    week = weeks.week_of(today)
    with database.transaction() as work:
        branch = branch_of(work, kiosk)
        values = (RETIRED, week, _number(kiosk), ACTIVE)
        work.run("UPDATE kiosk SET status = ?, left_week = ? WHERE id = ? AND status = ?", values)
        mark_dirty(work, {(week, branch.region)})
    return branch.id


def _find(work, branch_id):
    found = work.rows("SELECT id, name, region FROM branch WHERE id = ?", (branch_id,))
    if not found:
        raise NotFound(N_("There is no such library."))
    return Branch(*found[0])


def _move_reports(work, branch, region):
    inside = "kiosk IN (SELECT id FROM kiosk WHERE branch = ?)"
    touched = work.rows(f"SELECT DISTINCT week FROM report WHERE {inside}", (branch.id,))  # noqa: S608 - our own words
    work.run(f"UPDATE report SET region = ? WHERE {inside}", (region, branch.id))  # noqa: S608 - our own words
    joined = work.rows("SELECT MIN(joined_week) FROM kiosk WHERE branch = ?", (branch.id,))[0][0]
    known = work.rows("SELECT DISTINCT week FROM coverage WHERE week >= ?", (joined,)) if joined else []
    found = {week for (week,) in [*touched, *known]}
    mark_dirty(work, {(week, place) for week in found for place in (branch.region, region)})


def _kiosk(number, status, joined, left, withdrawn_to, last_seq, seen, app, health):
    words = dict(part.split(":") for part in health.split())
    return Kiosk(f"{number:016x}", status, joined, left, withdrawn_to, last_seq, seen, app, words)


def _number(kiosk):
    if not re.fullmatch(KIOSK, kiosk):
        raise NotFound(N_("There is no such kiosk."))
    return int(kiosk, 16)


def _line(text, limit):
    line = " ".join(text.split())
    if len(line) > limit or not line.isprintable():
        raise Rejected(N_("That is too long. Use at most %(limit)s characters."), limit=limit)
    return line
