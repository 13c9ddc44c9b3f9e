"""Text size and colours: changed at once, kept while walking on, gone for the next person."""

import pytest

from tests.browser.terminal import LESSON

pytestmark = pytest.mark.browser

ROOT_SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
GROUND = "getComputedStyle(document.body).backgroundColor"


def choose(terminal, *names):
    """Press names on the display page, coming from a lesson step, and go back to it."""
    terminal.go(f"/en/lessons/{LESSON}/1")
    terminal.press("Text size", role="link")
    for name in names:
        terminal.press(name)
        terminal.page.locator(f".option[aria-pressed=true]:has-text('{name}')").wait_for()
    terminal.press("Done", role="link")
    terminal.page.wait_for_url(f"**/en/lessons/{LESSON}/1")


@pytest.mark.parametrize(("name", "share"), [("Large", 1.4), ("Very large", 1.8), ("Largest", 2.2)])
def test_a_text_size_makes_every_letter_larger_by_its_share(name, share, terminal):
    choose(terminal, name)
    assert terminal.page.evaluate(ROOT_SIZE) == pytest.approx(20 * share)


@pytest.mark.parametrize(
    ("name", "ground"),
    [("Dark", "rgb(17, 23, 30)"), ("Strong contrast", "rgb(0, 0, 0)"), ("Light", "rgb(251, 248, 243)")],
)
def test_colours_change_the_ground(name, ground, terminals):
    terminal = terminals(color_scheme="light" if name != "Light" else "dark")
    choose(terminal, name)
    assert terminal.page.evaluate(GROUND) == ground


def test_a_terminal_set_to_dark_shows_dark_without_being_asked(terminals):
    terminal = terminals(color_scheme="dark")
    terminal.go("/en/")
    assert terminal.page.evaluate(GROUND) == "rgb(17, 23, 30)"


def test_the_choice_stays_on_every_page_and_in_every_language_and_is_gone_after_finish(terminal):
    choose(terminal, "Very large", "Dark")
    for address in ("/en/", "/ar/courses/security", "/es/glossary", f"/en/lessons/{LESSON}/2"):
        terminal.go(address)
        assert terminal.page.evaluate(ROOT_SIZE) == 36
        assert terminal.page.evaluate(GROUND) == "rgb(17, 23, 30)"
    terminal.go("/en/finish")
    terminal.press("Yes, clear it")
    terminal.page.wait_for_url("**/finish/thanks")
    assert terminal.page.evaluate(ROOT_SIZE) == 20
    terminal.go("/en/")
    assert terminal.page.evaluate(ROOT_SIZE) == 20


def test_changing_the_language_keeps_the_page(terminal):
    terminal.go(f"/en/lessons/{LESSON}/2")
    terminal.press("Language", role="link")
    terminal.press("العربية", role="link")
    terminal.page.wait_for_url(f"**/ar/lessons/{LESSON}/2")
    assert terminal.page.evaluate("getComputedStyle(document.body).direction") == "rtl"


def test_borders_and_rings_stay_where_the_system_forces_its_colours(terminals):
    terminal = terminals(forced_colors="active")
    terminal.go(f"/en/lessons/{LESSON}/1")
    button = terminal.page.locator("main .button-main")
    button.focus()
    style = button.evaluate("one => [getComputedStyle(one).borderStyle, getComputedStyle(one).outlineStyle]")
    assert style == ["solid", "solid"]
