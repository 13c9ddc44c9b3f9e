"""The books in one SQLite file: nothing to install, enough for some thousand branches.

Every confirmed report is on disk (WAL, ``synchronous=FULL``). Whoever writes,
in this process or another, first takes the lock on a file beside the books:
waiting for SQLite's own lock means asking again and again.
"""

import fcntl
import os
import sqlite3
import threading
from contextlib import contextmanager

from kiosk.errors import Unavailable
from kiosk.i18n import N_

PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA wal_autocheckpoint = 0",  # we checkpoint while nobody writes
)
WRITES_PER_CHECKPOINT = 50


class SqliteDatabase:
    """The file at ``path``, made if it is not there."""

    kind = "sqlite"
    for_update = ""  # whoever writes is alone anyway

    def __init__(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._lock = threading.Lock()
        self._lock_file = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        self._here = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._writes = 0
        self._connection()

    @contextmanager
    def transaction(self):
        """See :class:`kiosk.collector.database.Database`."""
        with self._alone():
            connection = self._connection()
            with _answering():
                connection.execute("BEGIN IMMEDIATE")
            try:
                yield self
                with _answering():
                    connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            self._checkpoint_if_due(connection)

    def rows(self, sql, values=()):
        """Return the rows that a statement gives."""
        with _answering():
            return self._connection().execute(sql, values).fetchall()

    def run(self, sql, values=()):
        """Run a statement of a transaction and return how many rows it changed."""
        with _answering():
            return self._connection().execute(sql, values).rowcount

    def lock(self, what):
        """Whoever writes is alone already."""

    def table(self, sql):
        """Return a statement that makes a table; its rows lie in the order of their key."""
        return f"{sql} WITHOUT ROWID"

    def close(self):
        """Let go of the file."""
        for connection in self._all:
            connection.close()
        self._all.clear()
        if self._lock_file is not None:
            os.close(self._lock_file)
            self._lock_file = None

    @contextmanager
    def _alone(self):
        with self._lock:
            fcntl.flock(self._lock_file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(self._lock_file, fcntl.LOCK_UN)

    def _connection(self):
        if not hasattr(self._here, "connection"):
            with _answering():
                made = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
                for pragma in PRAGMAS:
                    made.execute(pragma)
            self._all.append(made)
            self._here.connection = made
        return self._here.connection

    def _checkpoint_if_due(self, connection):
        self._writes += 1
        if self._writes >= WRITES_PER_CHECKPOINT:
            with _answering():
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            self._writes = 0


@contextmanager
def _answering():
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:  # a wrong statement is our bug
            raise
        raise Unavailable(N_("The books of the collector do not answer. Try again in a minute.")) from error
