"""What a visit leaves in the statistics: presses that learn something count once, looking counts nothing."""

import pytest

from kiosk import library_day
from kiosk.people.models import Learner
from tests.browsing import finish_lesson
from tests.reporting.conftest import counted as all_counted

LESSON = "strong-passwords"


@pytest.fixture
def lesson(shelf_here):
    return shelf_here.find_lesson(LESSON)


@pytest.fixture
def counted(monday):
    """Counts of this week by what they are, all lessons and languages together."""

    def read():
        sums = {}
        for (what, _, _), n in all_counted().items():
            sums[what] = sums.get(what, 0) + n
        return sums

    return read


def test_looking_at_pages_counts_nothing(visitor, counted, lesson):
    for address in ("", "courses/security", f"lessons/{LESSON}", f"lessons/{LESSON}/1", "search?q=pass", "help", "me"):
        visitor.get(f"/en/{address}")
    visitor.post("/en/display", size="c")
    visitor.post("/en/finish")
    assert counted() == {}


def test_a_whole_lesson_is_one_visit_one_start_and_one_finish(visitor, counted, lesson):
    for _ in range(2):
        finish_lesson(visitor, lesson)
    found = counted()
    assert (found["visit"], found["started"], found["finished"]) == (1, 1, 1)
    assert found["step"] == len(lesson.steps)
    assert found["first"] == found["right"] == len(lesson.questions)


def test_each_sitting_is_a_visit_of_its_own(visitor, counted):
    for _ in range(3):
        visitor.post(f"/en/lessons/{LESSON}/1/done")
        visitor.post("/en/finish")
    assert counted()["visit"] == 3
    assert Learner.select().count() == 0


def test_pressing_again_and_reloading_count_once(visitor, counted):
    for _ in range(3):
        visitor.post(f"/en/lessons/{LESSON}/1/done")
        visitor.get(f"/en/lessons/{LESSON}/2")
    assert counted() == {"step": 1, "started": 1, "visit": 1}


def test_time_is_counted_between_two_presses_and_a_long_pause_as_five_minutes(visitor, counted, kiosk):
    for number, pause in ((1, 0), (2, 100), (3, 1000)):
        if pause:
            kiosk.visits.find(visitor.cookie).deed_at -= pause
        visitor.post(f"/en/lessons/{LESSON}/{number}/done")
    assert counted()["seconds"] in range(400, 403)


def test_a_card_counts_when_it_is_made_and_when_it_is_used(visitor, browser, counted, kiosk):
    visitor.post(f"/en/lessons/{LESSON}/1/done")
    visitor.post("/en/me/card")
    visitor.post("/en/me/card")
    code = kiosk.visits.find(visitor.cookie).code
    other = browser()
    for _ in range(2):
        other.post("/en/me/card/enter", code=code)
    found = counted()
    assert (found["card"], found["return"], found["visit"]) == (1, 1, 2)


def test_a_second_press_with_the_cookie_of_before_is_no_second_return(visitor, browser, counted, kiosk):
    visitor.post("/en/me/card")
    code = kiosk.visits.find(visitor.cookie).code
    first, second = browser(), browser()
    first.post("/en/me/card/enter", code=code)
    second.post("/en/me/card/enter", code=code)
    second.post(f"/en/lessons/{LESSON}/1/done")
    found = counted()
    assert (found["return"], found["visit"], found["step"]) == (1, 2, 1)


def test_somebody_who_makes_a_card_and_enters_it_at_once_has_not_come_back(visitor, counted, kiosk):
    visitor.post("/en/me/card")
    visitor.post("/en/me/card/enter", code=kiosk.visits.find(visitor.cookie).code)
    assert "return" not in counted()


def test_where_to_start_counts_when_it_was_answered_to_its_end(visitor, counted, shelf_here):
    items = len(shelf_here.placement)
    for number in range(1, items):
        visitor.post(f"/en/check/{number}", choice=["unsure"])
    assert counted() == {}
    for _ in range(2):
        visitor.post(f"/en/check/{items}", choice=["unsure"])
    assert counted() == {"placement": 1, "visit": 1}


def test_a_wrong_code_counts_nothing(visitor, counted):
    visitor.post("/en/me/card/enter", code="000000000000")
    assert counted() == {}


def test_what_was_counted_stays_when_everything_is_deleted(visitor, counted, lesson):
    finish_lesson(visitor, lesson)
    before = counted()
    visitor.post("/en/me/delete")
    assert counted() == before


def test_a_visit_counts_in_its_language_on_the_day_of_the_library(visitor, monday):
    visitor.post(f"/ar/lessons/{LESSON}/1/done")
    assert all_counted("2026-11")["visit", "", "ar"] == 1
    assert library_day.today().date == monday
