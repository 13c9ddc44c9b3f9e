"""Serving the kiosk, and looking after its state file."""

import click

from kiosk import migrate, rescue, settings, storage
from kiosk.catalogue.problems import Broken
from kiosk.cli.content import build_catalogue
from kiosk.people import librarians, setup_codes


def data_option(command):
    """Add ``--data``, the folder of the catalogue and the state file, to a command."""
    return click.option("--data", type=click.Path(file_okay=False), help="Data folder.")(command)


@click.command()
@click.option("--host", help="Address to listen on; 0.0.0.0 lets other terminals in.")
@click.option("--port", type=int, help="Port to listen on.")
@data_option
def serve(host, port, data):
    """Serve the lessons and print the address once it really answers.

    \b
    Examples:
      kiosk serve
      kiosk serve --host 0.0.0.0 --port 8080 --data /srv/kiosk
    """
    from kiosk.web import server  # the pages are not needed for any other command

    chosen = settings.load(host=host, port=port, data=data)
    _bring_lessons_up_to_date(chosen)
    server.serve(chosen, announce=lambda address: _greet(chosen, address))


def _greet(chosen, address):
    """Say where the kiosk is and, until it has been set up, how that begins."""
    click.echo(address)
    path = setup_codes.path_in(chosen.data)
    if librarians.is_any():
        setup_codes.forget(path)
        return
    code = setup_codes.in_groups(setup_codes.read_or_make(path))
    click.echo(f"First time here? Open {address}desk/ and enter the set-up code {code}.")


def _bring_lessons_up_to_date(chosen):
    """Build the catalogue if it is missing or old; a lesson that is broken now must not keep a library closed."""
    try:
        build_catalogue(chosen)
    except Broken:
        if not chosen.catalogue_path.exists():
            raise
        click.echo("The lessons have mistakes, so the kiosk shows those of the last good build.", err=True)


@click.group()
def db():
    """Look after the state file, where progress is kept."""


@db.command()
@data_option
def upgrade(data):
    """Bring the tables of the state file up to date; a backup is made first.

    \b
    Example:
      kiosk db upgrade --data /srv/kiosk
    """
    chosen = settings.load(data=data)
    chosen.data.mkdir(parents=True, exist_ok=True)
    storage.open_state(chosen.state_path)
    try:
        if migrate.version() and migrate.pending():
            rescue.back_up(chosen.state_path, chosen.data / "backups")
        applied = migrate.upgrade()
    finally:
        storage.close_state()
    click.echo(f"{len(applied)} applied; the state file is at version {migrate.steps()[-1][0]}.")
