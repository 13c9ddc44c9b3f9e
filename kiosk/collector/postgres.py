"""The books in PostgreSQL: for national networks, with standbys and backups as its administrators know them."""

import threading
from contextlib import contextmanager

import psycopg

from kiosk.errors import Unavailable
from kiosk.i18n import N_

OPTIONS = {
    "connect_timeout": 5,
    "options": "-c statement_timeout=60000 -c lock_timeout=20000 -c idle_in_transaction_session_timeout=60000",
    "application_name": "kiosk collector",
}


class PostgresDatabase:
    """The database at ``url``; each thread has a connection of its own."""

    kind = "postgresql"
    for_update = " FOR NO KEY UPDATE"

    def __init__(self, url):
        self._url = url
        self._here = threading.local()
        self._all: list[psycopg.Connection] = []
        self._words: dict[str, str] = {}
        self._connection()

    @contextmanager
    def transaction(self):
        """See :class:`kiosk.collector.database.Database`."""
        with self._answering(), self._connection().transaction():
            yield self

    def rows(self, sql, values=()):
        """Return the rows that a statement gives."""
        with self._answering():
            return self._connection().execute(self._said(sql), values).fetchall()

    def run(self, sql, values=()):
        """Run a statement and return how many rows it changed."""
        with self._answering():
            return self._connection().execute(self._said(sql), values).rowcount

    def lock(self, what):
        """Wait for a named lock and keep it until the transaction ends."""
        self.rows("SELECT value FROM note WHERE name = ? FOR UPDATE", (what,))

    def table(self, sql):
        """Return a statement that makes a table."""
        return sql.replace(" BLOB", " BYTEA")

    def close(self):
        """Let go of all connections."""
        for connection in self._all:
            connection.close()
        self._all.clear()

    def _connection(self):
        found = getattr(self._here, "connection", None)
        if found is None or found.closed:
            with self._answering():
                found = psycopg.connect(self._url, autocommit=True, **OPTIONS)
            self._all = [one for one in self._all if not one.closed] + [found]
            self._here.connection = found
        return found

    def _said(self, sql):
        """Return ``sql`` with the marks for values that psycopg knows."""
        words = self._words.get(sql)
        if words is None:
            words = self._words[sql] = sql.replace("%", "%%").replace("?", "%s")
        return words

    @contextmanager
    def _answering(self):
        try:
            yield
        except (psycopg.OperationalError, psycopg.InternalError) as error:
            connection = getattr(self._here, "connection", None)
            if connection is not None and connection.broken:
                connection.close()
            raise Unavailable(N_("The books of the collector do not answer. Try again in a minute.")) from error
