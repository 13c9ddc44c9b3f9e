"""Simulators in a real browser: what scripts add, and that nothing typed ever leaves the page."""

import json
import math

import pytest

from kiosk import settings
from kiosk.activities import passwords
from tests.browser.practice_screens import in_practice

pytestmark = pytest.mark.browser

SAMPLES = (
    "Maria1987",
    "qwerty123",
    "P@ssw0rd",
    "lamp river onion coat",
    "xK9!fQ2z",
    "abcabcabc",
    "14.03.1987",
    "drowssap7",
)
SECRET = "unmistakable-7f3q-secret"


def test_feedback_comes_in_place_and_takes_the_focus(terminals):
    terminal = terminals()
    in_practice("permission-desk")(terminal, "en")
    terminal.page.evaluate("document.querySelector('header').dataset.same = 'yes'")
    terminal.page.locator(".prompt-button").first.click()
    terminal.page.locator(".feedback").wait_for()
    assert terminal.page.evaluate("document.querySelector('header').dataset.same") == "yes"
    assert terminal.page.evaluate("document.activeElement.classList.contains('feedback')")


def test_a_message_is_dragged_onto_its_answer(terminals):
    terminal = terminals()
    in_practice("phishing-inbox")(terminal, "en")
    terminal.page.locator(".message").drag_to(terminal.page.locator(".choice-button").nth(1))
    terminal.page.locator("input[name='tick']").first.wait_for()


def test_what_stands_behind_a_message_comes_in_place_and_takes_the_focus(terminals):
    terminal = terminals()
    in_practice("phishing-inbox")(terminal, "en")
    terminal.page.evaluate("document.querySelector('header').dataset.same = 'yes'")
    terminal.page.locator("[data-reveal] a").first.click()
    terminal.page.locator(".reveal:focus").wait_for()
    assert terminal.page.evaluate("document.querySelector('header').dataset.same") == "yes"
    assert terminal.page.url.endswith("?show=address")


def test_a_card_is_dragged_into_the_other_crate_and_the_bars_follow(terminals):
    terminal = terminals()
    in_practice("fair-sorter", "label:a1")(terminal, "en")
    crates = terminal.page.locator("[data-crate]")
    card = terminal.page.locator("[data-drag]:has([value='label:a1'])")
    assert crates.nth(1).locator(card).count() == 1
    card.drag_to(crates.nth(0).locator("h3"))
    crates.nth(0).locator("[value='label:a1']").wait_for()
    assert "Look at who it fails now." in terminal.text()


def test_the_button_that_was_pressed_keeps_the_focus_and_the_sentence_is_said(terminals):
    terminal = terminals()
    in_practice("next-word-machine", "start:the")(terminal, "en")
    for length in (2, 3, 4):
        terminal.press("Take the most likely")
        terminal.page.locator(f".grown-sentence a:nth-of-type({length})").wait_for()
        assert terminal.page.evaluate("document.activeElement.value") == "likely"
    said = terminal.page.locator("[data-announce]").inner_text().split()
    assert said == terminal.page.locator(".grown-sentence").inner_text().split()
    terminal.page.locator(".grown-sentence a").nth(1).click()
    terminal.page.locator(".passages").wait_for()


def test_the_box_names_the_pieces_and_moves_its_bars(terminals):
    terminal = terminals()
    in_practice("password-lab")(terminal, "en")
    terminal.page.locator(".password-box input").fill("Maria1987")
    assert terminal.page.locator(".password-box .found-pieces li").all_inner_texts() == [
        "Maria\na first name",
        "1987\na date or a year",
    ]
    terminal.page.locator(".password-box input").fill("lamp river onion coat")
    times = terminal.page.locator(".password-box [data-seconds] strong").all_inner_texts()
    assert times[2:] == ["5,800 years", "2 days"]
    assert terminal.page.locator(".password-box [data-seconds] progress").nth(3).evaluate("one => one.value > 5")


def test_what_is_typed_into_the_password_box_stays_in_the_page(terminals, running_kiosk):
    terminal = terminals()
    sent = []
    terminal.page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    in_practice("password-lab")(terminal, "en")
    box = terminal.page.locator(".password-box input")
    box.wait_for()
    assert box.get_attribute("name") is None
    assert box.get_attribute("autocomplete") == "off"
    box.fill(SECRET)
    assert terminal.page.locator(".password-box [data-result]").is_visible()
    terminal.page.locator("form[data-practice] button").first.click()
    terminal.page.locator(".sample-result").wait_for()
    assert SECRET not in terminal.page.content()
    assert not [one for one in sent if SECRET in one]
    assert SECRET not in running_kiosk.log
    assert terminal.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_scripts_there_is_no_password_box(terminals):
    terminal = terminals(java_script_enabled=False)
    in_practice("password-lab")(terminal, "en")
    assert terminal.page.locator("input[type='text'], input[type='password'], textarea").count() == 0


def test_the_page_estimates_like_the_server(terminals):
    terminal = terminals()
    in_practice("password-lab")(terminal, "en")
    terminal.page.locator(".password-box input").wait_for()
    found = json.loads(terminal.page.evaluate("names => JSON.stringify(names.map(one => Guesses.of(one)))", SAMPLES))
    lists = terminal.page.evaluate("fetch('/en/activities/password-lab/words').then(answer => answer.json())")
    known = passwords.Lists(lists["common"], lists["words"], lists["names"])
    for sample, there in zip(SAMPLES, found, strict=True):
        here = passwords.estimate(sample, known)
        assert math.isclose(here.guesses, there["guesses"], rel_tol=1e-6), sample
        assert here.pattern == there["pattern"], sample


def test_the_scripts_of_simulators_are_small():
    folder = settings.PACKAGE / "web" / "static" / "js"
    names = ("practice.js", "password-guesses.js", "password-box.js")
    assert sum((folder / name).stat().st_size for name in names) <= 15 * 1024


def test_a_practice_is_played_by_keyboard_alone(terminals):
    terminal = terminals()
    in_practice("permission-desk")(terminal, "en")
    for _ in range(40):
        terminal.page.keyboard.press("Tab")
        if terminal.page.evaluate("document.activeElement.matches('.prompt-button')"):
            break
    terminal.page.keyboard.press("Enter")
    terminal.page.locator(".feedback").wait_for()
    terminal.page.keyboard.press("Tab")
    terminal.page.keyboard.press("Enter")
    terminal.page.locator(".prompt-button").first.wait_for()
