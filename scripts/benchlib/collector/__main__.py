"""Measures the collector and prints the figures beside their budgets."""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchlib.collector import growing, handing_in, report, taking_in
from benchlib.collector.stations import open_books
from tests.collector import clusters

FEW, MANY = 1_000, 100_000


def say(words):
    """Tell the person who waits what is going on."""
    print(words, file=sys.stderr, flush=True)


def read_options():
    """Return what was asked for on the command line."""
    example = "Example: scripts/bench collector --branches 10000"
    parser = argparse.ArgumentParser(prog="scripts/bench collector", description=__doc__, epilog=example)
    parser.add_argument("--seconds", type=float, default=1.0, help="length of one round over HTTP (default 1)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the median counts (default 3)")
    parser.add_argument("--reports", type=int, default=4000, help="reports of one round without HTTP (default 4000)")
    many = f"branches of the large network (default {MANY}; 0 leaves the networks out)"
    parser.add_argument("--branches", type=int, default=MANY, help=many)
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def measure(kind, url, folder, options):
    """Return all figures of one kind of books. ``url()`` makes an empty database each time and returns its address."""
    say(f"  {kind}: taking in {options.reports} reports at a time ...")
    place = folder / "taking-in"
    database = open_books(url(), place)
    found = {"kind": kind, "taking_in": taking_in.measure(database, options.reports, options.rounds)}
    found["bytes_a_report"] = _bytes_a_report(database, place)
    database.close()
    say(f"  {kind}: handing in over HTTP, {handing_in.COURIERS} kiosks at once ...")
    found["handing_in"] = handing_in.measure(url(), folder / "handing-in", options.seconds, options.rounds)
    if options.branches:
        for name, branches in (("few", min(FEW, options.branches)), ("many", options.branches)):
            say(f"  {kind}: the overview of {branches:,} branches ...")
            found[name] = growing.measure(url(), folder / name, branches)
    return found


def _bytes_a_report(database, place):
    """Return the disk space of a report with its indexes, in bytes."""
    ((reports,),) = database.rows("SELECT COUNT(*) FROM report")
    with database.transaction() as work:
        work.run("DROP TABLE bare")
    if database.kind == "postgresql":
        return database.rows("SELECT pg_total_relation_size('report')")[0][0] / reports
    database.rows("VACUUM")
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return (place / "collector.sqlite").stat().st_size / reports


def main():
    """Measure both kinds of books, as far as they are here."""
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="kiosk-bench-") as name, ExitStack() as running:
        folder = Path(name)
        results = [measure("sqlite", lambda: "", folder / "sqlite", options)]
        if clusters.programs():
            (folder / "postgresql" / "cluster").mkdir(parents=True)
            url = running.enter_context(clusters.cluster(folder / "postgresql" / "cluster"))
            results.append(measure("postgresql", lambda: clusters.emptied(url), folder / "postgresql", options))
        else:
            say(f"Left out: PostgreSQL. {clusters.LEFT_OUT}")
    print(json.dumps(results, indent=2) if options.json else "\n".join(report.lines(results)))


if __name__ == "__main__":
    main()
