"""What patrons do, counted in the same transaction.

A count changes only when progress really changed: a double press, a reload or
a retry counts nothing, and of two terminals that race one counts. A power cut
loses both the progress and its count, or neither.
"""

from dataclasses import dataclass

from kiosk.catalogue.contents import Lesson
from kiosk.clock import Day
from kiosk.learning import progress, quizzes, review
from kiosk.people import learners
from kiosk.reporting import counts, vector
from kiosk.storage import deed, state_db

MOST_SECONDS = 300  # between two deeds; whoever takes longer has been doing something else

_TOUCHED = """SELECT (SELECT count(*) FROM (SELECT 1 FROM step_done WHERE learner_id = ? AND lesson = ? LIMIT 2))
    + (SELECT count(*) FROM (SELECT 1 FROM answer WHERE learner_id = ? AND lesson = ? LIMIT 2))"""
_DONE = """SELECT step FROM step_done WHERE learner_id = ? AND lesson = ?
    UNION ALL SELECT question FROM answer WHERE learner_id = ? AND lesson = ? AND "right" """


@dataclass(frozen=True, slots=True)
class Moment:
    """All that the statistics may know of a visit: not who, not where, not at what time."""

    day: Day  # the library's
    locale: str
    seconds: int  # since this visit's previous deed that counted, at most MOST_SECONDS
    is_first: bool  # nothing was counted of this visit before
    may_begin: bool = True  # this terminal has room for one more person in the anonymous counts, see people.guest_cap


@dataclass(frozen=True, slots=True)
class Done:
    """What a deed answers, and whether its visit is counted with it.

    ``is_newcomer``: somebody went into the anonymous counts for the first time.
    """

    value: object
    counted: bool
    is_newcomer: bool = False


NOTHING = Done(None, counted=False)


@deed
def finish_step(learner_id, lesson: Lesson, step, *, moment):
    """Mark a reading step (or activity) of a lesson as done. The value is None."""
    if not progress.finish_step(learner_id, lesson.slug, step.id):
        return NOTHING
    rows = [(counts.STEP, lesson.slug, step.id, 1)]
    if step.activity:
        rows.append((counts.ACTIVITY, lesson.slug, step.activity, 1))
    rows += _beginning(learner_id, lesson, moment)
    end = [] if lesson.questions else _end(learner_id, lesson, lesson.steps, moment)
    is_newcomer = _count_person(learner_id, [lesson] if end else [], moment)
    return _count(moment, rows + end, lesson.slug, is_newcomer=is_newcomer)


@deed
def answer(learner_id, lesson: Lesson, step, chosen, *, attempt, moment):
    """Answer the question of a step, see :func:`quizzes.answer`; the value is what was :class:`~quizzes.Answered`."""
    answered = quizzes.answer(learner_id, step.question, chosen, attempt=attempt, on=moment.day.date)
    rows = _first_try(lesson.slug, step, answered) if answered.is_first else []
    if answered.is_first:
        rows += _beginning(learner_id, lesson, moment)
    end = []
    if answered.is_gain:
        rows.append((counts.STEP, lesson.slug, step.id, 1))
        end = _end(learner_id, lesson, [step for step in lesson.steps if step.question], moment)
    is_newcomer = _count_person(learner_id, [lesson] if end else [], moment)
    return _count(moment, rows + end, lesson.slug, answered, is_newcomer=is_newcomer)


def _first_try(slug, step, answered):
    rows = [(counts.FIRST, slug, step.id, 1)]
    belief = quizzes.belief_behind(step.question, answered.chosen)
    if answered.kind == "right":
        rows.append((counts.FIRST_RIGHT, slug, step.id, 1))
    elif answered.kind == quizzes.UNSURE:
        rows.append((counts.UNSURE, slug, step.id, 1))
    elif belief:
        rows.append((counts.BELIEF, slug, f"{step.id}/{belief}", 1))
    return rows


def _beginning(learner_id, lesson, moment):
    """Return the count of a lesson just started, if the deed now being done is the learner's first in it."""
    touched = state_db.connection().execute(_TOUCHED, (learner_id, lesson.slug) * 2).fetchone()[0]
    return [(counts.STARTED, lesson.slug, moment.locale, 1)] if touched == 1 else []


def _end(learner_id, lesson, wanted, moment):
    """Return the count of a lesson just finished, if all ``wanted`` steps are done now; one more was a moment ago."""
    done = {step for (step,) in state_db.connection().execute(_DONE, (learner_id, lesson.slug) * 2)}
    return [(counts.FINISHED, lesson.slug, moment.locale, 1)] if all(step.id in done for step in wanted) else []


def _count_person(learner_id, finished, moment):
    """Let the lessons that somebody just finished go into the anonymous counts, as far as the bounds allow."""
    return vector.count(learner_id, [vector.area_of(one.course) for one in finished], may_begin=moment.may_begin)


@deed
def review_question(learner_id, question, right, *, moment):
    """Move an earlier question to its next gap. The value is None; an unknown question counts nothing."""
    lesson, _, step = question.id.partition("/")
    is_known = review.record(learner_id, question.id, right, moment.day.date)
    return _count(moment, [(counts.REVIEW, lesson, step, 1)] if is_known else [], lesson)


@deed
def make_card(learner_id, pepper, length, *, moment):
    """Give the learner a return code; the value is the code, or None if there is one already."""
    code = learners.keep(learner_id, pepper, length)
    return _count(moment, [(counts.CARD, "", moment.locale, 1)] if code else [], value=code)


@deed
def come_back(learner_id, guest_id, shelf, *, moment, is_again=False):
    """Count that a return card was used, and give what was done as a guest before (or None) to its learner.

    With ``is_again`` it is the same press once more, which is not counted.
    """
    rows, finished = [] if is_again else [(counts.RETURN, "", moment.locale, 1)], []
    if guest_id is not None:
        before = [progress.of_learner(one) for one in (learner_id, guest_id)]
        vector.merge(guest_id, learner_id)
        progress.merge(guest_id, learner_id)
        finished = _put_together(before, learner_id, shelf)
        rows += [(counts.FINISHED, lesson.slug, moment.locale, 1) for lesson in finished]
    is_newcomer = _count_person(learner_id, finished, moment)
    return Done(None, True, is_newcomer) if is_again else _count(moment, rows, is_newcomer=is_newcomer)


def _put_together(before, learner_id, shelf):
    """Return the lessons that are done now and were not in either half."""
    now = progress.of_learner(learner_id)
    lessons = [shelf.lessons[slug] for slug in now.touched if slug in shelf.lessons]
    return [
        lesson
        for lesson in lessons
        if now.state(lesson) == "done" and not any(half.state(lesson) == "done" for half in before)
    ]


@deed
def take_placement(*, moment):
    """Count that "Where do I start?" was answered to its end."""
    return _count(moment, [(counts.PLACEMENT, "", moment.locale, 1)])


def _count(moment, rows, lesson="", value=None, *, is_newcomer=False):
    """Count ``rows``, with the visit if they are its first and the time spent if there is a lesson it belongs to."""
    if not rows:
        return Done(value, counted=False)
    if moment.is_first:
        rows.append((counts.VISIT, "", moment.locale, 1))
    if lesson and moment.seconds:
        rows.append((counts.SECONDS, lesson, "", moment.seconds))
    counts.add(moment.day, rows)
    return Done(value, counted=True, is_newcomer=is_newcomer)
