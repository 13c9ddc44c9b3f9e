"""What the commands of the collector share: its books, and answers for programs."""

from contextlib import contextmanager

import click

from kiosk import settings


def json_option(command):
    """Add ``--json``, for programs, to a command."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


@contextmanager
def opened_books(data):
    """Open the books and hand out (settings, database)."""
    from kiosk.collector import running  # no other command needs the collector

    chosen = settings.load(data=data)
    database = running.open_books(chosen)
    try:
        yield chosen, database
    finally:
        database.close()
