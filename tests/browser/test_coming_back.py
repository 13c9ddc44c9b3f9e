"""A return card works at another terminal, however its digits get in."""

import pytest

from tests.browser.terminal import LESSON

pytestmark = pytest.mark.browser

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.fixture
def code(terminals):
    """The code of somebody who finished a lesson at another terminal."""
    first = terminals()
    first.finish_lesson()
    code = first.keep_place()
    assert len(code) == 12
    return code


def typed(page, code):
    page.keyboard.type(code)
    page.locator("main .button-main").click()


def by_keypad(page, code):
    page.locator(".keypad button[value='7']").click()
    page.locator(".keypad button[value='delete']").click()
    for digit in code:
        page.locator(f".keypad button[value='{digit}']").click()
    page.locator("main .button-main").click()


def by_scanner(page, code):
    page.keyboard.type(code + "\n")


def in_arabic_digits(page, code):
    page.keyboard.insert_text(code.translate(ARABIC_DIGITS))
    page.keyboard.press("Enter")


@pytest.mark.parametrize("enter", [typed, by_keypad, by_scanner, in_arabic_digits])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_return_code_brings_the_place_back_at_another_terminal(enter, locale, code, terminal):
    terminal.go(f"/{locale}/")
    terminal.page.locator("a[href$='/me/card/enter']").click()
    terminal.page.locator("#code:focus").wait_for()
    enter(terminal.page, code)
    terminal.page.wait_for_url(f"**/{locale}/me")
    assert terminal.page.locator(f"a[href='/{locale}/me/certificate/{LESSON}']").is_visible()
    assert code not in terminal.page.content()


def test_the_keypad_asks_the_server_for_nothing(terminal):
    terminal.go("/en/me/card/enter")
    terminal.page.wait_for_load_state("networkidle")  # the icons of the page itself may still be on their way
    asked = []
    terminal.page.on("request", lambda request: asked.append(request.url))
    for digit in "123456789012345":
        terminal.page.locator(f".keypad button[value='{digit}']").click()
    assert terminal.page.locator("#code").input_value() == "1234 5678 9012"
    assert asked == []


def test_digits_are_dots_until_somebody_asks_to_see_them(terminal):
    terminal.go("/en/me/card/enter")
    field = terminal.page.locator("#code")
    disguise = "one => getComputedStyle(one).webkitTextSecurity"
    assert field.evaluate(disguise) == "disc"
    terminal.press("Show the digits")
    assert field.evaluate(disguise) == "none"
    terminal.press("Show the digits")
    assert field.evaluate(disguise) == "disc"


def test_a_mistyped_code_is_explained_where_it_is_read_first(terminal):
    terminal.go("/en/me/card/enter")
    terminal.page.keyboard.type("1234\n")
    terminal.page.locator(".panel-care").wait_for()
    assert "12 digits. You entered 4." in terminal.text()
    terminal.page.locator(":focus:has-text('You entered 4')").wait_for()
