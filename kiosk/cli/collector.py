"""The operator's side: serve the collector, let libraries in, take in sticks, give out figures."""

import csv
import json
import sys
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk import settings
from kiosk.cli.books import json_option, opened_books
from kiosk.cli.collector_operators import operator
from kiosk.cli.collector_packs import pack
from kiosk.cli.serve import data_option

FOLDER = click.Path(exists=True, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def collector():
    """Collect the anonymous counts of a network of libraries."""


collector.add_command(operator)
collector.add_command(pack)


@collector.command()
@click.option("--host", help="Address to listen on; 0.0.0.0 lets other machines in.")
@click.option("--port", type=int, help="Port to listen on.")
@data_option
def serve(host, port, data):
    """Serve the collector and print the address once it really answers.

    Its books are a file in the data folder, or PostgreSQL if
    KIOSK_COLLECTOR_DATABASE names one.

    \b
    Examples:
      kiosk collector serve --data /srv/collector
      KIOSK_COLLECTOR_DATABASE=postgresql://kiosk@db/kiosk kiosk collector serve --port 8090
    """
    from kiosk.collector import server

    server.serve(settings.load(host=host, port=port, data=data), announce=click.echo)


@collector.command()
@click.argument("names", nargs=-1)
@click.option("--region", default="", help="Region of the libraries.")
@click.option("--file", type=FILE, help="CSV file with the columns name and region.")
@json_option
@data_option
def enrol(names, region, file, as_json, data):
    """Add libraries called NAMES and print a code for each, with which its kiosk joins.

    A code works once, within 60 days, and is shown only now.

    \b
    Examples:
      kiosk collector enrol "Harbour Library" --region North
      kiosk collector enrol --file libraries.csv --json
    """
    from kiosk.collector import branches, running

    wanted = [(name, region) for name in names] + _libraries_in(file)
    if not wanted:
        raise click.UsageError("Name a library, or give a --file.")
    with opened_books(data) as (chosen, database):
        made = running.make(chosen, database)
        codes = [made.enrolment.give(branches.add(database, *one), made.today()) for one in wanted]
    if as_json:
        rows = [
            {"branch": code.branch_id, "name": code.branch, "code": code.grouped, "expires": code.expires.isoformat()}
            for code in codes
        ]
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for code in codes:
        click.echo(f"{code.grouped}  until {code.expires}  {code.branch}")
    click.echo("Enter the code at the kiosk: librarian's desk, Settings, Sharing.", err=True)


@collector.command(name="import")
@click.argument("places", nargs=-1, required=True, type=FOLDER)
@click.option("--receipts/--no-receipts", default=True, help="Write receipts beside the reports (as usual) or not.")
@json_option
@data_option
def import_(places, receipts, as_json, data):
    """Take in the report files in PLACES, which are folders, sticks or single files.

    A report that is here already is not counted again. A kiosk that asks to
    join is let in first. Receipts for the kiosks are written beside the files:
    leave them on the stick.

    \b
    Examples:
      kiosk collector import /media/stick
      kiosk collector import reports/ --no-receipts --json
    """
    from kiosk.collector import intake, running, sticks

    found = []
    with opened_books(data) as (chosen, database):
        made = running.make(chosen, database)
        for place in places:
            lines = sticks.read_folder(place)
            with _bar(len(lines)) as progress:
                brought = sticks.take(made, lambda batch: intake.take(database, batch, made.today()), lines, progress)
            found += brought
            if receipts and brought:
                written = sticks.write_receipts(place, sticks.receipts(brought, made.key))
                click.echo(f"Receipts: {written}", err=True)
    _tell(found, as_json)


@collector.command()
@click.argument("table", type=click.Choice(["figures", "branches"]))
@click.option("--from", "first", default="", help="First week, such as 2026-W40.")
@click.option("--to", "last", default="", help="Last week; without it, the last week that has ended.")
@click.option("--weeks", type=click.Choice(["4", "13", "52"]), default="13", help="How many weeks, without --from.")
@click.option("--region", default="", help="Only this region.")
@json_option
@data_option
def export(table, first, last, weeks, region, as_json, data):
    """Print TABLE as CSV: figures by week and region, or branches with their last contact.

    \b
    Examples:
      kiosk collector export figures --weeks 52 > figures.csv
      kiosk collector export branches --region North --json
    """
    from kiosk.collector import exports, rollups, running, spans

    with opened_books(data) as (_, database):
        while rollups.work_off(database):
            pass
        span = spans.read({"from": first, "to": last, "span": weeks}, running.utc_today())
        found = exports.find(table, database, span, region)
        out = json.dumps(found.json(), indent=2, ensure_ascii=False).encode() + b"\n" if as_json else found.csv()
    click.get_binary_stream("stdout").write(out)


def _libraries_in(file):
    if file is None:
        return []
    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    if rows and "name" not in rows[0]:
        raise click.UsageError(f"{file} needs a first line with the columns name and region.")
    return [(row["name"], row.get("region") or "") for row in rows if row["name"]]


@contextmanager
def _bar(total):
    """Show a bar for a long import; hand out what it is told (done, total)."""
    with click.progressbar(length=total, label="Taking in reports", file=sys.stderr) as bar:
        yield lambda done, _: bar.update(done - bar.pos)


def _tell(brought, as_json):
    """Print what became of each report and end with 1 if one was refused."""
    if as_json:
        rows = [{"file": one.file, "line": one.line, "status": one.status} for one in brought]
        click.echo(json.dumps(rows, indent=2))
    else:
        for one in brought:
            if one.outcome.problem:
                click.echo(f"{one.file}:{one.line}: {one.outcome.problem}")
            if one.joined:
                click.echo(f"A kiosk has joined: {one.joined.branch}")
        counts = {status: sum(one.status == status for one in brought) for status in ("stored", "known")}
        click.echo(f"{len(brought)} read, {counts['stored']} stored, {counts['known']} were here already.")
    if not all(one.is_safe for one in brought):
        sys.exit(1)
