"""Where scripts are off, everything that matters works all the same."""

import pytest

from tests.browser.terminal import LESSON

pytestmark = pytest.mark.browser


@pytest.fixture
def plain_terminal(terminals):
    """A terminal whose browser runs no scripts."""
    return terminals(java_script_enabled=False)


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_lesson_is_taken_to_its_certificate(locale, plain_terminal):
    page = plain_terminal.page
    page.goto(f"{plain_terminal.origin}/{locale}/lessons/{LESSON}")
    plain_terminal.press_main()
    for step in plain_terminal.lessons[LESSON].steps:
        for choice in step.question.key if step.question else ():
            page.locator(f"label.choice:has(input[value='{choice.id}'])").click()
        if step.question:
            plain_terminal.press_main()
            assert page.locator(".feedback.panel-ok").is_visible()
        if step.activity:
            page.locator("main form[action$='/done'] button").click()
        else:
            plain_terminal.press_main()
    page.locator(f"a[href$='/certificate/{LESSON}']").click()
    assert page.locator(".certificate .name").is_visible()
    assert "Ctrl + P" in plain_terminal.text()


def test_a_return_code_is_entered_key_by_key(terminals, plain_terminal):
    first = terminals()
    first.finish_lesson()
    code = first.keep_place()
    page = plain_terminal.page
    page.goto(f"{plain_terminal.origin}/en/me/card/enter")
    for digit in code:
        page.locator(f".keypad button[value='{digit}']").click()
    plain_terminal.press_main()
    assert page.url.endswith("/en/me")
    assert "Passwords that hold" in plain_terminal.text()


def test_listen_gives_each_sentence_a_player(plain_terminal):
    plain_terminal.page.goto(f"{plain_terminal.origin}/en/lessons/{LESSON}/1")
    plain_terminal.page.locator("[data-listen]").click()
    assert plain_terminal.page.locator("main audio").count() > 4


def test_ready_made_paths_open_in_place(plain_terminal):
    plain_terminal.page.goto(f"{plain_terminal.origin}/en/")
    path = plain_terminal.page.locator("details.path").first
    path.locator("summary").click()
    assert path.locator("a").first.is_visible()


def test_nothing_that_needs_a_script_is_shown(plain_terminal):
    page = plain_terminal.page
    for address in ("/en/me/card/enter", f"/en/lessons/{LESSON}/take-home"):
        page.goto(plain_terminal.origin + address)
        for selector in ("[data-print]", "[data-show-code]", "[data-player]", "[data-idle-dialog]"):
            assert not page.locator(selector).first.is_visible(), selector
