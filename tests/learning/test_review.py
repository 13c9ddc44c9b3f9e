from datetime import date, timedelta

import pytest

from kiosk.learning import quizzes, review

MONDAY = date(2026, 11, 23)
QUESTION = "strong-passwords/strongest"


@pytest.fixture
def question(shelf_here):
    return shelf_here.find_question(QUESTION)


def answer(learner, question, *, right):
    chosen = {choice.id for choice in question.choices if choice.right} if right else {quizzes.UNSURE}
    quizzes.answer(learner, question, chosen, attempt=1, on=MONDAY)


def due_after(learner, days):
    return review.due(learner, MONDAY + timedelta(days=days))


def test_a_question_missed_is_due_at_the_next_visit(heron, question):
    answer(heron, question, right=False)
    assert due_after(heron, 0) == [QUESTION]


def test_a_question_met_in_this_visit_is_too_fresh(heron, question):
    answer(heron, question, right=False)
    assert review.due(heron, MONDAY, but={QUESTION}) == []


def test_a_question_right_at_first_rests_for_two_days(heron, question):
    answer(heron, question, right=True)
    assert due_after(heron, 1) == []
    assert due_after(heron, 2) == [QUESTION]


def test_right_twice_moves_on_to_a_longer_gap(heron, question):
    answer(heron, question, right=True)
    review.record(heron, QUESTION, True, MONDAY)
    assert due_after(heron, 2) == [QUESTION]
    review.record(heron, QUESTION, True, MONDAY)
    assert due_after(heron, 6) == []
    assert due_after(heron, 7) == [QUESTION]


def test_missing_it_starts_again(heron, question):
    answer(heron, question, right=True)
    for _ in range(4):
        review.record(heron, QUESTION, True, MONDAY)
    review.record(heron, QUESTION, False, MONDAY)
    assert due_after(heron, 0) == [QUESTION]


def test_the_longest_gap_is_three_months(heron, question):
    answer(heron, question, right=True)
    for _ in range(20):
        review.record(heron, QUESTION, True, MONDAY)
    assert due_after(heron, 89) == []
    assert due_after(heron, 90) == [QUESTION]


def test_at_most_five_are_asked_at_once(heron, shelf_here):
    for question in shelf_here.find_lesson("spot-phishing").questions:
        answer(heron, question, right=False)
    assert len(due_after(heron, 0)) == 5


def test_reviewing_a_question_never_answered_changes_nothing(heron):
    review.record(heron, QUESTION, True, MONDAY)
    assert due_after(heron, 1000) == []
