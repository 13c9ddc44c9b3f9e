"""What a browser with an empty cache fetches for the first page.

Counted by a real browser where playwright and Chromium are here. Otherwise by
reading the page: its style sheets, scripts, pictures and announced fonts.
"""

import re
import shutil
from dataclasses import asdict, dataclass
from urllib.parse import urljoin, urlsplit

from benchlib.visitor import Visitor

FETCHED = re.compile(r"<(?:link|script|img|use|source)\b[^>]*?\b(?:href|src)=\"([^\"#]+)", re.S)
NOT_FETCHED = re.compile(r"<link\b[^>]*\brel=\"(?:alternate|canonical|help|next|prev)\"[^>]*>")


@dataclass(frozen=True)
class Weight:
    """The first page: requests, kilobytes over the wire, of these its HTML, and who counted."""

    requests: int
    kilobytes: float
    html_kilobytes: float
    counted_by: str


def first_page(port, locale):
    """Return the weight of the start page in ``locale`` as a dictionary."""
    html = Visitor(port).get(f"/{locale}/", **{"Accept-Encoding": "identity"})
    measured = _by_browser(port, locale) or _by_reading(port, locale, html)
    count, size, counted_by = measured
    return asdict(Weight(count, size / 1000, len(html.body) / 1000, counted_by))


def _by_reading(port, locale, html):
    page = NOT_FETCHED.sub("", html.text)
    here = f"http://127.0.0.1:{port}/{locale}/"
    addresses = {urlsplit(urljoin(here, found)).path for found in FETCHED.findall(page)}
    answers = [html, *(Visitor(port).get(address) for address in addresses)]
    return len(answers), sum(_on_the_wire(answer) for answer in answers), "reading the page"


def _on_the_wire(answer):
    return len(answer.body) + sum(len(name) + len(value) + 4 for name, value in answer.headers) + 17


def _by_browser(port, locale):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where the test tools are
    except ImportError:
        return None
    if not chromium:
        return None
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        seen = []
        page = browser.new_page()
        page.on("requestfinished", lambda request: seen.append(request))  # noqa: PLW0108 - playwright marks what it is given
        page.goto(f"http://127.0.0.1:{port}/{locale}/", wait_until="networkidle")
        sizes = [size for size in (one.sizes() for one in seen) if size["responseBodySize"] >= 0]  # else from cache
        browser.close()
    size = sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)
    return len(sizes), size, "Chromium"
