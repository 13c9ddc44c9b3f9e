"""What the tests of the counts share: a lesson, its kinds of steps, and moments to do something in."""

import datetime
from dataclasses import replace

import pytest

from kiosk import i18n
from kiosk.clock import Day
from kiosk.reporting import deeds
from kiosk.storage import state_db

MONDAY = datetime.date(2026, 11, 23)
FIRST = deeds.Moment(Day(MONDAY, certain=True), "en", seconds=0, is_first=True)
LATER = replace(FIRST, seconds=40, is_first=False)


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are those of the source, whatever language an earlier test left behind."""
    with i18n.using("en"):
        yield


@pytest.fixture
def lesson(shelf_here):
    """A lesson with reading steps, an activity and questions."""
    return shelf_here.find_lesson("strong-passwords")


@pytest.fixture
def reading(lesson):
    """Its first reading step."""
    return next(step for step in lesson.steps if step.kind == "read")


@pytest.fixture
def asking(lesson):
    """Its first question step."""
    return next(step for step in lesson.steps if step.question)


def counted(period="2026-W48"):
    """Return {(what, lesson, item): n} of a week or month as it lies in the file."""
    rows = state_db.execute_sql("SELECT what, lesson, item, n FROM period_count WHERE period = ?", (period,))
    return {(what, lesson, item): n for what, lesson, item, n in rows}


def right_of(step):
    """Return the choices that answer a question step right."""
    return {choice.id for choice in step.question.choices if choice.right}


def wrong_of(step):
    """Return a wrong choice behind which a misconception stands."""
    return {next(choice.id for choice in step.question.choices if choice.misconception)}


def take(learner, lesson, steps=slice(None), *, moment=LATER):
    """Let a learner take a lesson, or the slice ``steps`` of it, each question right at the first try."""
    for step in lesson.steps[steps]:
        if step.question:
            deeds.answer(learner, lesson, step, right_of(step), attempt=1, moment=moment)
        else:
            deeds.finish_step(learner, lesson, step, moment=moment)
