"""axe-core finds nothing to correct, on any screen, in any look.

Structure is checked once a screen and language; what a look can spoil (contrast,
the size of targets) in every look. The looks change the two attributes of the
document that the server writes from the visitor's choice.
"""

import pytest

from tests.browser.screens import SCREENS

pytestmark = pytest.mark.browser

EVERYTHING = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}
LOOK_ONLY = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "target-size"]},
}
LOOKS = {"dark": ("a", "dark"), "strong contrast": ("a", "strong"), "220 %": ("d", "light")}
WEAR = "([size, theme]) => Object.assign(document.documentElement.dataset, { size, theme })"
RUN = "options => axe.run(document, { resultTypes: ['violations'], preload: false, ...options })"


@pytest.fixture(scope="session")
def axe_script():
    return pytest.importorskip("axe_playwright_python.base", reason="axe is missing: scripts/test").AXE_SCRIPT


def violations(page, rules):
    """Return what axe finds, a line for each place."""
    found = page.evaluate(RUN, rules)["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_has_nothing_to_correct_in_any_look(name, fresh_terminal, axe_script):
    SCREENS[name](fresh_terminal, "en")
    fresh_terminal.page.evaluate(axe_script)
    assert violations(fresh_terminal.page, EVERYTHING) == []
    for look in LOOKS.values():
        fresh_terminal.page.evaluate(WEAR, look)
        assert violations(fresh_terminal.page, LOOK_ONLY) == [], look


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_from_right_to_left_has_nothing_to_correct(name, fresh_terminal, axe_script):
    SCREENS[name](fresh_terminal, "ar")
    fresh_terminal.page.evaluate(axe_script)
    assert violations(fresh_terminal.page, EVERYTHING) == []
