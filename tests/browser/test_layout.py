"""Everything fits: no sideways scroll, a step and its button in view, targets large enough, nothing that floats."""

import pytest

from kiosk import settings
from kiosk.i18n import LOCALES, SOURCE_LOCALE
from tests.browser.screens import SCREENS

pytestmark = pytest.mark.browser

LESSONS = sorted(path.parent.name for path in settings.bundled("content").glob("*/*/lesson.md"))
PANELS = [(1024, 768), (1366, 768)]
NARROW = [(360, 740, "a"), (320, 640, "a"), (1024, 768, "d")]

OVERHANG = """size => {
  document.documentElement.dataset.size = size;
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const outside = [...document.querySelectorAll('body *')].filter(
    one => { const box = one.getBoundingClientRect(); return box.width && (box.right > wide + 1 || box.left < -1); });
  return [document.documentElement.scrollWidth + ' px', ...outside.slice(-3).map(one => one.outerHTML.slice(0, 120))];
}"""
HEIGHT = "Math.ceil(document.body.getBoundingClientRect().height)"
# A link inside a sentence is text; a radio button's target is its whole row.
SMALL = """() => [...document.querySelectorAll('a, button, summary, .choice, input:not([type=radio], [type=checkbox])')]
  .filter(one => one.checkVisibility() && !one.matches('p a, dd a, .step-text a, .skip, .term, [type=hidden]'))
  .map(one => [one, Math.round(one.getBoundingClientRect().height),
               one.matches('.button-main, .choice, .row-link') ? 56 : 48])
  .filter(([one, height, least]) => height < least)
  .map(([one, height]) => height + ' px: ' + one.outerHTML.slice(0, 120))"""
FLOATING = """() => [...document.querySelectorAll('body *')]
  .filter(one => !one.matches('dialog') && ['fixed', 'sticky'].includes(getComputedStyle(one).position))
  .map(one => one.outerHTML.slice(0, 120))"""


def resize(page, panel):
    width, height = panel
    page.set_viewport_size({"width": width, "height": height})


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", LESSONS)
def test_every_step_of_a_lesson_fits_a_low_panel_without_scrolling(slug, locale, kept_terminal):
    too_high = []
    panels = PANELS if locale == SOURCE_LOCALE else PANELS[:1]  # on a wider panel words only take less room
    for step in kept_terminal.lessons[slug].steps:
        kept_terminal.go(f"/{locale}/lessons/{slug}/{step.number}")
        for panel in panels:
            resize(kept_terminal.page, panel)
            height = kept_terminal.page.evaluate(HEIGHT)
            if height > panel[1]:
                too_high.append((step.number, panel, height))
    assert too_high == []


def faults(page):
    """Return what is too small, what floats, and what does not fit a narrow panel, on the screen now open."""
    found = [*page.evaluate(SMALL), *page.evaluate(FLOATING)]
    for width, height, size in NARROW:
        resize(page, (width, height))
        found += [f"at {width} px, size {size}: {what}" for what in page.evaluate(OVERHANG, size)]
    return found


@pytest.mark.parametrize("locale", ["fr", "ar"])  # the longest words, and from right to left
def test_targets_are_large_nothing_floats_and_no_screen_scrolls_sideways(locale, terminal):
    found = {}
    for name, show in SCREENS.items():
        terminal.start_afresh()
        resize(terminal.page, PANELS[0])
        show(terminal, locale)
        found[name] = faults(terminal.page)
    assert {name: what for name, what in found.items() if what} == {}
