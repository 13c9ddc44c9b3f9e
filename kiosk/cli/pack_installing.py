"""Packs on this kiosk: install one, go back, list them."""

import json

import click

from kiosk import settings
from kiosk.cli.content import shown_problems
from kiosk.cli.pack import FILE, pack
from kiosk.cli.serve import data_option
from kiosk.cli.upkeep import bar
from kiosk.errors import Unavailable
from kiosk.i18n import N_


@pack.command()
@click.argument("file", type=FILE)
@data_option
def install(file, data):
    """Put the lessons of the pack FILE among the others. A kiosk that is running shows them within a minute.

    If anything is wrong with it, nothing is changed.

    \b
    Examples:
      kiosk pack install harbour-3.pack
      kiosk pack install /media/staff/HARBOUR/harbour-3.pack --data /srv/kiosk
    """
    from kiosk.sync.packs import installing, staging

    chosen = _prepared(data)
    with bar("Checking") as progress:
        staged = staging.stage(chosen, file, progress)
    with bar("Building the lessons") as progress, shown_problems():
        made = installing.install(chosen, staged, progress)
    click.echo(f"{made.name} {made.version} is installed. Undo this with: kiosk pack undo")


@pack.command()
@data_option
def undo(data):
    """Go back to the packs of before the last installation.

    \b
    Example:
      kiosk pack undo
    """
    from kiosk.sync.packs import installing

    chosen = _prepared(data)
    with bar("Building the lessons") as progress, shown_problems():
        installing.undo(chosen, progress)
    click.echo("The packs are as before. See them with: kiosk pack list")


@pack.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print the packs as JSON.")
@data_option
def list_packs(as_json, data):
    """Print the packs in use.

    \b
    Examples:
      kiosk pack list
      kiosk pack list --json
    """
    from kiosk.sync.packs import store

    active = store.read(settings.load(data=data)).active
    rows = [{"name": one.name, "kind": one.kind, "version": one.version, "sha256": one.digest} for one in active]
    plain = "\n".join(f"{one.name} {one.version}  {one.kind}  {one.title('en')}" for one in active)
    click.echo(json.dumps(rows, indent=2) if as_json else plain or "There are no packs, only the bundled lessons.")


def _prepared(data):
    chosen = settings.load(data=data)
    try:
        chosen.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            N_("%(file)s cannot be written: %(why)s."), file=str(chosen.data), why=error.strerror or str(error)
        ) from error
    return chosen
