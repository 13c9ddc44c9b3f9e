"""Listen reads the page block by block, and says so honestly where there is no voice."""

import re

import pytest

from tests.browser.sounds import silence
from tests.browser.terminal import LESSON

pytestmark = pytest.mark.browser

BEING_READ = ".being-read"


class Voice:
    """Stands in for the sounds of the kiosk, and notes which were asked for."""

    def __init__(self, page, seconds):
        self.asked = []
        self._sound = silence(seconds)
        page.route("**/audio/**", self._answer)

    def _answer(self, route):
        self.asked.append(re.search(r"/audio/(\w+)/(\w+)/([0-9a-f]{16})", route.request.url).groups())
        route.fulfill(body=self._sound, content_type="audio/wav")


@pytest.fixture
def long_voice(terminal):
    """A voice whose first sentence goes on for the whole test."""
    return Voice(terminal.page, seconds=60)


def listen(terminal, locale="en"):
    terminal.go(f"/{locale}/lessons/{LESSON}/1")
    terminal.page.locator("[data-listen]").click()
    terminal.page.locator(BEING_READ).wait_for()


def listen_to_the_end(terminal):
    """Press Listen, which opens the player at once, and wait until it has gone."""
    terminal.page.locator("[data-listen]").click()
    terminal.page.locator("[data-player]").wait_for(state="hidden")


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_listen_shows_the_block_it_reads_and_begins_with_the_heading(locale, terminal, long_voice):
    listen(terminal, locale)
    heading = terminal.page.locator("h1")
    assert heading.evaluate("one => one.classList.contains('being-read')")
    assert long_voice.asked[0] == (locale, "normal", heading.get_attribute("data-say"))


def test_the_next_block_follows_by_itself_and_at_the_end_the_player_goes(terminal):
    voice = Voice(terminal.page, seconds=0.1)
    terminal.go(f"/en/lessons/{LESSON}/1")
    listen_to_the_end(terminal)
    blocks = terminal.page.locator("[data-say]:visible").evaluate_all("all => all.map(one => one.dataset.say)")
    assert list(dict.fromkeys(name for _, _, name in voice.asked)) == list(dict.fromkeys(blocks))
    assert terminal.page.locator(BEING_READ).count() == 0


def test_what_is_closed_is_read_only_after_somebody_opened_it(terminal):
    voice = Voice(terminal.page, seconds=0.1)
    terminal.go("/en/lessons/your-data/6")
    inside = terminal.page.locator("details.closed > p").first.get_attribute("data-say")
    listen_to_the_end(terminal)
    assert inside not in [name for _, _, name in voice.asked]
    terminal.page.locator("details.closed > summary").click()
    listen_to_the_end(terminal)
    assert inside in [name for _, _, name in voice.asked]


def test_pause_waits_and_go_on_goes_on(terminal, long_voice):
    listen(terminal)
    terminal.press("Pause")
    terminal.page.get_by_role("button", name="Go on", exact=True).click()
    terminal.page.get_by_role("button", name="Pause", exact=True).wait_for()


def test_slower_asks_for_the_slow_voice_of_the_same_block(terminal, long_voice):
    listen(terminal)
    with terminal.page.expect_request("**/audio/en/slow/*"):
        terminal.press("Slower")
    assert terminal.page.locator("[data-player-slower]").get_attribute("aria-pressed") == "true"
    assert len({name for _, _, name in long_voice.asked}) == 1


def test_stop_closes_the_player_and_leads_back_to_listen(terminal, long_voice):
    listen(terminal)
    terminal.press("Stop")
    assert not terminal.page.locator("[data-player]").is_visible()
    assert terminal.page.locator(BEING_READ).count() == 0
    assert terminal.page.evaluate("'listen' in document.activeElement.dataset")


def test_a_question_is_read_with_the_numbers_of_its_answers(terminal):
    voice = Voice(terminal.page, seconds=0.1)
    step = next(step for step in terminal.lessons[LESSON].steps if step.question)
    terminal.go(f"/en/lessons/{LESSON}/{step.number}")
    listen_to_the_end(terminal)
    asked = [name for _, _, name in voice.asked]
    numbers = terminal.page.locator(".choice-number").evaluate_all("all => all.map(one => one.dataset.say)")
    for number, choice in zip(numbers, step.question.choices, strict=False):
        assert asked.index(choice.say) > asked.index(number)


@pytest.mark.parametrize(("locale", "words"), [("en", "This kiosk cannot read aloud in English yet."), ("ar", "")])
def test_without_a_voice_the_kiosk_says_so(locale, words, terminal):
    terminal.page.route("**/audio/**", lambda route: route.fulfill(status=503))
    terminal.go(f"/{locale}/lessons/{LESSON}/1")
    terminal.page.locator("[data-listen]").click()
    silent = terminal.page.locator("[data-player-silent]")
    silent.wait_for()
    assert words in silent.inner_text()
    assert terminal.page.locator(BEING_READ).count() == 0


def test_the_kiosks_own_voice_is_heard_where_it_is_installed(terminal):
    terminal.go(f"/en/lessons/{LESSON}/1")
    if not terminal.page.locator("[data-listen]").is_visible():
        pytest.skip("This kiosk has no voice.")
    with terminal.page.expect_response("**/audio/en/normal/*") as answer:
        terminal.page.locator("[data-listen]").click()
    if answer.value.status == 503:
        pytest.skip("espeak-ng is not installed. On Debian: sudo apt install espeak-ng")
    assert answer.value.headers["content-type"].startswith("audio/")
