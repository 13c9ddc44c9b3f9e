"""What one person adds to the anonymous counts: at most three lessons in a period, twelve periods in a year."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from kiosk.people import guest_cap, learners
from kiosk.people.models import Learner
from kiosk.reporting import deeds, vector
from kiosk.storage import deed, state_db
from tests.browsing import finish_lesson
from tests.journeys.test_coming_back import code_on
from tests.reporting.conftest import LATER, right_of, take
from tests.reporting.open_period import begin_next_period, cells, has_run, open_first_period, used

PEPPER = b"p" * 32


@pytest.fixture(autouse=True)
def period(kiosk):
    """The kiosk has started for the first time."""
    open_first_period(kiosk.settings)


@pytest.fixture
def lessons(shelf_here):
    """Lessons of the course "security"."""
    return [lesson for lesson in shelf_here.lessons.values() if lesson.course == "security"][:5]


@pytest.fixture
def keep(visitor):
    """Press "Keep my place" in a browser and return the code."""
    return lambda browser: code_on(browser.post("/en/me/card"))


def test_a_visit_that_finishes_a_lesson_counts_as_one_guest_in_one_area(visitor, lessons):
    finish_lesson(visitor, lessons[0])
    assert cells() == {"G": 1, "T": 1, "M3": 1}


def test_looking_and_half_a_lesson_count_nothing(visitor, lessons):
    visitor.get(f"/en/lessons/{lessons[0].slug}")
    visitor.post(f"/en/lessons/{lessons[0].slug}/1/done")
    assert cells() == {}


def test_pressing_again_reloading_and_taking_the_lesson_again_count_once(visitor, lessons):
    for _ in range(3):
        finish_lesson(visitor, lessons[0])
        visitor.get(f"/en/lessons/{lessons[0].slug}/summary")
    assert cells() == {"G": 1, "T": 1, "M3": 1}


def test_eight_presses_of_the_last_answer_at_once_count_once(heron, lessons):
    lesson = lessons[0]
    *before, last = [step for step in lesson.steps if step.question]
    for step in before:
        deeds.answer(heron, lesson, step, right_of(step), attempt=1, moment=LATER)
    with ThreadPoolExecutor(8) as hands:
        press = [
            hands.submit(deeds.answer, heron, lesson, last, right_of(last), attempt=1, moment=LATER) for _ in range(8)
        ]
    assert sum(one.result().is_newcomer for one in press) == 1
    assert cells() == {"G": 1, "T": 1, "M3": 1}


def test_the_fourth_lesson_of_a_visit_is_learned_but_not_counted(visitor, lessons):
    for lesson in lessons[:4]:
        finish_lesson(visitor, lesson)
    assert cells() == {"G": 1, "T": 3, "M3": 3}
    assert "4" in visitor.get("/en/me").text


def test_keeping_ones_place_first_counts_a_card_and_no_guest(visitor, lessons, keep):
    visitor.post(f"/en/lessons/{lessons[0].slug}/1/done")
    keep(visitor)
    finish_lesson(visitor, lessons[0])
    assert cells() == {"A": 1, "T": 1, "M3": 1}


def test_what_a_visit_has_used_stays_used_when_it_gets_a_card(visitor, lessons, keep):
    for lesson in lessons[:2]:
        finish_lesson(visitor, lesson)
    keep(visitor)
    for lesson in lessons[2:5]:
        finish_lesson(visitor, lesson)
    assert cells() == {"G": 1, "T": 3, "M3": 3}


def test_a_card_counts_anew_in_the_next_period(visitor, browser, lessons, keep):
    finish_lesson(visitor, lessons[0])
    code = keep(visitor)
    begin_next_period()
    other = browser()
    other.post("/en/me/card/enter", code=code)
    for lesson in lessons:
        finish_lesson(other, lesson)
    assert cells() == {"A": 1, "T": 3, "M3": 3}


def test_who_learns_as_a_guest_and_then_comes_back_counts_nothing_twice(visitor, browser, lessons, keep):
    finish_lesson(visitor, lessons[0])
    code = keep(visitor)
    begin_next_period()
    other = browser()
    finish_lesson(other, lessons[1])
    other.post("/en/me/card/enter", code=code)
    assert cells() == {"G": 1, "T": 1, "M3": 1}
    for lesson in lessons[2:5]:
        finish_lesson(other, lesson)
    assert cells() == {"G": 1, "T": 3, "M3": 3}


def test_a_lesson_put_together_from_a_card_and_a_guest_counts_once(heron, otter, lessons, shelf_here):
    learners.keep(otter, PEPPER)
    first = next(place for place, step in enumerate(lessons[0].steps, 1) if step.question)
    take(otter, lessons[0], slice(first))
    take(heron, lessons[0], slice(first, None))
    assert cells() == {}
    deeds.come_back(otter, heron, shelf_here, moment=LATER)
    assert cells() == {"A": 1, "T": 1, "M3": 1}


def test_coming_back_adds_what_the_guest_has_used_to_the_card_up_to_three(heron, otter, lessons, shelf_here):
    learners.keep(otter, PEPPER)
    for lesson in lessons[:2]:
        take(otter, lesson)
        take(heron, lesson)
    deeds.come_back(otter, heron, shelf_here, moment=LATER)
    assert used(otter) == (1, 3, 0, 1)
    take(otter, lessons[2])
    assert cells() == {"A": 1, "G": 1, "T": 4, "M3": 4}  # two of a guest, two of a card


def test_what_a_guest_used_in_an_earlier_period_is_over(heron, otter, lessons, shelf_here):
    learners.keep(otter, PEPPER)
    take(heron, lessons[0])
    begin_next_period()
    deeds.come_back(otter, heron, shelf_here, moment=LATER)
    assert used(otter) == (0, 0, 0, 0)


def test_a_card_counts_in_twelve_periods_of_a_year_and_then_again(heron, lessons):
    learners.keep(heron, PEPPER)
    counted_in = []
    for period in range(60):
        has_run(period * 168)
        count(heron, ["M1"])
        counted_in += [period] if cells() else []
        begin_next_period()
    assert counted_in == [*range(12), *range(53, 60)]


def test_a_card_whose_year_is_used_up_cannot_go_on_by_way_of_a_guest(heron, otter, lessons, shelf_here):
    learners.keep(otter, PEPPER)
    for _ in range(vector.MOST_PERIODS):
        count(otter, ["M1"])
        begin_next_period()
    take(heron, lessons[0])
    deeds.come_back(otter, heron, shelf_here, moment=LATER)
    take(otter, lessons[1])
    assert cells() == {"G": 1, "T": 1, "M3": 1}


def test_each_bundled_course_has_its_area_and_everything_else_shares_the_last(shelf_here):
    assert [vector.area_of(course.slug) for course in shelf_here.courses] == ["M1", "M2", "M3", "M4", "M5"]
    assert vector.area_of("our-own-lessons") == "M12"


def test_at_a_terminal_forty_visits_of_a_day_are_counted(browser, kiosk, lessons):
    for _ in range(guest_cap.MOST_A_DAY - 1):
        kiosk.guest_cap.note("127.0.0.1")
    for _ in range(2):
        visitor = browser()
        finish_lesson(visitor, lessons[0])
        visitor.post("/en/finish")
    assert cells() == {"G": 1, "T": 1, "M3": 1}


def test_a_visit_already_counted_goes_on_counting_when_its_terminal_has_no_room_left(visitor, kiosk, lessons):
    finish_lesson(visitor, lessons[0])
    for _ in range(guest_cap.MOST_A_DAY):
        kiosk.guest_cap.note("127.0.0.1")
    finish_lesson(visitor, lessons[1])
    assert cells() == {"G": 1, "T": 2, "M3": 2}


def test_new_cards_are_no_way_round_the_limit_of_a_terminal(heron, lessons):
    learners.keep(heron, PEPPER)
    take(heron, lessons[0], moment=replace(LATER, may_begin=False))
    assert cells() == {}


def test_the_limit_of_a_terminal_is_its_own_and_over_after_a_day():
    now = [0.0]
    cap = guest_cap.GuestCap(lambda: now[0])
    for _ in range(guest_cap.MOST_A_DAY):
        assert cap.has_room("a")
        cap.note("a")
    assert (cap.has_room("a"), cap.has_room("b")) == (False, True)
    now[0] += guest_cap.DAY_SECONDS
    assert cap.has_room("a")


def test_endless_addresses_find_no_room():
    cap = guest_cap.GuestCap(lambda: 0.0)
    for number in range(guest_cap.MAX_TERMINALS):
        cap.note(str(number))
    assert (cap.has_room("0"), cap.has_room("one more")) == (True, False)


def test_a_learner_keeps_four_small_numbers_and_no_table_joins_them_to_a_count(heron, lessons):
    take(heron, lessons[0])
    row = Learner.select().where(Learner.id == heron).dicts().get()
    assert all(row[name] <= 12 for name in ("counted_period", "counted", "year_from", "year_periods"))
    for table in ("vector_count", "report_period", "outbox", "courier"):
        names = {column[1] for column in state_db.execute_sql(f"PRAGMA table_info({table})")}
        assert not {name for name in names if "learner" in name}
        assert not state_db.execute_sql(f"PRAGMA foreign_key_list({table})").fetchall()


def test_a_learner_who_is_gone_leaves_its_counts_and_nothing_else(visitor, lessons):
    finish_lesson(visitor, lessons[0])
    visitor.post("/en/finish")
    assert Learner.select().count() == 0
    assert cells() == {"G": 1, "T": 1, "M3": 1}


count = deed(vector.count)
