"""The cast of the collector: each test that asks for ``database`` runs on SQLite and on PostgreSQL."""

import datetime

import pytest

from kiosk import settings
from kiosk.collector import running, tables, words
from kiosk.collector.app import create_app
from kiosk.collector.database import open_database
from tests.collector.asking import PASSPHRASE, Browser, Machine
from tests.collector.network import Network


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
