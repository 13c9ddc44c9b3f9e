"""The operator's pages in a real browser: nothing to correct in any look, correct HTML, no sideways scroll."""

import datetime
import logging
import threading

import pytest
from waitress.server import create_server

from kiosk import settings, slow_hash
from kiosk.collector import running, words
from kiosk.collector.app import create_app
from tests.browser.axe import EVERYTHING, LOOK_ONLY, LOOKS, WEAR, violations
from tests.browser.conftest import LOW_PANEL
from tests.browser.test_html import nu_checker
from tests.collector.asking import PASSPHRASE
from tests.collector.network import Network, cells_of, weeks_back

__all__ = ["nu_checker"]

pytestmark = pytest.mark.browser

MONDAY = datetime.date(2026, 12, 14)
PLACES = {
    "overview": "/?span=52",
    "region": "/?from=2026-W29&to=2026-W32&region=South",
    "libraries": "/branches",
    "library": "/branches/{branch}",
    "codes": "/branches/codes",
    "retire": "/branches/kiosks/{kiosk}/retire",
    "to look at": "/events",
    "stick": "/stick",
    "packs": "/packs",
    "exports": "/exports",
    "for programs": "/api",
    "text size": "/display",
    "language": "/language",
    "not there": "/nothing",
}


@pytest.fixture(scope="module")
def network_pages(tmp_path_factory):
    """A collector with a year of reports: (origin, a library, its kiosk)."""
    chosen = settings.load({}, data=tmp_path_factory.mktemp("collector"))
    database = running.open_books(chosen)
    made = running.make(chosen, database, today=lambda: MONDAY)
    words.install(chosen.locales)
    made.counter.start()
    heron = _furnish(database)
    server = create_server(create_app(made), host="127.0.0.1", port=0, threads=4)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}", heron.branch_id, heron.id
    server.close()
    server.task_dispatcher.shutdown()
    made.counter.close()
    database.close()


def _furnish(database):
    with database.transaction() as work:
        secret = slow_hash.scramble(PASSPHRASE)
        work.run("INSERT INTO operator (name, secret, stamp) VALUES ('Ada', ?, 0)", (secret,))
    network = Network(database, MONDAY)
    start = MONDAY - datetime.timedelta(weeks=53)
    stations = [
        network.station(name, region, joined=start) for name, region in (("Heron", "North"), ("مكتبة", "South"))
    ]
    for seq, week in enumerate(weeks_back("2026-W50", 52), 1):
        for station in stations:
            if week not in ("2026-W30", "2026-W31"):
                cells = cells_of(A=40, G=30, T=100 + seq, M1=1000)
                network.take(station.sealed(seq, from_week=week, to_week=week, cells=cells))
    network.take(stations[0].sealed(1, cells=cells_of(T=3)))
    network.roll_up()
    return stations[0]


@pytest.fixture(scope="module")
def operator_page(chromium, network_pages):
    """A page in which an operator has signed in, with a code to print."""
    origin, branch, _ = network_pages
    context = chromium.new_context(viewport=LOW_PANEL, locale="en-GB", reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{origin}/sign-in")
    page.fill("#name", "Ada")
    page.fill("#passphrase", PASSPHRASE)
    page.click("main button")
    page.goto(f"{origin}/branches/{branch}")
    page.click(f"form[action='/branches/{branch}/code'] button")
    yield page
    context.close()


def show(page, network_pages, place, locale="en"):
    """Open one of PLACES in a language and return what the server sent."""
    origin, branch, kiosk = network_pages
    page.goto(f"{origin}/language")
    page.click(f"button[value={locale}]")
    return page.goto(origin + PLACES[place].format(branch=branch, kiosk=kiosk))


@pytest.mark.parametrize("place", PLACES)
def test_a_page_has_nothing_to_correct_in_any_look(place, operator_page, network_pages):
    show(operator_page, network_pages, place)
    assert violations(operator_page, EVERYTHING) == []
    for look in LOOKS.values():
        operator_page.evaluate(WEAR, look)
        assert violations(operator_page, LOOK_ONLY) == [], look


@pytest.mark.parametrize("place", PLACES)
def test_a_page_from_right_to_left_has_nothing_to_correct(place, operator_page, network_pages):
    show(operator_page, network_pages, place, "ar")
    assert violations(operator_page, EVERYTHING) == []


@pytest.mark.parametrize(("width", "size"), [(320, "a"), (1024, "d")])
def test_no_page_scrolls_sideways(operator_page, network_pages, width, size):
    operator_page.set_viewport_size({"width": width, "height": 768})
    wide = []
    for place in PLACES:
        show(operator_page, network_pages, place)
        operator_page.evaluate(WEAR, (size, "light"))
        if operator_page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(place)
    operator_page.set_viewport_size(LOW_PANEL)
    assert wide == []


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_every_page_is_correct_html(locale, operator_page, network_pages, nu_checker, tmp_path):
    for place in PLACES:
        (tmp_path / f"{place}.html").write_bytes(show(operator_page, network_pages, place, locale).body())
    assert nu_checker(sorted(tmp_path.glob("*.html"))) == []
