"""The figures of every lesson, for authors and for reports about the curriculum."""

import json

import click

from kiosk import settings
from kiosk.catalogue.problems import Broken


@click.command("table")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def table(as_json):
    """Show words, reading grade and questions of each lesson as a Markdown table.

    \b
    Examples:
      kiosk content table
      kiosk content table --json
    """
    from kiosk.catalogue import measures  # brings the Markdown library
    from kiosk.catalogue.source.library import read_library

    library = read_library(settings.bundled("content"))
    if library.problems:
        raise Broken(library.problems)
    found = measures.measure_lessons(library)
    text = json.dumps(measures.as_values(found), indent=2) + "\n" if as_json else measures.as_markdown(found)
    click.echo(text, nl=False)
