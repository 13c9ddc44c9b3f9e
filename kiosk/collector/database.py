"""The collector's books: one way to ask them, whether they are kept in SQLite or in PostgreSQL.

Statements are written once, with ``?`` for values, in the SQL that both speak.
A transaction is a :class:`Work`; outside of one, every question stands alone.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from kiosk.errors import Rejected
from kiosk.i18n import N_

FILE = "collector.sqlite"
INSTALL = 'pip install "library-digital-skills-kiosk[postgres]"'
MOST_ROWS = 128  # in one statement; both databases limit the number of values


class Work(Protocol):
    """One transaction. What it changes is on disk once the ``with`` block around it is left."""

    for_update: str  # what a SELECT ends with to keep others from changing its rows

    def rows(self, sql: str, values: Sequence = ()) -> list[tuple]:
        """Return the rows that a statement gives."""

    def run(self, sql: str, values: Sequence = ()) -> int:
        """Run a statement and return how many rows it changed."""

    def lock(self, what: str) -> None:
        """Wait until nobody else has the lock ``what`` (see LOCKS), and keep it until this transaction ends."""


LOCKS = ("branches", "joining", "rollups")


class Database(Protocol):
    """An open database. All methods may be called from every thread and raise Unavailable if it does not answer."""

    kind: str  # "sqlite" or "postgresql"

    def transaction(self) -> AbstractContextManager[Work]:
        """Begin a transaction for the ``with`` block; an exception undoes it."""

    def rows(self, sql: str, values: Sequence = ()) -> list[tuple]:
        """Return the rows that a SELECT gives."""

    def table(self, sql: str) -> str:
        """Return a statement that makes a table in the words of this database."""

    def close(self) -> None:
        """Let go of all connections."""


def open_database(url: str, data: Path) -> Database:
    """Open the database at ``url``, or the file in the folder ``data`` if it is empty.

    Raises Rejected for an address of another kind, Unavailable if it does not answer.
    """
    if not url:
        from kiosk.collector.sqlite import SqliteDatabase  # noqa: PLC0415 - only one of the two is needed

        return SqliteDatabase(data / FILE)
    if not url.startswith(("postgresql://", "postgres://")):
        raise Rejected(N_("collector_database must begin with postgresql:// or be empty."))
    try:
        from kiosk.collector.postgres import PostgresDatabase  # noqa: PLC0415 - only with PostgreSQL
    except ImportError as error:
        raise Rejected(N_("PostgreSQL needs one more part. Install it with: %(command)s"), command=INSTALL) from error
    return PostgresDatabase(url)


def in_parts(rows: Iterable[Sequence]) -> Iterator[list[Sequence]]:
    """Yield ``rows`` in lists of 128, 64, 32 ... rows, so that only few different statements are needed."""
    waiting = list(rows)
    size = MOST_ROWS
    while waiting:
        while size > len(waiting):
            size //= 2
        yield waiting[:size]
        waiting = waiting[size:]


def places(part: Sequence[Sequence]) -> str:
    """Return the places for the values of several rows: ``(?,?),(?,?)``."""
    return ",".join([f"({','.join('?' * len(part[0]))})"] * len(part))


def flat(part: Iterable[Sequence]) -> list:
    """Return the values of several rows one after the other."""
    return list(itertools.chain.from_iterable(part))
