"""A desk that is left alone closes: a cover hides it, and what was being written is still there after the PIN."""

import pytest

from tests.browser.desk_screens import sign_in
from tests.browsing import PIN

pytestmark = pytest.mark.browser

IDLE = 300  # seconds


@pytest.fixture
def desk(terminal):
    """A librarian who has begun to write something, at a terminal whose clock the test winds."""
    sign_in(terminal)
    terminal.page.clock.install()
    terminal.go("/desk/librarians/add")
    terminal.page.locator("#called").fill("Bea")
    return terminal


def wait(terminal, seconds):
    """Let time pass second by second, as the script counts it."""
    terminal.page.clock.run_for(1000 * seconds)


def cover(terminal):
    return terminal.page.locator("[data-desk-cover]")


def test_after_five_minutes_a_cover_hides_the_desk(desk):
    wait(desk, IDLE - 5)
    assert not cover(desk).is_visible()
    wait(desk, 6)
    assert cover(desk).is_visible()
    assert not desk.page.locator("main").is_visible()
    assert not desk.page.locator(".desk-places").is_visible()


def test_the_right_pin_takes_the_cover_away_and_nothing_written_is_lost(desk):
    wait(desk, IDLE + 1)
    desk.page.locator("#cover-pin").fill(PIN)
    desk.press("Carry on")
    cover(desk).wait_for(state="hidden")
    assert desk.page.locator("#called").input_value() == "Bea"
    assert desk.page.locator("#called").is_visible()
    wait(desk, IDLE + 1)
    assert cover(desk).is_visible()
    assert desk.page.locator("#cover-pin").input_value() == ""


def test_after_it_the_sitting_really_goes_on(desk):
    desk.post("/desk/sign-out")
    wait(desk, IDLE + 1)
    desk.page.locator("#cover-pin").fill(PIN)
    desk.press("Carry on")
    cover(desk).wait_for(state="hidden")
    desk.go("/desk/librarians")


def test_a_wrong_pin_is_said_and_the_cover_stays(desk):
    wait(desk, IDLE + 1)
    desk.page.locator("#cover-pin").fill("605913")
    desk.press("Carry on")
    said = desk.page.locator("[data-cover-says]:not(:empty)")
    said.wait_for()
    assert said.inner_text().startswith("This PIN or passphrase is not right.")
    assert cover(desk).is_visible()


def test_the_cover_has_no_way_past_it(desk):
    wait(desk, IDLE + 1)
    for _ in range(3):
        desk.page.keyboard.press("Escape")
    cover(desk).wait_for()
    assert not desk.page.locator("main").is_visible()


def test_leaving_the_desk_leads_to_the_welcome_screen(desk):
    wait(desk, IDLE + 1)
    desk.press("Leave the desk", role="link")
    desk.page.wait_for_url("**/en/welcome")


def test_typing_keeps_the_desk_open_and_only_typing_tells_the_server(desk):
    told = []
    desk.page.on("request", lambda request: told.append(request.url) if "/still-here" in request.url else None)
    wait(desk, IDLE - 60)
    assert len(told) == 1  # of what was written first
    for count in range(2, 6):
        desk.page.locator("#called").press_sequentially("a")
        wait(desk, 100)
        assert len(told) == count
    assert not cover(desk).is_visible()


def test_whoever_was_signed_out_elsewhere_finds_the_cover_soon_after_the_next_key(desk):
    desk.post("/desk/sign-out")
    wait(desk, 61)
    cover(desk).wait_for()
    assert desk.page.locator("#called").input_value() == "Bea"


def test_a_page_before_signing_in_has_no_cover(terminal):
    terminal.page.clock.install()
    terminal.go("/desk/sign-in")
    wait(terminal, 2 * IDLE)
    assert cover(terminal).count() == 0
