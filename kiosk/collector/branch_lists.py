"""Lists of branches, page by page: a network may have a hundred thousand."""

from dataclasses import dataclass

from kiosk.collector.branches import Branch
from kiosk.collector.filing import ACTIVE

A_PAGE = 50  # branches
ALL, SILENT, WAITING, WITHOUT = "all", "silent", "waiting", "without"
SHOWN = (ALL, SILENT, WAITING, WITHOUT)  # which branches a list shows


@dataclass(frozen=True, slots=True)
class Listed:
    """A branch in a list: how many kiosks it has now, and when the last of them was heard of."""

    branch: Branch
    kiosks: int
    seen_week: str


def list_page(database, *, region="", search="", shown=ALL, after="", silent_since=""):
    """Return (up to A_PAGE Listed in the order of their names, where the next page begins or "").

    ``silent_since`` is the week before which a kiosk counts as silent.
    """
    where, values = _where(region, search, after)
    having, more = _having(shown, silent_since)
    rows = database.rows(
        "SELECT branch.id, branch.name, branch.region, branch.folded, COUNT(kiosk.id),"  # noqa: S608 - our own words
        " COALESCE(MAX(kiosk.seen_week), '') FROM branch"
        f" LEFT JOIN kiosk ON kiosk.branch = branch.id AND kiosk.status = '{ACTIVE}' {where}"
        f" GROUP BY branch.id, branch.name, branch.region, branch.folded {having}"
        f" ORDER BY branch.folded, branch.id LIMIT {A_PAGE + 1}",
        (*values, *more),
    )
    listed = [Listed(Branch(*row[:3]), *row[4:]) for row in rows[:A_PAGE]]
    following = f"{rows[A_PAGE - 1][3]}\t{rows[A_PAGE - 1][0]}" if len(rows) > A_PAGE else ""
    return listed, following


def regions(database):
    """Return the names of all regions, as far as they have been counted."""
    return sorted(region for (region,) in database.rows("SELECT region FROM standing"))


def _where(region, search, after):
    parts, values = [], []
    if region:
        parts.append("branch.region = ?")
        values.append(region)
    if search:
        parts.append("branch.folded LIKE ? ESCAPE '!'")
        values.append(f"%{_plain(search.casefold())}%")
    if after:
        name, _, branch_id = after.rpartition("\t")
        parts.append("(branch.folded > ? OR (branch.folded = ? AND branch.id > ?))")
        values += [name, name, branch_id]
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), values


def _having(shown, silent_since):
    return {
        SILENT: ("HAVING COUNT(CASE WHEN seen_week <> '' AND seen_week < ? THEN 1 END) > 0", (silent_since,)),
        WAITING: ("HAVING COUNT(CASE WHEN seen_week = '' THEN 1 END) > 0", ()),
        WITHOUT: ("HAVING COUNT(kiosk.id) = 0", ()),
    }.get(shown, ("", ()))


def _plain(text):
    """Return ``text`` so that LIKE takes it as it is."""
    return "".join(f"!{sign}" if sign in "!%_" else sign for sign in text)
