"""The cast of the collector: each test that asks for ``database`` runs on SQLite and on PostgreSQL."""

import datetime
import tempfile
from pathlib import Path

import pytest

from kiosk import settings, slow_hash
from kiosk.collector import running, tables, words
from kiosk.collector.app import create_app
from kiosk.collector.database import open_database
from tests.collector import clusters
from tests.collector.asking import PASSPHRASE, Browser, Machine
from tests.collector.network import Network

FAST = "-c fsync=off -c full_page_writes=off -c max_connections=200"  # the tests lose nothing when the power goes


@pytest.fixture(scope="session")
def cluster():
    """The address of a running PostgreSQL of our own."""
    if clusters.programs() is None:
        pytest.skip(clusters.LEFT_OUT)
    temporary = tempfile.TemporaryDirectory(prefix="kiosk-pg-", ignore_cleanup_errors=True)
    with temporary as folder, clusters.cluster(Path(folder), FAST) as url:
        yield url


@pytest.fixture
def postgres_url(cluster):
    """The address of an empty database in it."""
    return clusters.emptied(cluster)


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


@pytest.fixture
def collector(database, network, monday, tmp_path):
    """A running collector on the books of the network."""
    made = running.make(settings.load({}, data=tmp_path), database, today=lambda: monday)
    network.key, network.enrolment = made.key, made.enrolment
    made.counter.start()
    yield made
    made.counter.close()


@pytest.fixture(scope="session")
def spoken():
    """The words of every language, read once."""
    words.install(settings.load({}).locales)


@pytest.fixture
def app(collector, spoken):
    """Its pages and its interface for kiosks."""
    return create_app(collector)


@pytest.fixture
def machine(app):
    """A kiosk's way to ask: ``machine.put(address, data)``."""
    return Machine(app)


@pytest.fixture(scope="session")
def hashed_passphrase():
    """The slow hash of PASSPHRASE, made once for all tests."""
    return slow_hash.scramble(PASSPHRASE)


@pytest.fixture
def visitor(app):
    """A browser that nobody has signed in with."""
    return Browser(app)


@pytest.fixture
def ada(database, hashed_passphrase):
    """An operator, whose passphrase is PASSPHRASE: the name."""
    with database.transaction() as work:
        work.run("INSERT INTO operator (name, secret, stamp) VALUES ('Ada', ?, 0)", (hashed_passphrase,))
    return "Ada"


@pytest.fixture
def page(visitor, ada):
    """A browser in which an operator has signed in."""
    visitor.post("/sign-in", name=ada, passphrase=PASSPHRASE)
    return visitor
