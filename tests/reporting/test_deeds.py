from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from peewee import IntegrityError

from kiosk.learning import progress
from kiosk.learning.models import Answer
from kiosk.people import learners
from kiosk.reporting import counts, deeds
from kiosk.reporting.models import PeriodCount
from kiosk.storage import state_db
from tests.reporting.conftest import FIRST, LATER, counted, right_of, take, wrong_of

LESSON = "strong-passwords"
PEPPER = b"p" * 32


def test_a_step_is_counted_in_its_week_and_in_its_month(heron, lesson, reading):
    deeds.finish_step(heron, lesson, reading, moment=FIRST)
    expected = {("step", LESSON, reading.id): 1, ("started", LESSON, "en"): 1, ("visit", "", "en"): 1}
    assert counted("2026-W48") == counted("2026-11") == expected


def test_finishing_a_step_twice_counts_once(heron, lesson, reading):
    assert deeds.finish_step(heron, lesson, reading, moment=FIRST).counted
    once = counted()
    assert not deeds.finish_step(heron, lesson, reading, moment=LATER).counted
    assert counted() == once


def test_two_terminals_that_race_count_once(heron, lesson):
    with ThreadPoolExecutor(8) as hands:
        for step in lesson.steps[:3]:
            pressed = [hands.submit(deeds.finish_step, heron, lesson, step, moment=LATER) for _ in range(8)]
            assert sum(one.result().counted for one in pressed) == 1
    assert counted()["started", LESSON, "en"] == 1
    assert sum(n for (what, *_), n in counted().items() if what == "step") == 3


def test_a_press_of_an_answer_that_comes_twice_counts_once(heron, lesson, asking):
    with ThreadPoolExecutor(8) as hands:
        press = [
            hands.submit(deeds.answer, heron, lesson, asking, wrong_of(asking), attempt=1, moment=LATER)
            for _ in range(8)
        ]
    assert sorted(one.result().counted for one in press) == [False] * 7 + [True]
    assert counted()["first", LESSON, asking.id] == 1


def test_a_first_answer_that_is_right_counts_as_that_and_as_a_step(heron, lesson, asking):
    deeds.answer(heron, lesson, asking, right_of(asking), attempt=1, moment=LATER)
    assert counted() == {
        ("first", LESSON, asking.id): 1,
        ("right", LESSON, asking.id): 1,
        ("step", LESSON, asking.id): 1,
        ("started", LESSON, "en"): 1,
        ("seconds", LESSON, ""): 40,
    }


def test_a_wrong_first_choice_counts_the_belief_behind_it(heron, lesson, asking):
    deeds.answer(heron, lesson, asking, wrong_of(asking), attempt=1, moment=LATER)
    belief = Answer.get().belief
    assert counted()["belief", LESSON, f"{asking.id}/{belief}"] == 1
    assert ("right", LESSON, asking.id) not in counted()
    assert ("step", LESSON, asking.id) not in counted()


def test_a_slip_shows_no_belief(heron, lesson):
    step, slip = next(
        (step, choice.id)
        for step in lesson.steps
        if step.question
        for choice in step.question.choices
        if not choice.right and not choice.misconception
    )
    deeds.answer(heron, lesson, step, {slip}, attempt=1, moment=LATER)
    assert {what for what, _, _ in counted()} == {"first", "started", "seconds"}


def test_not_being_sure_is_counted_as_that(heron, lesson, asking):
    deeds.answer(heron, lesson, asking, {"unsure"}, attempt=1, moment=LATER)
    assert counted()["unsure", LESSON, asking.id] == 1


def test_a_retry_that_is_right_counts_the_step_and_leaves_the_first_answer(heron, lesson, asking):
    deeds.answer(heron, lesson, asking, wrong_of(asking), attempt=1, moment=LATER)
    assert not deeds.answer(heron, lesson, asking, wrong_of(asking), attempt=2, moment=LATER).counted
    deeds.answer(heron, lesson, asking, right_of(asking), attempt=3, moment=LATER)
    assert not deeds.answer(heron, lesson, asking, right_of(asking), attempt=4, moment=LATER).counted
    found = counted()
    assert found["first", LESSON, asking.id] == found["step", LESSON, asking.id] == 1
    assert ("right", LESSON, asking.id) not in found
    assert found["seconds", LESSON, ""] == 80


def test_a_lesson_is_started_once_and_finished_once(heron, lesson):
    take(heron, lesson)
    take(heron, lesson)
    found = counted()
    assert (found["started", LESSON, "en"], found["finished", LESSON, "en"]) == (1, 1)
    assert sum(n for (what, *_), n in found.items() if what == "step") == len(lesson.steps)


def test_a_lesson_is_finished_when_the_person_sees_it_as_done(heron, lesson):
    for place in range(len(lesson.steps)):
        take(heron, lesson, slice(place, place + 1))
        is_done = progress.of_learner(heron).state(lesson) == "done"
        assert (("finished", LESSON, "en") in counted()) is is_done
    assert is_done


