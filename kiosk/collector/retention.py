"""What is deleted when it is old: the figures of single reports after three years.

Their sums stay: they move to the archive in the same transaction, and cannot be
withdrawn any more. The row of the report stays too, without its figures, so that
nobody can hand it in again.
"""

from collections import defaultdict

from kiosk import weeks
from kiosk.collector.database import flat, in_parts, places
from kiosk.collector.rollups import add
from kiosk.policies import POLICIES

WEEKS_KEPT = 157  # three years
AT_ONCE = 2000  # reports in one transaction

_OLD = """SELECT kiosk, seq, week, region, policy, cells FROM report
    WHERE week < ? AND cells IS NOT NULL ORDER BY week, region LIMIT ?"""


def forget_old(database, today):
    """Delete the figures of some reports that are too old and return of how many: 0 means that none is left."""
    limit = weeks.moved(weeks.week_of(today), -WEEKS_KEPT)
    with database.transaction() as work:
        work.lock("rollups")
        old = work.rows(f"{_OLD}{work.for_update}", (limit, AT_ONCE))
        work.run("DELETE FROM quarantine WHERE recv < ?", (limit,))
        work.run("DELETE FROM event WHERE week < ?", (limit,))
        _keep_sums(work, old)
        for part in in_parts([row[:2] for row in old]):
            sql = f"UPDATE report SET cells = NULL WHERE (kiosk, seq) IN (VALUES {places(part)})"  # noqa: S608 - names and places of ours; values go beside it
            work.run(sql, flat(part))
    return len(old)


def _keep_sums(work, old):
    by_place = defaultdict(list)
    for _, _, week, region, policy, cells in old:
        by_place[week, region, policy].append(cells)
    for (week, region, policy), rows in by_place.items():
        sums = defaultdict(lambda: [0, 0, 0.0])
        add(sums, POLICIES[policy], rows)
        for part in in_parts([(week, region, cell, *values) for cell, values in sums.items()]):
            work.run(
                f"INSERT INTO archive (week, region, cell, n, total, variance) VALUES {places(part)}"  # noqa: S608 - names and places of ours; values go beside it
                " ON CONFLICT (week, region, cell) DO UPDATE SET n = archive.n + excluded.n,"
                " total = archive.total + excluded.total, variance = archive.variance + excluded.variance",
                flat(part),
            )
