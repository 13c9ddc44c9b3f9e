"""Packs of lessons: whose to take, and what is in one. Installing and making them stand beside."""

import json
import sys
from pathlib import Path

import click

from kiosk import settings
from kiosk.cli.serve import data_option
from kiosk.errors import Rejected
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
    from kiosk.sync.packs import trust as letters  # brings the signatures

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
    from kiosk.sync.packs import looking
    from kiosk.sync.packs import trust as letters

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