def test_a_lesson_without_questions_is_finished_with_its_last_step(heron, lesson):
    plain = replace(lesson, steps=tuple(step for step in lesson.steps if not step.question))
    take(heron, plain, slice(-1))
    assert ("finished", LESSON, "en") not in counted()
    deeds.finish_step(heron, plain, plain.steps[-1], moment=LATER)
    assert counted()["finished", LESSON, "en"] == 1


def test_an_activity_is_counted_beside_its_step(heron, lesson):
    step = next(step for step in lesson.steps if step.activity)
    deeds.finish_step(heron, lesson, step, moment=LATER)
    assert counted()["activity", LESSON, step.activity] == 1


def test_the_first_deed_of_a_visit_counts_it_in_its_language(heron, otter, lesson):
    take(heron, lesson, slice(1), moment=replace(FIRST, locale="ar"))
    take(otter, lesson, slice(1), moment=FIRST)
    assert (counted()["visit", "", "ar"], counted()["visit", "", "en"]) == (1, 1)
    assert counted()["started", LESSON, "ar"] == 1


def test_a_deed_that_changes_nothing_counts_no_visit_and_no_time(heron, lesson, reading):
    progress.finish_step(heron, lesson.slug, reading.id)
    assert not deeds.finish_step(heron, lesson, reading, moment=replace(LATER, is_first=True)).counted
    assert counted() == {}


def test_learning_time_is_counted_for_its_lesson(heron, lesson):
    take(heron, lesson, slice(4))
    assert counted()["seconds", LESSON, ""] == 160


def test_a_guest_who_leaves_leaves_the_counts(heron, lesson):
    take(heron, lesson)
    before = counted()
    learners.forget(heron)
    assert counted() == before


def test_a_deed_that_fails_counts_nothing(state, lesson, reading, asking):
    gone = 4711
    with pytest.raises(IntegrityError):
        deeds.finish_step(gone, lesson, reading, moment=FIRST)
    with pytest.raises(IntegrityError):
        deeds.answer(gone, lesson, asking, right_of(asking), attempt=1, moment=FIRST)
    assert counted() == {}


def test_what_was_not_counted_was_not_done(heron, lesson, reading, monkeypatch):
    """A failure while counting undoes the progress too: they are one transaction."""
    monkeypatch.setattr(counts, "_ADD", "INSERT INTO no_such_table VALUES (?, ?, ?, ?, ?)")
    with pytest.raises(Exception, match="no_such_table"):
        deeds.finish_step(heron, lesson, reading, moment=FIRST)
    assert progress.of_learner(heron) == progress.NOTHING


def test_a_card_is_counted_once(heron):
    assert deeds.make_card(heron, PEPPER, 12, moment=LATER).value
    assert deeds.make_card(heron, PEPPER, 12, moment=LATER).value is None
    assert counted() == {("card", "", "en"): 1}


def test_coming_back_is_a_visit_of_its_own_kind(heron):
    deeds.come_back(heron, None, None, moment=FIRST)
    assert counted() == {("return", "", "en"): 1, ("visit", "", "en"): 1}


def test_a_lesson_that_two_halves_make_whole_is_finished_when_they_meet(heron, otter, lesson, shelf_here):
    learners.keep(otter, PEPPER)
    take(heron, lesson, slice(-1))
    take(otter, lesson, slice(-1, None))
    deeds.come_back(otter, heron, shelf_here, moment=LATER)
    assert counted()["finished", LESSON, "en"] == 1
    assert progress.of_learner(otter).state(lesson) == "done"


def test_a_lesson_that_was_done_before_is_not_finished_again_when_halves_meet(heron, otter, lesson, shelf_here):
    learners.keep(otter, PEPPER)
    take(heron, lesson)
    deeds.come_back(otter, heron, shelf_here, moment=LATER)
    assert counted()["finished", LESSON, "en"] == 1


def test_a_review_counts_only_for_a_question_that_was_answered_before(heron, lesson, asking):
    assert not deeds.review_question(heron, asking.question, True, moment=LATER).counted
    deeds.answer(heron, lesson, asking, right_of(asking), attempt=1, moment=LATER)
    assert deeds.review_question(heron, asking.question, True, moment=LATER).counted
    assert counted()["review", LESSON, asking.id] == 1


def test_placement_is_counted(state):
    deeds.take_placement(moment=FIRST)
    assert counted() == {("placement", "", "en"): 1, ("visit", "", "en"): 1}


def test_no_count_names_a_learner(heron, lesson):
    take(heron, lesson)
    columns = [row[1] for row in state_db.execute_sql("PRAGMA table_info(period_count)")]
    assert columns == ["period", "what", "lesson", "item", "n"]
    assert {row.item for row in PeriodCount.select()} <= {step.id for step in lesson.steps} | {
        "en",
        "",
        lesson.activity,
    }
