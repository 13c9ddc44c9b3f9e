"""Packs of lessons on this kiosk: whose to take, install, go back. Making them stands in ``pack_making``."""

import json
import sys
from contextlib import contextmanager
from pathlib import Path

import click

from kiosk import settings
from kiosk.cli.content import shown_problems
from kiosk.cli.serve import data_option
from kiosk.errors import Rejected, Unavailable
from kiosk.i18n import N_

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
COMPARE = "Is this the number that your library network has told you?"


@click.group()
def pack():
    """Make, check and install packs: lessons and translations as one signed file."""


@pack.command()
@click.argument("file", type=FILE, required=False)
@click.option("--yes", is_flag=True, help="Do not ask: the check number was compared before.")
@click.option("--forget", is_flag=True, help="Take packs of nobody any more.")
@data_option
def trust(file, yes, forget, data):
    """Take packs of the library network whose key letter is FILE; without FILE say whose are taken now.

    The first key letter is compared by its check number, which the library network tells by another way. A newer one
    of the same network needs no asking.

    \b
    Examples:
      kiosk pack trust harbour.keyletter
      kiosk pack trust
      kiosk pack trust --forget
    """
    from kiosk.sync.packs import trust as letters  # noqa: PLC0415 - brings the signatures

    chosen = settings.load(data=data)
    if forget:
        letters.forget(chosen)
        click.echo("Packs of nobody are taken now. The lessons that are here stay.")
    elif file:
        _take_letter(letters, chosen, _bytes(file), yes)
    elif (letter := letters.current(chosen)) is None:
        raise Rejected(N_("This kiosk takes packs of nobody yet. Begin with: kiosk pack trust FILE"))
    else:
        click.echo(f"{letter.network}, key letter {letter.version}, check number {letter.check_number}")


def _take_letter(letters, chosen, data, yes):
    letter = letters.read_letter(data)
    if letters.current(chosen) is None and not yes:
        click.echo(f"Key letter of {letter.network}. Its check number is:\n  {letter.check_number}")
        if not click.confirm(COMPARE):
            click.echo("Nothing was changed.")
            sys.exit(1)
    letters.accept(chosen, data, compared=True)
    click.echo(f"This kiosk takes packs of {letter.network} now. Install one with: kiosk pack install FILE")


def _bytes(file):
    limit = 4096
    with file.open("rb") as opened:
        return opened.read(limit + 1)


@pack.command()
@click.argument("file", type=FILE)
@click.option("--letter", type=FILE, help="Key letter to check against, instead of the one of this kiosk.")
@click.option("--json", "as_json", is_flag=True, help="Print what is in it as JSON.")
@data_option
def verify(file, letter, as_json, data):
    """Check the signature and every file of the pack FILE, and print what is in it. Nothing is installed.

    \b
    Examples:
      kiosk pack verify harbour-3.pack
      kiosk pack verify harbour-3.pack --letter harbour.keyletter --json
    """
    from kiosk.sync.packs import looking  # noqa: PLC0415
    from kiosk.sync.packs import trust as letters  # noqa: PLC0415

    keys = letters.read_letter(_bytes(letter)).public if letter else letters.keys(settings.load(data=data))
    head, digest = looking.verify(file, keys)
    manifest = head.manifest
    if as_json:
        names = ("name", "kind", "version", "min_app", "titles", "replaces")
        row = {name: getattr(manifest, name) for name in names}
        row |= {"key": head.key_id, "sha256": digest, "length": head.length, "files": len(manifest.files)}
        click.echo(json.dumps(row, indent=2, ensure_ascii=False))
    else:
        click.echo(f"{manifest.name} {manifest.version} ({manifest.kind}) is whole and signed with {head.key_id}.")
        click.echo(
            f"It has {len(manifest.files)} files, {head.length} bytes in all, and is for kiosk {manifest.min_app}."
        )


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
    from kiosk.sync.packs import installing, staging  # noqa: PLC0415

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
    from kiosk.sync.packs import installing  # noqa: PLC0415

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
    from kiosk.sync.packs import store  # noqa: PLC0415

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


@contextmanager
def bar(label):
    """Show a bar on standard error from the first step on."""
    shown = None

    def step(done, total):
        nonlocal shown
        shown = shown or click.progressbar(length=total, label=label, file=sys.stderr)
        shown.update(done - shown.pos)

    try:
        yield step
    finally:
        if shown:
            shown.render_finish()
