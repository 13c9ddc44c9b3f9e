"""The ``kiosk`` command: one group, a module for each part."""

import logging
import sys

import click

from kiosk import __version__
from kiosk.cli.collector import collector
from kiosk.cli.content import content
from kiosk.cli.demo import demo
from kiosk.cli.desk import desk
from kiosk.cli.init import init
from kiosk.cli.pack_making import pack
from kiosk.cli.report import report
from kiosk.cli.serve import db, serve
from kiosk.cli.upkeep import backup, doctor_command, restore
from kiosk.errors import KioskError


class PlainErrors(click.Group):
    """Shows a failure as one plain line and ends with 1; only ``--debug`` shows where it came from."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except KioskError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(str(error), err=True)
            sys.exit(1)


@click.group(cls=PlainErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option("--debug", is_flag=True, help="Show where a failure came from.")
def main(debug):
    """Run the library digital-skills kiosk.

    \b
    Examples:
      kiosk content build
      kiosk serve --port 8080
    """
    logging.basicConfig(level=logging.DEBUG if debug else logging.WARNING, format="%(levelname)s %(message)s")


main.add_command(backup)
main.add_command(collector)
main.add_command(content)
main.add_command(db)
main.add_command(demo)
main.add_command(desk)
main.add_command(init)
main.add_command(pack)
main.add_command(doctor_command)
main.add_command(report)
main.add_command(restore)
main.add_command(serve)
