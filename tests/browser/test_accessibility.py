"""axe-core finds nothing to correct, on any screen, in any look.

Every screen is checked as it arrives and in one more look; one screen of every
kind of page in all looks. The looks change the two attributes of the document
that the server writes from the visitor's choice.
"""

from itertools import cycle

import pytest

from tests.browser.screens import KINDS, SCREENS

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,
}
LOOKS = {"dark": ("a", "dark"), "strong": ("a", "strong"), "large": ("d", "light")}
WEAR = "([size, theme]) => Object.assign(document.documentElement.dataset, { size, theme })"
PLAIN = ("a", "light")
IN_TURN = dict(zip(SCREENS, cycle(LOOKS.values()), strict=False))


@pytest.fixture(scope="session")
def axe():
    return pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing: scripts/test").Axe()


def violations(axe, page, looks):
    """Return what axe finds in any of the looks, as short lines."""
    found = []
    for look in looks:
        page.evaluate(WEAR, look)
        for broken in axe.run(page, options=RULES).response["violations"]:
            found += [f"{look}: {broken['id']}: {node['target']} {node['failureSummary']}" for node in broken["nodes"]]
    return found


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_in_english_has_nothing_to_correct(name, terminal, axe):
    SCREENS[name](terminal, "en")
    looks = LOOKS.values() if name in KINDS else [IN_TURN[name]]
    assert violations(axe, terminal.page, [PLAIN, *looks]) == []


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_from_right_to_left_has_nothing_to_correct(name, terminal, axe):
    SCREENS[name](terminal, "ar")
    assert violations(axe, terminal.page, [PLAIN]) == []
