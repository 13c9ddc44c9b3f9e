"""The kiosk talks to nobody else, complains about nothing, weighs little, and keeps nothing in the browser."""

from urllib.parse import urlsplit

import pytest

from tests.browser.screens import ONE_OF_A_KIND, SCREENS

pytestmark = pytest.mark.browser

ALLOWED_FAILURES = ("player-silent", "error-not-found")  # and what is refused: the browser tells its status


def may_fail(name):
    return name in ALLOWED_FAILURES or name.endswith("-refused")


STORED = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
  databases: (await indexedDB.databases()).length, workers: (await navigator.serviceWorker.getRegistrations()).length,
  caches: (await caches.keys()).length,
})"""
NOTHING = {"local": 0, "session": 0, "cookies": "", "databases": 0, "workers": 0, "caches": 0}
KILOBYTE = 1000


class Ear:
    """Hears everything a page asks for and says: other hosts, failures, messages."""

    def __init__(self, terminal):
        page = terminal.page
        self.heard = []
        self._terminal = terminal
        page.on("request", self._request)
        page.on("requestfailed", lambda request: self._note("failed", f"{request.url} {request.failure}"))
        page.on("response", self._response)
        page.on("console", lambda message: self._note("console", message.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))

    def _note(self, kind, what):
        # The browser itself drops what is no longer wanted, and our test leaves pages early.
        if "/audio/" not in what and "net::ERR_ABORTED" not in what:
            self.heard.append(f"{kind}: {what}")

    def _request(self, request):
        if (
            urlsplit(request.url).netloc not in (urlsplit(self._terminal.origin).netloc, "")
            or urlsplit(request.url).scheme == "https"
        ):
            self._note("another host", request.url)

    def _response(self, response):
        if response.status >= 400:
            self._note("refused", f"{response.status} {response.url}")


@pytest.mark.parametrize(("locale", "screens"), [("en", SCREENS), ("ar", ONE_OF_A_KIND)], ids=["en", "ar"])
def test_no_screen_asks_another_host_fails_or_complains_or_stores_anything(locale, screens, terminal):
    ear = Ear(terminal)
    found = {}
    for name, show in screens.items():
        terminal.start_afresh()
        ear.heard.clear()
        show(terminal, locale)
        heard = [] if may_fail(name) else list(ear.heard)
        stored = terminal.page.evaluate(STORED)
        if heard or stored != NOTHING:
            found[name] = (heard, stored)
    assert found == {}


def test_a_page_that_is_missing_says_so_with_nothing_but_its_status(terminal):
    ear = Ear(terminal)
    terminal.go("/en/nothing", status=404)
    assert [line for line in ear.heard if "404" not in line] == []


@pytest.mark.parametrize(("locale", "most"), [("en", 100), ("es", 100), ("ar", 200)])
@pytest.mark.parametrize("address", ["/", "/welcome", "/lessons/strong-passwords/1"])
def test_the_first_page_with_an_empty_cache_is_light(address, locale, most, terminal):
    requests = []
    terminal.page.on("requestfinished", lambda request: requests.append(request))  # noqa: PLW0108 - playwright marks it
    terminal.page.goto(f"{terminal.origin}/{locale}{address}", wait_until="networkidle")
    sizes = {request.url: request.sizes() for request in reversed(requests)}  # a second use comes from the cache
    transferred = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes.values())
    assert len(sizes) <= 6, list(sizes)
    assert transferred <= most * KILOBYTE
    assert len(terminal.document.body()) <= 30 * KILOBYTE


def test_the_second_page_fetches_nothing_but_itself(terminal):
    terminal.go("/en/")
    asked = []
    terminal.page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108 - as above
    terminal.go("/en/help")
    assert sum(request.sizes()["responseBodySize"] > 0 for request in asked) == 1
