from datetime import date

import pytest

from kiosk.learning import progress, quizzes
from kiosk.people import learners

MONDAY = date(2026, 11, 23)


@pytest.fixture
def lesson(shelf_here):
    return shelf_here.find_lesson("strong-passwords")


def answer_right(learner, step, attempt=1):
    right = {choice.id for choice in step.question.choices if choice.right}
    return quizzes.answer(learner, step.question, right, attempt=attempt, on=MONDAY)


def test_nobody_has_done_nothing(lesson):
    mine = progress.of_learner(None)
    assert mine.state(lesson) == "new"
    assert mine.steps_done(lesson) == 0
    assert mine.next_step(lesson) == 1


def test_finishing_a_step_twice_counts_once(heron, lesson):
    progress.finish_step(heron, lesson.slug, lesson.steps[0].id)
    progress.finish_step(heron, lesson.slug, lesson.steps[0].id)
    mine = progress.of_learner(heron)
    assert (mine.state(lesson), mine.steps_done(lesson), mine.next_step(lesson)) == ("started", 1, 2)


def test_a_lesson_is_done_when_every_question_was_answered_right_once(heron, lesson):
    steps = [step for step in lesson.steps if step.question]
    for step in steps[:-1]:
        answer_right(heron, step)
    assert progress.of_learner(heron).open_questions(lesson) == [steps[-1]]
    answer_right(heron, steps[-1])
    assert progress.of_learner(heron).state(lesson) == "done"


def test_a_question_answered_wrong_is_tried_but_not_done(heron, lesson):
    step = next(step for step in lesson.steps if step.question)
    quizzes.answer(heron, step.question, {quizzes.UNSURE}, attempt=1, on=MONDAY)
    mine = progress.of_learner(heron)
    assert mine.state(lesson) == "started"
    assert step in mine.open_questions(lesson)


def test_one_learner_sees_nothing_of_another(heron, otter, lesson):
    progress.finish_step(heron, lesson.slug, lesson.steps[0].id)
    assert progress.of_learner(otter) == progress.NOTHING


def test_steps_that_a_new_catalogue_dropped_do_not_count(heron, lesson):
    progress.finish_step(heron, lesson.slug, "a-step-of-last-year")
    assert progress.of_learner(heron).steps_done(lesson) == 0


def test_coming_back_brings_along_what_was_done_as_a_guest(heron, otter, lesson):
    step = next(step for step in lesson.steps if step.question)
    answer_right(heron, step)
    progress.finish_step(otter, lesson.slug, lesson.steps[0].id)
    progress.merge(heron, otter)
    assert progress.of_learner(otter).steps_done(lesson) == 2
    assert progress.of_learner(heron) == progress.NOTHING


def test_merging_never_takes_away_a_learner_who_has_a_code(heron, otter, lesson):
    learners.keep(heron, b"p" * 32)
    progress.finish_step(heron, lesson.slug, lesson.steps[0].id)
    progress.merge(heron, otter)
    assert progress.of_learner(heron).steps_done(lesson) == 1
