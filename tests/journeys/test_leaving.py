"""Nothing is left for the next person."""

import pytest

from kiosk.people.models import Learner
from tests.browsing import finish_lesson, words

LESSON = "strong-passwords"


@pytest.fixture
def learned(visitor, shelf_here):
    finish_lesson(visitor, shelf_here.find_lesson(LESSON))
    return visitor


def test_finish_asks_first(learned):
    assert "Clear this screen?" in words(learned.get("/en/finish"))
    assert learned.cookie


def test_finish_ends_the_visit_on_the_server_and_in_the_browser(learned):
    token = learned.cookie
    page = learned.post("/en/finish")
    assert page.request.path == "/en/finish/thanks"
    assert learned.cookie is None
    learned.client.set_cookie("visit", token)
    assert "Passwords that hold" not in words(learned.get("/en/me"))


def test_finish_deletes_what_a_guest_did(learned):
    learned.post("/en/finish")
    assert Learner.select().count() == 0


def test_finish_keeps_what_hangs_on_a_return_code(learned):
    learned.post("/en/me/card")
    learned.post("/en/finish")
    assert Learner.select().count() == 1


def test_finishing_twice_is_harmless(learned):
    learned.post("/en/finish")
    assert learned.post("/en/finish").status_code == 200


def test_pages_behind_the_back_button_are_asked_for_again_and_show_nothing(learned):
    seen = learned.get("/en/me")
    assert seen.headers["Cache-Control"] == "no-store"
    learned.post("/en/finish")
    assert "Passwords that hold" not in words(learned.get("/en/me"))
    assert learned.get(f"/en/me/certificate/{LESSON}").status_code == 422


def test_a_press_from_a_page_of_an_ended_visit_is_a_fresh_start(learned):
    learned.post("/en/finish")
    page = learned.post(f"/en/lessons/{LESSON}/1/done")
    assert page.status_code == 200
    assert "You finished 1 step of a lesson." in words(learned.get("/en/me"))


def test_without_scripts_a_page_leads_to_the_idle_question_and_that_to_a_cleared_screen(learned):
    step = learned.get(f"/en/lessons/{LESSON}/1").text
    assert f'http-equiv="refresh" content="240; url=/en/still-here?from=/en/lessons/{LESSON}/1"' in step
    asked = learned.get(f"/en/still-here?from=/en/lessons/{LESSON}/1").text
    assert 'http-equiv="refresh" content="60; url=/en/cleared"' in asked
    assert learned.get("/en/cleared").request.path == "/en/welcome"
    assert learned.cookie is None


def test_still_being_here_leads_back(learned):
    page = learned.post("/en/still-here", **{"from": f"/en/lessons/{LESSON}/2"})
    assert page.request.path == f"/en/lessons/{LESSON}/2"


@pytest.mark.parametrize(
    "address", ["//evil.example/", "https://evil.example", "/de/x", "/en/\\x", "/en//x", "x" * 300]
)
def test_a_form_never_leads_to_a_foreign_address(learned, address):
    answer = learned.post("/en/display", size="a", **{"from": address[:200]})
    assert answer.request.path == "/en/display"
    assert "evil" not in answer.text


def test_a_visit_that_lasted_very_long_is_asked_whether_it_is_still_the_same_person(learned, kiosk):
    kiosk.visits.find(learned.cookie).began -= 121 * 60
    assert learned.get("/en/me").request.path == "/en/still-here"
    assert learned.post("/en/still-here", **{"from": "/en/me"}).request.path == "/en/me"


def test_an_idle_visit_is_ended_by_the_server_itself(learned, kiosk):
    kiosk.visits.find(learned.cookie).seen -= 400
    assert kiosk.visits.end_idle() == 1
    assert Learner.select().count() == 0
    assert "Passwords that hold" not in words(learned.get("/en/me"))
