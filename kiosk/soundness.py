"""Is this really a whole state file of ours?

SQLite finds torn pages, but believes what the file says about itself: its
version, its tables, the texts in its rows. A flipped bit there would stop the
kiosk at every start, or one page for ever, so those are looked at too.
"""

import sqlite3
from contextlib import closing

from kiosk import migrate

QUICK, THOROUGH = "PRAGMA quick_check(1)", "PRAGMA integrity_check(1)"
QUESTIONS = ("table_info", "foreign_key_list", "index_list")  # what a table is made of, in SQLite's words
VERSIONS_AHEAD = 100  # a file that claims to be from an even newer kiosk is damaged


def is_sound(path, check=QUICK):
    """Say whether the file at ``path`` is a state file of ours and passes ``check``. It must not be in use."""
    try:
        # read-only, so that looking at a damaged file changes nothing about it
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            sound = connection.execute(check).fetchone()[0] == "ok" and _has_our_tables(connection)
            sound = sound and (check == QUICK or _is_readable(connection))
        return sound and _can_be_written(path)
    except (sqlite3.Error, UnicodeDecodeError):  # noise in the description of a table gets into the error itself
        return False


def _has_our_tables(connection):
    """Compare the tables with those that the migrations make: SQLite believes whatever their description says."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    newest = migrate.steps()[-1][0]
    if newest < version <= newest + VERSIONS_AHEAD:
        return True  # migrate refuses a newer file with the right words
    with closing(sqlite3.connect(":memory:")) as model:
        for number, statements in migrate.steps():
            if number <= version:
                model.executescript(";".join(statements))
        return _tables(connection) == _tables(model) and 0 <= version <= newest


def _can_be_written(path):
    """Begin to write and leave it: a flipped bit can make a file call itself read-only."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    return True


def _tables(connection):
    """Return what SQLite understands of each table; the words it was made with may differ from version to version."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return {name: [_told(connection, question, name) for question in QUESTIONS] for (name,) in names.fetchall()}


def _told(connection, question, name):
    return sorted(row[1:] for row in connection.execute(f'PRAGMA {question}("{name}")'))


def _is_readable(connection):
    """Read every row: noise inside a text is not found by SQLite before somebody reads it."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for _ in connection.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - names of our own tables
            pass
    return connection.execute("PRAGMA foreign_key_check").fetchone() is None
