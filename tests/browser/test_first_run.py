"""From a new kiosk to the printed start sheet, in a real browser: with scripts and without, in every language."""

import re

import pytest

from kiosk.people import setup_codes
from tests.browser.terminal import Terminal
from tests.browsing import PIN
from tests.faults.running_kiosk import RunningKiosk, furnish

pytestmark = pytest.mark.browser

PAPERS = ("A4", "Letter")
CONTROLS = ("Print this page", "Go to the desk", "Sign out", "Settings")


@pytest.fixture
def box(tmp_path, shipped):
    """A kiosk just out of its box."""
    with RunningKiosk(furnish(tmp_path / "data", shipped)) as kiosk:
        yield kiosk
        assert "Traceback" not in kiosk.log


@pytest.fixture
def visitors(chromium, box, lessons):
    """Makes terminals in front of the new kiosk."""
    made = []

    def make(**options):
        context = chromium.new_context(**{"locale": "en-GB", "reduced_motion": "reduce", **options})
        context.set_default_timeout(15_000)
        made.append(Terminal(context, box.origin, lessons))
        return made[-1]

    yield make
    for terminal in made:
        terminal.close()


def code_of(box):
    return setup_codes.read_or_make(setup_codes.path_in(box.data))


def enter_setup_code(terminal, box):
    """Press the set-up code on the keypad, digit by digit."""
    for digit in code_of(box):
        terminal.page.locator(f".keypad button[value='{digit}']").click()
    terminal.press_main()


def answer_screens(terminal):
    """Go through the five screens as somebody in a hurry."""
    page = terminal.page
    page.locator("#library_name").fill("Harbour Library")
    for screen in ("day", "words", "sharing", "pin"):
        terminal.press_main()
        page.wait_for_url(f"**/desk/start/{screen}")
    page.locator("#called").fill("Robin")
    for field in ("#new", "#again"):
        page.locator(field).fill(PIN)
    terminal.press_main()
    page.wait_for_url("**/desk/handouts/start-sheet")


def recovery_code(terminal):
    return terminal.page.locator(".start-sheet .code").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_first_page_to_the_desk(scripts, visitors, box):
    terminal = visitors(java_script_enabled=scripts)
    terminal.go("/desk/")
    assert terminal.page.url.endswith("/desk/start")
    enter_setup_code(terminal, box)
    answer_screens(terminal)
    assert re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", recovery_code(terminal))
    terminal.page.locator("form[action$='/kept'] button").click()
    terminal.page.wait_for_url("**/desk/")
    assert terminal.page.locator(".desk-places").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_next_morning_the_pin_opens_the_desk(scripts, visitors, box):
    first = visitors()
    first.go("/desk/start")
    enter_setup_code(first, box)
    answer_screens(first)
    terminal = visitors(java_script_enabled=scripts)
    terminal.go("/desk/librarians")
    for digit in PIN:
        terminal.page.locator(f".keypad button[value='{digit}']").click()
    terminal.press_main()
    terminal.page.wait_for_url("**/desk/librarians")


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_the_start_sheet_is_printed_on_one_page(locale, visitors, box, printer):
    terminal = visitors()
    terminal.go(f"/desk/start?lang={locale}")
    enter_setup_code(terminal, box)
    answer_screens(terminal)
    code = recovery_code(terminal)
    for paper in PAPERS:
        sheets = printer(terminal.page, paper)
        assert len(sheets) == 1
        assert code in sheets[0]
        assert f"{box.origin}/desk/" in sheets[0]
        assert "kiosk desk reset" in sheets[0]
        assert [name for name in CONTROLS if name in sheets[0]] == []


def test_the_keypad_asks_the_server_for_nothing_and_shows_dots_until_asked(visitors, box):
    terminal = visitors()
    terminal.go("/desk/start")
    field = terminal.page.locator("#code")
    terminal.page.wait_for_load_state("networkidle")
    asked = []
    terminal.page.on("request", lambda request: asked.append(request.url))
    for key in ("1", "2", "3", "delete", "4"):
        terminal.page.locator(f".keypad button[value='{key}']").click()
    assert (field.input_value(), asked) == ("124", [])
    disguise = "one => getComputedStyle(one).webkitTextSecurity"
    assert field.evaluate(disguise) == "disc"
    terminal.press("Show what I type")
    assert field.evaluate(disguise) == "none"


def test_after_a_power_cut_it_carries_on_where_it_was(visitors, tmp_path, shipped, lessons, chromium):
    data = furnish(tmp_path / "cut", shipped)
    before = RunningKiosk(data).wait()
    context = chromium.new_context()
    terminal = Terminal(context, before.origin, lessons)
    terminal.go("/desk/start")
    enter_setup_code(terminal, before)
    terminal.page.locator("#library_name").fill("Harbour Library")
    terminal.press_main()
    terminal.page.wait_for_url("**/desk/start/day")
    before.cut_power()
    with RunningKiosk(data) as after:
        terminal.origin = after.origin
        terminal.go("/desk/")
        enter_setup_code(terminal, after)
        terminal.page.wait_for_url("**/desk/start/day")
        assert "Harbour Library" in terminal.page.locator(".footer").inner_text()
    context.close()


def test_a_forgotten_pin_is_mended_with_the_sheet_alone(visitors, box):
    first = visitors()
    first.go("/desk/start")
    enter_setup_code(first, box)
    answer_screens(first)
    code = recovery_code(first)
    terminal = visitors(java_script_enabled=False)
    terminal.go("/desk/sign-in")
    terminal.press("I forgot my PIN", role="link")
    terminal.page.locator("#code").fill(code)
    for field in ("#new", "#again"):
        terminal.page.locator(field).fill("730519")
    terminal.press_main()
    terminal.page.wait_for_url("**/desk/handouts/start-sheet")
    assert recovery_code(terminal) != code
    first.go("/desk/librarians")
    assert "/desk/ended" in first.page.url
