"""The cast of the collector: each test that asks for ``database`` runs on SQLite and on PostgreSQL."""

import datetime
import tempfile
from pathlib import Path

import psycopg
import pytest

from kiosk.collector import tables
from kiosk.collector.database import open_database
from tests.collector import postgres
from tests.collector.network import Network


@pytest.fixture(scope="session")
def cluster():
    """A running PostgreSQL: the folder of its socket."""
    temporary = tempfile.TemporaryDirectory(prefix="kiosk-pg-", ignore_cleanup_errors=True)
    with temporary as folder, postgres.cluster(Path(folder)) as socket:
        yield socket


@pytest.fixture
def postgres_url(cluster, request):
    """The address of a fresh database in it."""
    name = f"books_{abs(hash(request.node.nodeid)):x}"
    with psycopg.connect(f"postgresql://kiosk@/postgres?host={cluster}", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    yield f"postgresql://kiosk@/{name}?host={cluster}"
    with psycopg.connect(f"postgresql://kiosk@/postgres?host={cluster}", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    """The setting ``collector_database`` for both kinds of books; empty for SQLite."""
    return "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")


@pytest.fixture
def database(database_url, tmp_path):
    """Empty books, open."""
    opened = open_database(database_url, tmp_path)
    tables.upgrade(opened)
    yield opened
    opened.close()


@pytest.fixture
def monday():
    """The collector's date: Monday 14 December 2026, the week 2026-W51."""
    return datetime.date(2026, 12, 14)


@pytest.fixture
def network(database, monday):
    """Branches with kiosks that can sign reports."""
    return Network(database, monday)
