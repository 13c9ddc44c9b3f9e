from datetime import date

import pytest

from kiosk.learning import quizzes
from kiosk.learning.models import Answer

MONDAY = date(2026, 11, 23)


@pytest.fixture
def question(shelf_here):
    return shelf_here.find_question("strong-passwords/strongest")


def right_of(question):
    return {choice.id for choice in question.choices if choice.right}


def wrong_of(question):
    return {next(choice.id for choice in question.choices if choice.misconception)}


def test_the_right_choice_is_right(heron, question):
    answered = quizzes.answer(heron, question, right_of(question), attempt=1, on=MONDAY)
    assert (answered.kind, answered.tries) == ("right", 1)


def test_a_wrong_choice_is_not_quite_and_keeps_the_belief_behind_it(heron, question):
    answered = quizzes.answer(heron, question, wrong_of(question), attempt=1, on=MONDAY)
    assert answered.kind == "not-quite"
    assert Answer.get().belief == "symbols"


def test_not_being_sure_is_no_wrong_belief(heron, question):
    answered = quizzes.answer(heron, question, {quizzes.UNSURE}, attempt=1, on=MONDAY)
    assert answered.kind == "unsure"
    assert Answer.get().belief == ""


def test_a_double_press_counts_once(heron, question):
    for _ in range(2):
        answered = quizzes.answer(heron, question, wrong_of(question), attempt=1, on=MONDAY)
    assert answered.tries == 1
    assert Answer.get().tries == 1


def test_a_retry_counts_and_keeps_how_the_first_try_went(heron, question):
    quizzes.answer(heron, question, wrong_of(question), attempt=1, on=MONDAY)
    answered = quizzes.answer(heron, question, right_of(question), attempt=2, on=MONDAY)
    row = Answer.get()
    assert (answered.tries, row.right, row.right_first, row.belief) == (2, True, False, "symbols")


def test_once_right_stays_right(heron, question):
    quizzes.answer(heron, question, right_of(question), attempt=1, on=MONDAY)
    quizzes.answer(heron, question, wrong_of(question), attempt=2, on=MONDAY)
    row = Answer.get()
    assert (row.right, row.right_first) == (True, True)


def test_after_two_tries_the_answer_is_shown_kindly(heron, question):
    first = quizzes.answer(heron, question, wrong_of(question), attempt=1, on=MONDAY)
    second = quizzes.answer(heron, question, wrong_of(question), attempt=2, on=MONDAY)
    assert (first.may_see_why, second.may_see_why) == (False, True)


def test_all_keys_and_no_other_are_right_where_several_are_asked_for():
    choices = [Choice(str(number), right) for number, right in enumerate([True, True, False])]
    question = Question("a/b", choices)
    assert quizzes.judge(question, {"0", "1"}) == "right"
    assert quizzes.judge(question, {"0"}) == "not-quite"
    assert quizzes.judge(question, {"0", "1", "2"}) == "not-quite"


def test_nobody_has_tried(question, state):
    assert quizzes.tries_so_far(None, question) == 0


class Choice:
    def __init__(self, id, right):
        self.id, self.right, self.misconception = id, right, ""


class Question:
    def __init__(self, id, choices):
        self.id, self.choices = id, choices
