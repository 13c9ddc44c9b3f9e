"""Sums by week and region, made again whole wherever something changed.

Intake marks what is dirty in the transaction that stores a report. A roll-up
takes the mark away first and reads the reports after that, so it misses none:
doing one again changes nothing. Pages read these sums and never the reports.
"""

from collections import defaultdict

from kiosk import weeks
from kiosk.collector import vectors
from kiosk.collector.database import flat, in_parts, places
from kiosk.collector.dirty import mark_dirty
from kiosk.collector.filing import ACTIVE
from kiosk.policies import POLICIES

AT_ONCE = 50  # roll-ups between two looks at the clock
SILENT_WEEKS = 4  # a kiosk not heard of for longer is worth a call
THIS_WEEK = "week"  # name of the note


def work_off(database, most=AT_ONCE):
    """Make up to ``most`` roll-ups that are due and return how many were made."""
    due = database.rows("SELECT week, region FROM dirty ORDER BY week DESC, region LIMIT ?", (most,))
    for week, region in due:
        with database.transaction() as work:
            roll_up(work, week, region)
    return len(due)


def roll_up(work, week, region):
    """Make the sums of one week and region again."""
    place = (week, region)
    work.lock("rollups")  # one at a time, or an old sum might win
    work.run("DELETE FROM dirty WHERE week = ? AND region = ?", place)
    sums = _archived(work, place)
    _add_reports(work, place, sums)
    work.run("DELETE FROM rollup WHERE week = ? AND region = ?", place)
    rows = [(*place, cell, *values) for cell, values in sorted(sums.items())]
    for part in in_parts(rows):
        sql = f"INSERT INTO rollup (week, region, cell, n, total, variance) VALUES {places(part)}"  # noqa: S608 - names and places of ours; values go beside it
        work.run(sql, flat(part))
    _cover(work, week, region)


def _archived(work, place):
    """Return cell → [reports, sum, variance] of reports whose own figures were deleted after three years."""
    sql = "SELECT cell, n, total, variance FROM archive WHERE week = ? AND region = ?"
    return defaultdict(lambda: [0, 0, 0.0], {cell: list(values) for cell, *values in work.rows(sql, place)})


def _add_reports(work, place, sums):
    sql = "SELECT policy, cells FROM report WHERE week = ? AND region = ? AND cells IS NOT NULL"
    by_policy = defaultdict(list)
    for policy, cells in work.rows(sql, place):
        by_policy[policy].append(cells)
    for policy, rows in by_policy.items():
        add(sums, POLICIES[policy], rows)


def add(sums, policy, rows):
    """Add packed reports of one ``policy`` to ``sums``: cell → [reports, sum, variance of the noise]."""
    for cell, total in zip(policy.cells, vectors.add_up(rows, len(policy.cells)), strict=True):
        values = sums[cell]
        values[0] += len(rows)
        values[1] += total
        values[2] += len(rows) * policy.variance_of(cell)


def _cover(work, week, region):
    """Count which kiosks should have reported and which did; one report may stand for several weeks."""
    expected = work.rows(
        "SELECT COUNT(*) FROM kiosk JOIN branch ON branch.id = kiosk.branch"
        " WHERE branch.region = ? AND joined_week <= ? AND (left_week = '' OR left_week > ?)",
        (region, week, week),
    )[0][0]
    heard = work.rows(
        "SELECT COUNT(DISTINCT kiosk), CAST(COALESCE(SUM(weeks), 0) AS BIGINT), COUNT(*),"
        " COUNT(CASE WHEN clock = 'trusted' THEN 1 END) FROM report WHERE week = ? AND region = ?",
        (week, region),
    )[0]
    work.run(
        "INSERT INTO coverage (week, region, expected, heard, spanned, reports, trusted) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (week, region) DO UPDATE SET expected = excluded.expected, heard = excluded.heard,"
        " spanned = excluded.spanned, reports = excluded.reports, trusted = excluded.trusted",
        (week, region, expected, *heard),
    )


def turn_week(database, today):
    """In a new week, ask for a roll-up of every region, so that a week without reports is known as one.

    Returns whether it is a new week.
    """
    week = weeks.week_of(today)
    with database.transaction() as work:
        last = work.rows("SELECT value FROM note WHERE name = ?", (THIS_WEEK,))
        if last and last[0][0] == week:
            return False
        regions = [region for (region,) in work.rows("SELECT DISTINCT region FROM branch")]
        since = max(last[0][0] if last else _first_week(work) or week, weeks.moved(week, -52))
        mark_dirty(work, {(one, region) for one in weeks.between(since, week) for region in regions})
        work.run(
            "INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (THIS_WEEK, week),
        )
    return True


def _first_week(work):
    """Return the week in which the first kiosk joined, or None."""
    return work.rows("SELECT MIN(joined_week) FROM kiosk")[0][0]


def count_standing(database, today):
    """Count, by region, kiosks that are there, that never reported, and that have been silent for long."""
    silent_since = weeks.moved(weeks.week_of(today), -SILENT_WEEKS)
    with database.transaction() as work:
        found = work.rows(
            "SELECT branch.region, COUNT(DISTINCT branch.id), COUNT(kiosk.id),"
            " COUNT(CASE WHEN kiosk.seen_week = '' THEN 1 END),"
            " COUNT(CASE WHEN kiosk.seen_week <> '' AND kiosk.seen_week < ? THEN 1 END)"
            " FROM branch LEFT JOIN kiosk ON kiosk.branch = branch.id AND kiosk.status = ? GROUP BY branch.region",
            (silent_since, ACTIVE),
        )
        work.run("DELETE FROM standing")
        for part in in_parts(found):
            sql = f"INSERT INTO standing (region, branches, kiosks, waiting, silent) VALUES {places(part)}"  # noqa: S608 - names and places of ours; values go beside it
            work.run(sql, flat(part))
