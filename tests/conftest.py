"""For all tests: ``--no-skips`` turns a test that cannot run here into a failure, and the cast of fixtures."""

import datetime
import tempfile
from pathlib import Path

import pytest

from kiosk import i18n, library_day, migrate, settings, slow_hash, storage
from kiosk.catalogue import compiler, loading, shelf
from kiosk.people import learners
from kiosk.people.models import Librarian
from kiosk.web import kiosk as running
from kiosk.web.app import create_app
from kiosk.web.catalogues import Catalogues
from kiosk.web.desk_guards import DESK_COOKIE
from tests.browsing import PIN, Browser
from tests.collector import clusters
from tests.collector.asking import PASSPHRASE
from tests.drawer import Drawer
from tests.packing import PackMaker

FAST = "-c fsync=off -c full_page_writes=off -c max_connections=200"  # the tests lose nothing when the power goes


def pytest_addoption(parser):
    parser.addoption("--no-skips", action="store_true", help="a skipped test counts as failed")


def _forbid_skip(config, report):
    if config.getoption("no_skips") and report.skipped and not hasattr(report, "wasxfail"):
        _file, _line, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was left out. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    _forbid_skip(item.config, report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    report = yield
    _forbid_skip(collector.config, report)
    return report


@pytest.fixture(autouse=True)
def english():
    """Every test begins in English, whatever the one before it spoke."""
    i18n.use(i18n.SOURCE_LOCALE)


# The cast: each fixture adds one thing.


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """A data folder with the catalogue of the shipped lessons, built once."""
    data = tmp_path_factory.mktemp("shipped")
    chosen = settings.load({}, data=data)
    compiler.build(settings.bundled("content"), settings.bundled("translations"), chosen.catalogue_path, chosen.locales)
    return data


@pytest.fixture(scope="session")
def packer(tmp_path_factory):
    """The operator of Harbour Libraries, who makes packs of lessons."""
    return PackMaker(tmp_path_factory.mktemp("harbour"))


@pytest.fixture
def state(tmp_path):
    """An empty state file, open for this test. Nobody has said yet which day it is."""
    storage.open_state(tmp_path / "state.sqlite")
    migrate.upgrade()
    library_day.start(last_sync=lambda: 0, has_hardware_clock=lambda: False)  # whatever this machine has
    yield tmp_path / "state.sqlite"
    storage.close_state()


@pytest.fixture
def monday(state):
    """It is Monday 23 November 2026, staff say: any test can set another day with ``library_day.confirm``."""
    return library_day.confirm(datetime.date(2026, 11, 23)).date


@pytest.fixture
def catalogues(shipped):
    """The shipped lessons, open."""
    here = Catalogues(settings.load({}, data=shipped))
    here.load()
    return here


@pytest.fixture
def shelf_here(catalogues):
    """The same in English."""
    return shelf.in_locale("en")


class Practices(dict):
    """What simulators show is long: a test that fails names its own part of it."""

    def __repr__(self):
        return f"<{len(self)} simulators>"


@pytest.fixture(scope="session")
def practices(shipped):
    """Every simulator in English: its entry on the shelf and what it shows, by id."""
    catalogue = loading.load(settings.load({}, data=shipped).catalogue_path, {})
    found = catalogue.shelves["en"].activities
    yield Practices({id: (one, catalogue.find_practice(id, "en")) for id, one in found.items()})
    catalogue.close()


@pytest.fixture(scope="session")
def fields(practices):
    """``fields(id)`` is what the simulator ``id`` shows."""
    return lambda id: practices[id][1]


@pytest.fixture
def heron(state):
    """Somebody who learns: the id of a learner."""
    return learners.start()


@pytest.fixture
def otter(state):
    """Another learner."""
    return learners.start()


@pytest.fixture
def kiosk(state, catalogues, tmp_path):
    """A running kiosk on an empty state file."""
    return running.make(settings.load({}, data=tmp_path), catalogues)


@pytest.fixture
def app(kiosk):
    """Its pages."""
    return create_app(kiosk)


@pytest.fixture
def browser(app):
    """Makes browsers: each call is a terminal of its own."""
    return lambda: Browser(app)


@pytest.fixture
def visitor(browser):
    """One browser that nobody has used yet."""
    return browser()


@pytest.fixture(scope="session")
def hashed_pin():
    """The slow hash of PIN, made once for all tests."""
    return slow_hash.scramble(PIN)


@pytest.fixture
def robin(state, hashed_pin):
    """The first librarian, whose PIN is ``tests.browsing.PIN``: the id."""
    return storage.deed(Librarian.insert(called="Robin", secret=hashed_pin, locale="en").execute)()


@pytest.fixture
def desk_page(browser, kiosk, robin):
    """A browser whose librarian has signed in at the desk."""
    page = browser()
    page.client.set_cookie(DESK_COOKIE, kiosk.desk_visits.begin(robin, "Robin", "en").token, path="/desk")
    return page


@pytest.fixture
def drawer(tmp_path, monkeypatch):
    """Memory sticks to plug in and pull out, with a list of mounts to match; none is plugged in yet."""
    return Drawer(tmp_path / "sticks", monkeypatch)


# Both kinds of books that a collector may keep


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


@pytest.fixture(scope="session")
def hashed_passphrase():
    """The slow hash of PASSPHRASE, made once for all tests."""
    return slow_hash.scramble(PASSPHRASE)
