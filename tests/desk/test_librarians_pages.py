"""The people of the desk: whatever gives or takes a way in asks for one's own PIN once more."""

import pytest

from kiosk.i18n import LOCALES
from kiosk.people import librarians, recovery
from tests.browsing import PIN, words

NEW = "730519"
TASKS = {
    "add": {"called": "Ana", "new": NEW, "again": NEW},
    "pin": {"new": NEW, "again": NEW},
    "code": {},
}


@pytest.fixture
def ana(robin):
    return librarians.add("Ana", "605913", "es")


def names():
    return [person.called for person in librarians.list_all()]


def test_the_list_names_everybody_and_says_which_one_i_am(desk_page, ana):
    page = words(desk_page.get("/desk/librarians"))
    assert "Robin You Change your PIN" in page
    assert "Remove Ana" in page


def test_a_single_librarian_cannot_be_removed(desk_page, robin):
    assert "Remove Robin" not in desk_page.get("/desk/librarians").text
    answer = desk_page.post(f"/desk/librarians/{robin}/remove", own=PIN)
    assert answer.status_code == 422
    assert "This is the only librarian." in words(answer)
    assert names() == ["Robin"]


def test_a_librarian_is_added_and_can_sign_in(desk_page, browser):
    page = desk_page.post("/desk/librarians/add", own=PIN, **TASKS["add"])
    assert "Added." in words(page)
    assert names() == ["Robin", "Ana"]
    other = browser()
    ana = librarians.find_called("Ana").id
    assert other.post("/desk/sign-in", follow=False, pin=NEW, librarian=ana).status_code == 303


def test_a_changed_pin_works_at_once_and_the_sitting_goes_on(desk_page, browser, kiosk, robin):
    other = kiosk.desk_visits.begin(robin, "Robin", "en")
    page = desk_page.post("/desk/librarians/pin", own=PIN, **TASKS["pin"])
    assert "is changed" in words(page)
    assert librarians.check(robin, NEW)
    stranger = browser()
    stranger.client.set_cookie("desk", other.token, path="/desk")
    assert stranger.client.get("/desk/librarians").status_code == 303


def test_a_new_recovery_code_is_shown_once_and_replaces_the_old_one(desk_page, robin):
    old = recovery.make()
    sheet = desk_page.post("/desk/librarians/code", own=PIN)
    code = sheet.text.partition('<p class="code number" dir="ltr">')[2].partition("<")[0]
    desk_page.post("/desk/handouts/start-sheet/kept")
    assert code not in desk_page.get("/desk/handouts/start-sheet").text
    assert recovery.redeem(recovery.read_code(code), robin, NEW)
    assert recovery.read_code(code) != old


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("own", ["", "605914"])
def test_without_one_s_own_pin_nothing_happens(desk_page, robin, task, own):
    answer = desk_page.post(f"/desk/librarians/{task}", own=own, **TASKS[task])
    assert answer.status_code == 422
    assert names() == ["Robin"]
    assert librarians.check(robin, PIN)
    assert not recovery.is_made()


def test_guessing_one_s_own_pin_is_limited_too(desk_page):
    answers = [desk_page.post("/desk/librarians/code", own="605914").status_code for _ in range(7)]
    assert answers == [422] * 5 + [429] * 2
    assert desk_page.post("/desk/librarians/code", own=PIN).status_code == 429


def test_removing_names_what_is_lost_and_asks_once(desk_page, ana):
    page = desk_page.get(f"/desk/librarians/{ana}/remove")
    assert "Remove Ana?" in words(page)
    assert "Removed." in words(desk_page.post(f"/desk/librarians/{ana}/remove", own=PIN))
    assert names() == ["Robin"]
    assert desk_page.get(f"/desk/librarians/{ana}/remove").status_code == 404
    assert desk_page.post(f"/desk/librarians/{ana}/remove", own=PIN).status_code == 404


def test_whoever_removes_themselves_is_told_and_signed_out(desk_page, robin, ana):
    assert "This is you." in words(desk_page.get(f"/desk/librarians/{robin}/remove"))
    desk_page.post(f"/desk/librarians/{robin}/remove", own=PIN)
    assert names() == ["Ana"]
    assert desk_page.client.get("/desk/librarians").status_code == 303


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"called": "robin"}, "There is a librarian called robin already."),
        ({"called": ""}, "Write a name that colleagues know"),
        ({"called": "x" * 60}, "Write a name that colleagues know"),
        ({"again": "1"}, "The two were not the same."),
        ({"new": "123456", "again": "123456"}, "Others would try this PIN first"),
    ],
)
def test_what_does_not_fit_is_said_on_the_same_page_and_the_name_is_not_lost(desk_page, fields, why):
    answer = desk_page.post("/desk/librarians/add", **{**TASKS["add"], "own": PIN, **fields})
    assert answer.status_code == 422
    assert why in words(answer)
    assert f'value="{ {**TASKS["add"], **fields}["called"] }"' in answer.text
    assert NEW not in answer.text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_answers_in_every_language(desk_page, kiosk, ana, locale):
    desk_page.post("/desk/language", locale=locale)
    pages = ("librarians", "librarians/add", "librarians/pin", "librarians/code", f"librarians/{ana}/remove")
    for place in (*pages, "branch", "handouts/start-sheet", "language", "display", "sign-out"):
        answer = desk_page.get(f"/desk/{place}")
        assert answer.status_code == 200, place
        assert f'<html lang="{locale}"' in answer.text, place
