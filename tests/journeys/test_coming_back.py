"""A guest keeps the place, leaves, and comes back at another terminal; nobody else can."""

import re

import pytest

from kiosk.people.models import Learner
from kiosk.storage import deed, state_db
from tests.browsing import finish_lesson, words

LESSON = "strong-passwords"


def code_on(page):
    """Return the return code that a page shows in large digits."""
    return re.search(r"(\d ){11}\d", words(page))[0].replace(" ", "")


@pytest.fixture
def kept(visitor, shelf_here):
    """A browser whose visitor finished a lesson and keeps the place; and the code."""
    finish_lesson(visitor, shelf_here.find_lesson(LESSON))
    return visitor, code_on(visitor.post("/en/me/card"))


def test_keeping_my_place_shows_twelve_digits_a_qr_code_and_a_bar_code(kept):
    browser, code = kept
    assert re.fullmatch(r"\d{12}", code)
    assert browser.get("/en/me/card").text.count("<svg") > 2


def test_a_code_brings_everything_back_in_a_second_browser(kept, browser):
    _, code = kept
    other = browser()
    page = other.post("/en/me/card/enter", code=code)
    assert page.request.path == "/en/me"
    assert "Passwords that hold" in words(page)
    assert other.get(f"/en/me/certificate/{LESSON}").status_code == 200


def test_a_code_is_understood_in_arabic_digits_and_with_spaces(kept, browser):
    _, code = kept
    arabic = "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in code)
    page = browser().post("/ar/me/card/enter", code=f"{arabic[:4]} {arabic[4:8]}-{arabic[8:]}\n")
    assert page.request.path == "/ar/me"


def test_a_code_can_be_entered_key_by_key_without_scripts(kept, browser):
    _, code = kept
    other = browser()
    for key in [code[0], "delete", *code]:
        other.post("/en/me/card/key", key=key)
    assert other.post("/en/me/card/enter", code="").request.path == "/en/me"


def test_what_was_done_as_a_guest_before_entering_the_code_comes_along(kept, browser, shelf_here):
    _, code = kept
    other = browser()
    finish_lesson(other, shelf_here.find_lesson("spot-phishing"))
    page = other.post("/en/me/card/enter", code=code)
    assert "Messages that want something" in words(page)
    assert Learner.select().count() == 1


def test_the_newest_terminal_wins(kept, browser):
    first, code = kept
    browser().post("/en/me/card/enter", code=code)
    assert "Passwords that hold" not in words(first.get("/en/me"))


def test_a_wrong_code_says_what_to_do_and_loses_nothing(kept, browser):
    other = browser()
    answer = other.post("/en/me/card/enter", code="123")
    assert answer.status_code == 422
    assert "12 digits. You entered 3." in words(answer)


def test_after_five_unknown_codes_this_terminal_waits(browser):
    other = browser()
    answers = [other.post("/en/me/card/enter", code="000000000000").status_code for _ in range(7)]
    assert answers == [422] * 5 + [429] * 2


def test_the_code_is_never_in_an_address_and_not_shown_to_somebody_who_entered_it(kept, browser):
    first, code = kept
    assert code not in first.get("/en/me/card").request.url
    other = browser()
    other.post("/en/me/card/enter", code=code)
    assert code not in re.sub(r"\D", "", other.get("/en/me/card").text)


def test_the_visit_gets_a_new_token_when_a_code_is_made_or_entered(visitor, browser, kept):
    first, code = kept
    other = browser()
    other.post("/en/display", size="b")
    before = other.cookie
    other.post("/en/me/card/enter", code=code)
    assert other.cookie != before
    assert other.cookie != first.cookie


def test_delete_everything_now_means_everything(kept, browser):
    first, code = kept
    first.post("/en/me/delete")
    assert Learner.select().count() == 0
    assert browser().post("/en/me/card/enter", code=code).status_code == 422


def test_my_page_says_all_this_machine_knows(kept):
    page = words(kept[0].get("/en/me"))
    assert "You finished 10 steps of lessons." in page
    assert "scrambled form of your return code" in page
    assert "how long ago you last used your code" in page
    assert "how often your card was counted" in page
    assert "Until you finish we remember your return code" in page
    assert "Print this page" in page


def test_a_review_of_a_question_that_is_not_there_is_a_plain_page(visitor):
    for address in (f"/es/review/{LESSON}/nothing", "/es/review/nothing/nothing", f"/es/review/{LESSON}/ewa"):
        answer = visitor.get(address)
        assert answer.status_code == 404
        assert "Plural-Forms" not in answer.text


def test_earlier_questions_come_again_for_somebody_who_comes_back(kept, browser):
    _, code = kept
    deed(lambda: state_db.execute_sql("UPDATE answer SET due = '2026-01-01'"))()
    other = browser()
    other.post("/en/me/card/enter", code=code)
    page = other.get("/en/review")
    assert page.request.path.startswith(f"/en/review/{LESSON}/")
    page = other.post(page.request.path, choice=["unsure"])
    assert page.status_code == 200
    assert other.get("/en/review").request.path != page.request.path
