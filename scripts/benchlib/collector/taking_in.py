"""Reports a second without HTTP: verified, read, stored and marked, against bare inserts of the same rows.

Bare is the least that any program could do: insert each row and commit it. How
fast the same rows go in many at once stands beside it.
"""

import statistics
import time

from benchlib.collector import stations
from kiosk.collector import intake
from kiosk.collector.counter import MOST_AT_ONCE
from kiosk.collector.filing import Row

STATIONS = 500
BARE = """CREATE TABLE bare (kiosk BIGINT NOT NULL, seq INTEGER NOT NULL, digest BLOB NOT NULL, week TEXT NOT NULL,
    weeks INTEGER NOT NULL, recv TEXT NOT NULL, policy TEXT NOT NULL, clock TEXT NOT NULL, region TEXT NOT NULL,
    cells BLOB, PRIMARY KEY (kiosk, seq))"""
INSERT = f"INSERT INTO bare ({','.join(Row._fields)}) VALUES ({','.join('?' * len(Row._fields))})"  # noqa: S608 - names and places of ours; values go beside it


def measure(database, count, rounds):
    """Return what ``rounds`` of ``count`` reports gave: medians of reports a second."""
    made = stations.join(database, STATIONS)
    waiting = [intake.Incoming(data) for _, _, data in stations.reports(made, count * rounds)]
    with database.transaction() as work:
        work.run(database.table(BARE))
        work.run("CREATE INDEX bare_week ON bare (week, region)")
    results = [_round(database, waiting[start : start + count]) for start in range(0, count * rounds, count)]
    return {
        "per_second": statistics.median(ours for ours, _, _ in results),
        "bare_per_second": statistics.median(alone for _, alone, _ in results),
        "bare_many_per_second": statistics.median(many for _, _, many in results),
        "ratio": statistics.median(ours / alone for ours, alone, _ in results),
    }


def _round(database, waiting):
    ours = _per_second(len(waiting), lambda: _take(database, waiting))
    rows = _rows(database, waiting)
    alone = rows[: max(1, len(rows) // 4)]
    return (
        ours,
        _per_second(len(alone), lambda: [_insert(database, [row]) for row in alone]),
        _per_second(len(rows) - len(alone), lambda: _insert_many(database, rows[len(alone) :])),
    )


def _take(database, waiting):
    for start in range(0, len(waiting), MOST_AT_ONCE):
        for outcome in intake.take(database, waiting[start : start + MOST_AT_ONCE], stations.TODAY):
            if outcome.status != "stored":
                raise SystemExit(f"A report was not stored: {outcome.status}")


def _rows(database, waiting):
    """Return the last rows that were stored, as many as there were reports."""
    sql = f"SELECT {','.join(Row._fields)} FROM report ORDER BY seq DESC, kiosk LIMIT ?"  # noqa: S608 - our own words
    return [tuple(row) for row in database.rows(sql, (len(waiting),))]


def _insert(database, rows):
    with database.transaction() as work:
        for row in rows:
            work.run(INSERT, row)


def _insert_many(database, rows):
    for start in range(0, len(rows), MOST_AT_ONCE):
        _insert(database, rows[start : start + MOST_AT_ONCE])


def _per_second(count, deed):
    began = time.perf_counter()
    deed()
    return count / (time.perf_counter() - began)
