"""A whole lesson by keys alone, from the welcome screen to the certificate."""

import pytest

from tests.browser.terminal import LESSON

pytestmark = pytest.mark.browser

MOST_STOPS = 80
CHOSEN = "document.activeElement.value"
TAKES = "part => { const one = document.activeElement; return one && one.matches(part); }"


def tab_to(page, selector):
    """Press Tab until the focus is on something that fits ``selector``."""
    for _ in range(MOST_STOPS):
        if page.evaluate(TAKES, selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {selector} on {page.url}")


def press(page, selector, key="Enter"):
    """Go to something by Tab, press a key on it, and wait for the page that follows."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press(key)


def choose(page, question):
    """Choose the right answers: arrows move between radio buttons, Space ticks a box."""
    wanted = {choice.id for choice in question.key}
    tab_to(page, "input[name=choice]")
    if not question.several:
        page.keyboard.press("Space")
        while page.evaluate(CHOSEN) not in wanted:
            page.keyboard.press("ArrowDown")
        return
    for choice in question.choices:
        tab_to(page, f"input[value='{choice.id}']")
        if choice.id in wanted:
            page.keyboard.press("Space")


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_lesson_is_taken_to_its_certificate_by_keyboard_only(locale, terminal):
    page = terminal.page
    terminal.go(f"/{locale}/welcome")
    press(page, ".start-anywhere")
    press(page, "a[href$='/courses/security']")
    press(page, f"a[href$='/lessons/{LESSON}']")
    press(page, "main .button-main")
    for step in terminal.lessons[LESSON].steps:
        assert page.url.endswith(f"/{locale}/lessons/{LESSON}/{step.number}")
        if step.question:
            choose(page, step.question)
            press(page, "main .button-main", key="Enter" if step.number % 2 else "Space")
            page.locator(".feedback:focus").wait_for()  # it takes the focus, so that it is read
        press(page, "main form[action$='/done'] button" if step.activity else "main .button-main")
    press(page, f"a[href$='/certificate/{LESSON}']")
    assert page.locator(".certificate .name").is_visible()


def test_enter_in_the_search_box_searches(terminal):
    terminal.go("/en/")
    tab_to(terminal.page, "#query")
    terminal.page.keyboard.type("password")
    with terminal.page.expect_navigation():
        terminal.page.keyboard.press("Enter")
    assert terminal.page.locator(f"a[href='/en/lessons/{LESSON}']").is_visible()


def test_escape_closes_the_idle_question(terminal):
    terminal.go(f"/en/lessons/{LESSON}/1")
    terminal.page.evaluate("document.querySelector('[data-idle-dialog]').showModal()")
    terminal.page.keyboard.press("Escape")
    assert not terminal.page.locator("[data-idle-dialog]").is_visible()
