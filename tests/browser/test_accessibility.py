"""axe-core finds nothing to correct, on any screen, in any look.

Structure is checked once a screen and language; what a look can spoil (contrast,
the size of targets) in every look. The looks change the two attributes of the
document that the server writes from the visitor's choice.
"""

import pytest

from tests.browser.axe import EVERYTHING, LOOK_ONLY, LOOKS, WEAR, violations
from tests.browser.screens import ONE_OF_A_KIND, SCREENS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_has_nothing_to_correct_in_any_look(name, fresh_terminal):
    SCREENS[name](fresh_terminal, "en")
    assert violations(fresh_terminal.page, EVERYTHING) == []
    for look in LOOKS.values():
        fresh_terminal.page.evaluate(WEAR, look)
        assert violations(fresh_terminal.page, LOOK_ONLY) == [], look


@pytest.mark.parametrize("name", ONE_OF_A_KIND)
def test_a_screen_from_right_to_left_has_nothing_to_correct(name, fresh_terminal):
    SCREENS[name](fresh_terminal, "ar")
    assert violations(fresh_terminal.page, EVERYTHING) == []
