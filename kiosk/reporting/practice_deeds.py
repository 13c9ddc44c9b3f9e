"""What patrons do in simulators, counted in the same transaction."""

from kiosk.learning import progress, quizzes
from kiosk.reporting import counts, vector
from kiosk.reporting.deeds import NOTHING, Done, finish_step
from kiosk.storage import deed

DONE = "done"  # the one step of a simulator, as progress knows it


@deed
def finish(learner_id, activity, lessons, *, moment):
    """Note that a simulator was taken to its end, the first time for this learner.

    If one of its ``lessons`` is under way, its step is done with it, and counts
    there. Otherwise the simulator counts by itself, as taken on its own.
    """
    if not progress.finish_step(learner_id, activity.id, DONE):
        return NOTHING
    touched = progress.of_learner(learner_id).touched
    steps = [(lesson, step) for lesson in lessons if lesson.slug in touched for step in lesson.steps if step.activity]
    if not steps:
        is_newcomer = vector.count(learner_id, [vector.ALONE], may_begin=moment.may_begin)
        return _count(moment, [(counts.ACTIVITY, "", activity.id, 1)], is_newcomer=is_newcomer)
    done = [finish_step(learner_id, lesson, step, moment=moment) for lesson, step in steps]
    return Done(None, any(one.counted for one in done), any(one.is_newcomer for one in done))


@deed
def answer(learner_id, question, chosen, *, attempt, moment):
    """Answer a question at the end of a simulator; the value is what was :class:`~quizzes.Answered`."""
    answered = quizzes.answer(learner_id, question, chosen, attempt=attempt, on=moment.day.date)
    return Done(answered, counted=False)


def _count(moment, rows, *, is_newcomer):
    if moment.is_first:
        rows.append((counts.VISIT, "", moment.locale, 1))
    counts.add(moment.day, rows)
    return Done(None, counted=True, is_newcomer=is_newcomer)
