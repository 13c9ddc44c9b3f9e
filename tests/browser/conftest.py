"""A real kiosk, a real browser, and as many terminals as a test needs."""

import shutil
import subprocess

import pytest

from kiosk import settings
from kiosk.catalogue import shelf
from kiosk.web.catalogues import Catalogues
from tests.browser.desk_screens import furnish_desk
from tests.browser.player import Player
from tests.browser.terminal import Terminal
from tests.faults.running_kiosk import RunningKiosk, furnish

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LOW_PANEL = {"width": 1024, "height": 768}


@pytest.fixture(scope="session")
def running_kiosk(shipped, tmp_path_factory):
    """``kiosk serve`` on a data folder of its own, with the shipped lessons and two librarians."""
    with RunningKiosk(furnish(tmp_path_factory.mktemp("kiosk") / "data", shipped)) as kiosk:
        furnish_desk(kiosk)
        yield kiosk
        assert "Traceback" not in kiosk.log


@pytest.fixture(scope="session")
def new_kiosk(shipped, tmp_path_factory):
    """A second kiosk that nobody has set up, for looking at the screens of the first run."""
    with RunningKiosk(furnish(tmp_path_factory.mktemp("new_kiosk") / "data", shipped)) as kiosk:
        yield kiosk
        assert "Traceback" not in kiosk.log


@pytest.fixture(scope="session")
def lessons(shipped):
    """The shipped lessons in English, by slug."""
    Catalogues(settings.load({}, data=shipped)).load()
    return dict(shelf.in_locale("en").lessons)


@pytest.fixture(scope="session")
def chromium_path():
    """Where Chromium is installed."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("Chromium is not installed. On Debian: sudo apt install chromium")
    return path


@pytest.fixture(scope="session")
def playwright_tool(chromium_path):
    """The driver of the browser."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is missing: scripts/test installs it")
    with api.sync_playwright() as tool:
        yield tool


@pytest.fixture(scope="session")
def chromium(playwright_tool, chromium_path):
    """The browser. Each terminal is a context of it, without anything in common."""
    browser = playwright_tool.chromium.launch(executable_path=chromium_path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def new_terminal(chromium, running_kiosk, new_kiosk, lessons):
    """Makes terminals: ``new_terminal(viewport=…, java_script_enabled=False)``. Close them, or use ``terminals``."""

    def make(**options):
        context = chromium.new_context(
            **{"viewport": LOW_PANEL, "locale": "en-GB", "reduced_motion": "reduce", **options}
        )
        context.set_default_timeout(15_000)
        terminal = Terminal(context, running_kiosk.origin, lessons)
        terminal.state_path = running_kiosk.data / "state.sqlite"
        terminal.new_kiosk = new_kiosk
        return terminal

    return make


@pytest.fixture(scope="module")
def kept_terminal(new_terminal):
    """One terminal for all tests of a module, for those that look at many screens."""
    terminal = new_terminal()
    yield terminal
    terminal.close()


@pytest.fixture
def fresh_terminal(kept_terminal):
    """The same terminal, as if nobody had used it: quicker than a new one."""
    kept_terminal.start_afresh()
    return kept_terminal


@pytest.fixture
def terminals(new_terminal):
    """Makes terminals that are closed after the test."""
    made = []

    def make(**options):
        made.append(new_terminal(**options))
        return made[-1]

    yield make
    for terminal in made:
        terminal.close()


@pytest.fixture
def terminal(terminals):
    """One terminal that nobody has used yet."""
    return terminals()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def player(request, terminals, practices):
    """``player(id)`` is somebody who has begun the simulator ``id``, once with scripts and once without."""
    runs = request.param
    return lambda id: Player(terminals(java_script_enabled=runs), *practices[id], scripts=runs).begin()


@pytest.fixture
def printer(tmp_path):
    """Prints a page on a paper: returns the words of each sheet."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed. On Debian: sudo apt install poppler-utils")

    def prints(page, paper):
        page.pdf(path=tmp_path / "sheet.pdf", format=paper, prefer_css_page_size=False)
        command = ["pdftotext", "-layout", tmp_path / "sheet.pdf", "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return [" ".join(sheet.split()) for sheet in text.split("\f")[:-1]]

    return prints
