"""Lesson packs that the collector hands out."""

import json
from pathlib import Path

import click

from kiosk.cli.books import json_option, opened_books
from kiosk.cli.serve import data_option

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def pack():
    """Hand out lesson packs that somebody else has signed."""


@pack.command(name="add")
@click.argument("file", type=FILE)
@click.option("--name", required=True, help="Name of the pack, such as core.")
@click.option("--version", required=True, type=click.IntRange(1), help="Version of the pack.")
@json_option
@data_option
def add_pack(file, name, version, as_json, data):
    """Keep a copy of FILE and hand it out to kiosks.

    \b
    Example:
      kiosk collector pack add core-3.pack --name core --version 3
    """
    from kiosk.collector import packs

    with opened_books(data) as (chosen, database):
        added = packs.add(database, chosen.data, file, name, version)
    row = {"name": added.name, "version": added.version, "sha256": added.sha256, "length": added.length}
    click.echo(json.dumps(row) if as_json else f"{added.sha256}  {added.name} {added.version}")


@pack.command(name="catalogue")
@click.argument("file", type=FILE)
@click.option("--version", required=True, type=click.IntRange(1), help="Version of the catalogue.")
@data_option
def set_catalogue(file, version, data):
    """Hand out the signed catalogue in FILE from now on.

    \b
    Example:
      kiosk collector pack catalogue catalogue.json --version 12
    """
    from kiosk.collector import packs

    with opened_books(data) as (_, database):
        packs.set_catalogue(database, file.read_bytes(), version)
    click.echo(f"Catalogue {version} is handed out now.")


@pack.command(name="list")
@json_option
@data_option
def list_packs(as_json, data):
    """Print the packs that are handed out.

    \b
    Example:
      kiosk collector pack list
    """
    from kiosk.collector import packs

    with opened_books(data) as (_, database):
        found = packs.list_all(database)
    rows = [{"name": one.name, "version": one.version, "sha256": one.sha256, "length": one.length} for one in found]
    plain = "\n".join(f"{one.sha256}  {one.name} {one.version}" for one in found)
    click.echo(json.dumps(rows, indent=2) if as_json else plain)
