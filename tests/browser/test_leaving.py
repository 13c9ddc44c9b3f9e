"""After Finish there is nothing: not behind Back, not on reload, not in a cookie, not on the disk."""

import pytest

from tests.browser.conftest import FLAGS
from tests.browser.terminal import LESSON, Terminal

pytestmark = pytest.mark.browser

TITLE = "Passwords that hold"


@pytest.fixture
def learned(terminal):
    """A terminal at which somebody finished a lesson, looked at it, and then pressed Finish."""
    terminal.finish_lesson()
    terminal.go("/en/me")
    assert TITLE in terminal.text()
    assert terminal.cookie
    finish(terminal)
    return terminal


def finish(terminal):
    terminal.page.locator("header a[href$='/finish']").click()
    terminal.press_main()
    terminal.page.wait_for_url("**/finish/thanks")


def test_the_cookie_is_gone(learned):
    assert learned.cookie is None


def test_back_shows_nothing(learned):
    for _ in range(2):
        learned.page.go_back()
        assert TITLE not in learned.text()
    learned.page.reload()
    assert TITLE not in learned.text()


def test_the_addresses_of_before_show_nothing(learned):
    learned.go("/en/me")
    assert "You have not started a lesson yet." in learned.text()
    learned.go(f"/en/me/certificate/{LESSON}", status=422)
    learned.go("/en/me/card")
    assert not learned.page.locator(".code").is_visible()


def test_the_thank_you_leads_to_the_welcome_screen_by_itself(terminal):
    terminal.page.clock.install()
    terminal.go("/en/finish/thanks")
    terminal.page.clock.fast_forward(5000)
    terminal.page.wait_for_url("**/en/welcome")


def test_keep_going_keeps_everything(terminal):
    terminal.finish_lesson()
    terminal.go("/en/finish")
    terminal.press("Keep going", role="link")
    assert terminal.cookie
    terminal.go("/en/me")
    assert TITLE in terminal.text()


def test_the_browser_keeps_nothing_of_a_visit_on_its_disk(
    playwright_tool, chromium_path, running_kiosk, lessons, tmp_path
):
    """The return code was shown, typed and searched for; no file of the browser's profile holds it."""
    profile = tmp_path / "profile"
    context = playwright_tool.chromium.launch_persistent_context(profile, executable_path=chromium_path, args=FLAGS)
    terminal = Terminal(context, running_kiosk.origin, lessons)
    terminal.finish_lesson()
    code = terminal.keep_place()
    token = terminal.cookie
    terminal.go("/en/me/card/enter")
    terminal.page.keyboard.type(code + "\n")
    terminal.page.wait_for_url("**/en/me")
    finish(terminal)
    terminal.close()
    grouped = f"{code[:4]} {code[4:8]} {code[8:]}"
    traces = [text.encode(form) for text in (code, grouped, token) for form in ("utf-8", "utf-16-le")]
    files = [path for path in profile.rglob("*") if path.is_file() and not path.is_symlink()]
    assert len(files) > 10
    assert [path.name for path in files if any(trace in path.read_bytes() for trace in traces)] == []
