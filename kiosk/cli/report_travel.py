"""How reports travel: joining the library network, sending, and carrying them on a stick."""

import json
import sys
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk import preferences, settings
from kiosk.cli.desk import NO_KIOSK, at_desk
from kiosk.cli.serve import data_option
from kiosk.cli.upkeep import bar
from kiosk.errors import Rejected

PLACE = click.Path(exists=True, path_type=Path)
STICK = click.Path(exists=True, file_okay=False, path_type=Path)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@click.argument("code")
@click.option("--stick", type=STICK, help="Put the wish to join on this stick; there need be no connection.")
@data_option
def join(code, stick, data):
    """Join the library network with the CODE from the operator, whether the kiosk is running or not.

    Without a connection, take the stick to the operator and bring it back;
    then use: kiosk report import.

    \b
    Examples:
      kiosk report join 7K3M-9QX2-ABCD
      kiosk report join 7K3M-9QX2-ABCD --stick /media/staff/HARBOUR
    """
    from kiosk.sync import joining, stick_reports  # cryptography takes a while to load

    with opened(data) as wish:
        if stick:
            folder = stick_reports.ask_to_join(wish, code, stick)
            click.echo(f"The wish to join is in {folder}. Take the stick to the operator and bring it back.")
        else:
            click.echo(f"This kiosk now belongs to: {joining.join(wish, code)}")


@click.command()
@json_option
@data_option
def send(as_json, data):
    """Send every report that waits, whether the kiosk is running or not.

    Ends with 1 if something was in the way. Nothing is lost by that: the
    reports wait, and the kiosk tries again by itself.

    \b
    Examples:
      kiosk report send
      kiosk report send --json --data /srv/kiosk
    """
    from kiosk.sync import courier, troubles

    with opened(data) as wish, bar("Sending") as progress:
        outcome = courier.send_now(wish, progress)
    if as_json:
        names = ("sent", "waiting", "refused", "trouble")
        click.echo(json.dumps({name: getattr(outcome, name) for name in names}))
    else:
        click.echo(f"{outcome.sent} sent, {outcome.waiting} waiting, {outcome.refused} refused.")
        if outcome.trouble:
            click.echo(troubles.words(outcome.trouble), err=True)
    if outcome.trouble or outcome.refused:
        sys.exit(1)


@click.command()
@click.argument("stick", type=STICK)
@data_option
def export(stick, data):
    """Write every report that waits on the STICK, a folder, for the operator.

    The reports wait here until the receipts come back: use kiosk report import.

    \b
    Examples:
      kiosk report export /media/staff/HARBOUR
    """
    from kiosk.sync import stick_reports

    with opened(data) as wish, bar("Writing") as progress:
        written = stick_reports.export(wish, stick, progress)
    click.echo(f"{written.reports} written to {written.folder}. Take the stick to the operator.")


@click.command(name="import")
@click.argument("stick", type=PLACE)
@json_option
@data_option
def import_(stick, as_json, data):
    """Take in the receipts on the STICK, a folder or a file, that came back from the operator.

    Ends with 1 if something on it is not from the library network.

    \b
    Examples:
      kiosk report import /media/staff/HARBOUR
      kiosk report import receipts.jsonl --json
    """
    from kiosk.sync import stick_reports

    with opened(data) as wish, bar("Reading") as progress:
        found = stick_reports.take_in(wish, stick, progress)
    if as_json:
        names = ("signed", "branch", "of_others", "refused")
        click.echo(json.dumps({name: getattr(found, name) for name in names}, ensure_ascii=False))
    else:
        if found.branch:
            click.echo(f"This kiosk now belongs to: {found.branch}")
        click.echo(f"{found.signed} reports have arrived. Answers for other kiosks: {found.of_others}.")
        if found.refused:
            click.echo(f"{found.refused} answers are not from our library network. They were left out.", err=True)
    if found.refused:
        sys.exit(1)


@click.command()
@click.argument("stick", type=STICK)
@data_option
def relay(stick, data):
    """Hand in the reports of another library, which are on the STICK, over the connection of this kiosk.

    The receipts are put on the stick: take it back to the kiosk it came from.

    \b
    Examples:
      kiosk report relay /media/staff/HARBOUR
    """
    from kiosk.sync import relaying

    with opened(data) as wish, bar("Sending") as progress:
        relayed = relaying.relay(wish, stick, progress)
    click.echo(f"{relayed.signed} of {relayed.reports} reports are in the books. Take the stick back to its kiosk.")
    if relayed.signed < relayed.reports:
        sys.exit(1)


@contextmanager
def opened(data):
    """Open the state beside the kiosk, running or not, and hand out the settings with what staff decided."""
    chosen = settings.load(data=data)
    if not chosen.state_path.exists():
        raise Rejected(NO_KIOSK, folder=str(chosen.data))
    with at_desk(chosen):
        yield preferences.applied(chosen)
