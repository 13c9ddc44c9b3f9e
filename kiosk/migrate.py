"""Brings the tables of the state file up to date, one numbered step at a time.

The file itself remembers its number (``PRAGMA user_version``). A step is
plain SQL, frozen as it was written, and runs in one transaction.
"""

import importlib
import pkgutil
import sqlite3
from contextlib import closing

from kiosk import migrations
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.storage import deed, state_db


def steps():
    """Return the migrations in order as (number, statements)."""
    names = sorted(module.name for module in pkgutil.iter_modules(migrations.__path__))
    modules = [importlib.import_module(f"{migrations.__name__}.{name}") for name in names]
    return [(int(name[1:5]), module.STATEMENTS) for name, module in zip(names, modules, strict=True)]


def version():
    """Return the number of the last migration the open state file has had."""
    return state_db.execute_sql("PRAGMA user_version").fetchone()[0]


def pending():
    """Return the numbers of the migrations the open state file still needs.

    Raises Rejected if the file comes from a newer kiosk.
    """
    numbers = [number for number, _ in steps()]
    if version() > numbers[-1]:
        raise Rejected(N_("The state file was written by a newer kiosk. Install that version again."))
    return [number for number in numbers if number > version()]


@deed
def upgrade():
    """Apply what is pending and return the numbers applied."""
    waiting = pending()
    for number, statements in steps():
        if number in waiting:
            for statement in statements:
                state_db.execute_sql(statement)
            state_db.execute_sql(f"PRAGMA user_version = {number}")
    return waiting


def upgrade_file(path):
    """Apply what is pending to the file at ``path``, which nobody has open: all of it, or none.

    Raises Rejected if the file comes from a newer kiosk.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        reached = connection.execute("PRAGMA user_version").fetchone()[0]
        if reached > steps()[-1][0]:
            raise Rejected(N_("The state file was written by a newer kiosk. Install that version again."))
        connection.execute("BEGIN IMMEDIATE")
        for number, statements in steps():
            if number > reached:
                for statement in statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
