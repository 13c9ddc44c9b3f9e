"""Trying the kiosk out: a library with a year behind it, in a folder that is gone afterwards."""

import os
import secrets
import signal
import tempfile
from pathlib import Path

import click

from kiosk import library_day, settings
from kiosk.catalogue import shelf
from kiosk.cli.content import build_catalogue
from kiosk.errors import Rejected
from kiosk.people import librarians, pins
from kiosk.reporting import samples
from kiosk.upkeep.opening import opened_state

LIBRARIAN = "Robin"
LIBRARY = "Sample Library"


@click.command()
@click.option("--host", help="Address to listen on; 0.0.0.0 lets other terminals in.")
@click.option("--port", type=int, help="Port to listen on.")
def demo(host, port):
    """Serve the kiosk with a year of sample data in a throw-away folder. Stop with Ctrl and C.

    Every page says that its data are samples. Nothing is left when it stops.

    \b
    Examples:
      kiosk demo
      kiosk demo --port 9090
    """
    from kiosk.web import server  # the pages are not needed for any other command

    signal.signal(signal.SIGTERM, _stop)  # also while the year is being written
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as folder:
        chosen = _settings(folder, host, port)
        build_catalogue(chosen)
        pin = _fill(chosen)
        server.serve(chosen, announce=lambda address: _greet(address, pin))


def _stop(*_):
    raise SystemExit(0)


def _settings(folder, host, port):
    """Return settings that owe nothing to a real kiosk on this machine but its KIOSK_ variables."""
    environ = {name: value for name, value in os.environ.items() if name != "KIOSK_DATA"}
    given = {"data": Path(folder), "host": host, "port": port, "library_name": LIBRARY, "sample": True}
    return settings.load(environ, **given)


def _fill(chosen):
    """Write the year, a librarian and some reports to a network; return the librarian's PIN."""
    from kiosk.cli import demo_network  # no other command needs both kiosk and collector

    pin = _new_pin()
    with opened_state(chosen):
        shelf.open_catalogue(shelf.load(chosen.catalogue_path, chosen.local))
        librarians.add(LIBRARIAN, pin, chosen.default_locale)
        today = library_day.confirm(library_day.today().date)
        click.echo("Writing a year of sample data ...", err=True)
        samples.write_year(today.date, shelf.in_locale())
        demo_network.share(chosen, today.date, LIBRARY)
    return pin


def _new_pin():
    """Return a PIN that nobody would try first."""
    while True:
        try:
            return pins.choose(f"{secrets.randbelow(10**6):06d}", (LIBRARIAN, LIBRARY))
        except Rejected:
            continue


def _greet(address, pin):
    click.echo(address)
    click.echo(f"The librarian's desk is at {address}desk/ and opens with the PIN {pin}. All data are samples.")
