"""The reports to the library network: what is in them, byte by byte."""

import click

from kiosk.cli import report_travel
from kiosk.cli.serve import data_option
from kiosk.errors import NotFound
from kiosk.i18n import N_


@click.group()
def report():
    """Look at the anonymous reports, send them, and carry them on a stick."""


@report.command()
@click.argument("seq", type=click.IntRange(1, 2**31 - 1), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the report itself, byte by byte, as it was signed.")
@click.option(
    "--envelope", "as_envelope", is_flag=True, help="Print what is sent, byte by byte: envelope and signature."
)
@data_option
def show(seq, as_json, as_envelope, data):
    """Show the report number SEQ, or the last one: in words, in figures, and as it is sent.

    It shows what the page /en/privacy shows to everybody in the room.

    \b
    Examples:
      kiosk report show
      kiosk report show 12 --json
      kiosk report show 12 --envelope > 12.report
    """
    from kiosk.sync import telling

    with report_travel.opened(data):
        shown, told = _look(seq)
    if as_json or as_envelope:
        click.echo(shown.payload if as_json else shown.envelope, nl=False)  # nothing but those bytes
    else:
        click.echo("\n".join(telling.lines(told)))


def _look(seq):
    """Return a report as it is shown, and in words."""
    from kiosk.sync import logbook, outbox, shown_reports, telling

    found = (outbox.find(seq),) if seq else outbox.newest(1)
    if not found:
        raise NotFound(N_("There is no report yet. The first one is made after about a week."))
    before = outbox.older(found[0].seq, 1)
    shown = shown_reports.show(found[0])
    key = logbook.read().collector_key
    return shown, telling.tell(shown, shown_reports.show(before[0]) if before else None, key)


for _command in (
    report_travel.join,
    report_travel.send,
    report_travel.export,
    report_travel.import_,
    report_travel.relay,
):
    report.add_command(_command)
