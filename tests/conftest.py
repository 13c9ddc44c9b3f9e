"""For all tests: ``--no-skips`` turns a test that cannot run here into a failure, and the cast of fixtures."""

import pytest

from kiosk import migrate, settings, storage
from kiosk.catalogue import compiler, shelf
from kiosk.people import learners
from kiosk.web import guards
from kiosk.web import kiosk as running
from kiosk.web.app import create_app
from kiosk.web.catalogues import Catalogues
from tests.browsing import Browser


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


# The cast: each fixture adds one thing.


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """A data folder with the catalogue of the shipped lessons, built once."""
    data = tmp_path_factory.mktemp("shipped")
    chosen = settings.load({}, data=data)
    compiler.build(settings.bundled("content"), settings.bundled("translations"), chosen.catalogue_path, chosen.locales)
    return data


@pytest.fixture
def state(tmp_path):
    """An empty state file, open for this test."""
    storage.open_state(tmp_path / "state.sqlite")
    migrate.upgrade()
    yield tmp_path / "state.sqlite"
    storage.close_state()


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


@pytest.fixture
def desk_page(browser, kiosk):
    """A browser whose librarian has signed in at the desk."""
    page = browser()
    page.client.set_cookie(guards.DESK_COOKIE, kiosk.desk_visits.begin(1, "Robin", "en").token)
    return page
