"""Nobody there: the kiosk asks, counts down, and clears the screen. Its clock runs as fast as the test wants."""

import pytest

from tests.browser.screens import SCREENS
from tests.browser.terminal import LESSON

pytestmark = pytest.mark.browser

STEP = f"/en/lessons/{LESSON}/2"
IDLE, RESET, QUICK = 240, 60, 60  # seconds, as the settings' defaults


@pytest.fixture
def learner(terminal):
    """Somebody in the middle of a lesson, on a terminal whose clock the test winds."""
    terminal.post(f"/en/lessons/{LESSON}/1/done")
    terminal.page.clock.install()
    terminal.go(STEP)
    return terminal


def wait(terminal, seconds):
    """Let time pass second by second, as the script counts it."""
    terminal.page.clock.run_for(1000 * seconds)


def asked(terminal):
    return terminal.page.locator("[data-idle-dialog]")


def test_the_question_comes_after_four_minutes_and_counts_down(learner):
    wait(learner, IDLE - 5)
    assert not asked(learner).is_visible()
    wait(learner, 6)
    assert asked(learner).is_visible()
    number = learner.page.locator("[data-idle-number]")
    before = int(number.inner_text())
    wait(learner, 20)
    assert int(number.inner_text()) == before - 20
    assert "within 60 seconds" in asked(learner).inner_text()
    wait(learner, 15)
    assert "within 30 seconds" in asked(learner).inner_text()


def test_the_number_is_written_as_the_language_writes_it(terminal):
    terminal.page.clock.install()
    terminal.go(f"/ar/lessons/{LESSON}/2")
    wait(terminal, IDLE + 10)
    digits = asked(terminal).get_attribute("data-digits")
    assert set(terminal.page.locator("[data-idle-number]").inner_text()) <= set(digits)


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_both_buttons_are_in_view_with_the_largest_letters(locale, terminal):
    terminal.post(f"/{locale}/display", size="d")
    SCREENS["still-here-dialog"](terminal, locale)
    for button in asked(terminal).locator("button").all():
        box = button.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= terminal.page.viewport_size["height"]


def test_i_am_still_here_keeps_everything_and_tells_the_server(learner):
    wait(learner, IDLE + 30)
    with learner.page.expect_request("**/en/still-here"):
        learner.press("I am still here")
    assert not asked(learner).is_visible()
    wait(learner, IDLE - 10)
    assert not asked(learner).is_visible()
    assert learner.page.url.endswith(STEP)
    assert learner.cookie


@pytest.mark.parametrize("act", ["key", "tap"])
def test_any_key_or_tap_keeps_the_visit(act, learner):
    wait(learner, IDLE + 30)
    if act == "key":
        learner.page.keyboard.press("a")
    else:
        learner.page.mouse.click(20, 700)
    assert not asked(learner).is_visible()
    assert learner.cookie


def test_the_tab_key_reaches_both_buttons_without_answering(learner):
    wait(learner, IDLE + 30)
    for _ in range(4):
        learner.page.keyboard.press("Tab")
    assert asked(learner).is_visible()


def test_activity_before_the_question_puts_it_off(learner):
    wait(learner, IDLE - 10)
    learner.page.keyboard.press("ArrowDown")
    wait(learner, IDLE - 10)
    assert not asked(learner).is_visible()


def test_at_zero_the_visit_ends_and_the_welcome_screen_comes(learner):
    learner.go("/en/me")
    assert "You finished 1 step" in learner.text()
    learner.go(STEP)
    wait(learner, IDLE + RESET - 2)
    assert asked(learner).is_visible()
    wait(learner, 3)
    learner.page.wait_for_url("**/en/welcome")
    assert learner.cookie is None
    learner.page.go_back()
    assert "You have not started a lesson yet." in learner.text()


def test_finish_now_in_the_question_ends_the_visit(learner):
    wait(learner, IDLE + 5)
    learner.press("Finish now")
    learner.page.wait_for_url("**/en/finish/thanks")
    assert learner.cookie is None


def test_a_start_screen_that_nobody_used_goes_back_silently(terminal):
    terminal.page.clock.install()
    terminal.go("/en/")
    wait(terminal, QUICK - 5)
    assert terminal.page.url.endswith("/en/")
    wait(terminal, 6)
    terminal.page.wait_for_url("**/en/welcome")


def test_a_start_screen_that_somebody_uses_stays(terminal):
    terminal.page.clock.install()
    terminal.go("/en/")
    for _ in range(3):
        wait(terminal, QUICK - 10)
        terminal.page.keyboard.press("Shift")
    assert terminal.page.url.endswith("/en/")
