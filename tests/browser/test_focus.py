"""Whoever uses the keys sees where they are: a ring in two colours, on every ground."""

import pytest

from tests.browser.screens import SCREENS

pytestmark = pytest.mark.browser

WHERE = ("welcome", "start", "question", "feedback-not-quite", "card-enter", "display", "me-with-progress")
THEMES = ("light", "dark", "strong")
MOST_STOPS = 60
WEAR = "theme => { document.documentElement.dataset.theme = theme }"
# The ring of a radio button is drawn around its row.
RING = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one.closest('.choice') ?? one);
  const tokens = getComputedStyle(document.documentElement);
  const asRgb = name => { const probe = document.createElement('i'); probe.style.color = tokens.getPropertyValue(name);
    document.body.append(probe); const rgb = getComputedStyle(probe).color; probe.remove(); return rgb; };
  const box = one.getBoundingClientRect();
  return {
    what: one.outerHTML.slice(0, 90),
    outer: style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 3
      && style.outlineColor === asRgb('--focus'),
    inner: style.boxShadow.includes(asRgb('--focus-dark')),
    inside: box.bottom > 0 && box.top < innerHeight,
  };
}"""


def stops(page):
    """Press Tab until the page begins again; yield what each stop looks like."""
    first = None
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        ring = page.evaluate(RING)
        if ring is None or ring["what"] == first:
            return
        first = first or ring["what"]
        yield ring


@pytest.mark.parametrize("name", WHERE)
def test_every_stop_of_the_tab_key_shows_its_ring_in_every_theme(name, terminal):
    SCREENS[name](terminal, "en")
    for theme in THEMES:
        terminal.page.evaluate(WEAR, theme)
        terminal.page.evaluate("document.activeElement.blur()")
        seen = list(stops(terminal.page))
        assert len(seen) >= 2
        assert [ring["what"] for ring in seen if not (ring["outer"] and ring["inner"] and ring["inside"])] == [], theme


def test_the_first_stop_is_the_way_past_the_header(terminal):
    terminal.go("/en/help")
    terminal.page.keyboard.press("Tab")
    assert terminal.page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    terminal.page.keyboard.press("Enter")
    terminal.page.keyboard.press("Tab")
    assert terminal.page.evaluate("document.activeElement.closest('main') !== null")


def test_on_the_welcome_screen_the_first_stop_is_listen(terminal):
    terminal.go("/en/welcome")
    terminal.page.keyboard.press("Tab")
    assert terminal.page.evaluate("'listen' in document.activeElement.dataset")
