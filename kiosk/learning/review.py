"""Spaced review of earlier questions, for learners who come back.

Recalling beats rereading, and spaced beats massed (Latimier et al. 2021); the
exact pattern matters little. Missed: again at the next visit. Right twice in
a row: a longer gap.
"""

from datetime import timedelta

from kiosk.learning.models import Answer
from kiosk.storage import deed

GAP_DAYS = (0, 2, 7, 30, 90)  # next visit, 2-3 days, a week, a month, three months
RIGHT_TO_MOVE_ON = 2
AT_ONCE = 5  # about three minutes


def first_schedule(right, on):
    """Return (box, due) for a question just answered for the first time, right or not."""
    box = 1 if right else 0
    return box, on + timedelta(days=GAP_DAYS[box])


def due(learner_id, on, *, but=frozenset(), limit=AT_ONCE):
    """Return up to ``limit`` question ids ("lesson/step") worth reviewing on the day ``on``, longest due first.

    ``but`` names questions of this visit, which are still fresh.
    """
    rows = (
        Answer.select(Answer.lesson, Answer.question)
        .where(Answer.learner == learner_id, Answer.due <= on)
        .order_by(Answer.due, Answer.lesson, Answer.question)
        .tuples()
    )
    names = (f"{lesson}/{question}" for lesson, question in rows)
    return [name for name in names if name not in but][:limit]


@deed
def record(learner_id, question_id, right, on):
    """Move a reviewed question to its next gap: forward after two right answers, back to the start when missed.

    Return whether there was one: a question never answered changes nothing.
    """
    lesson, _, step = question_id.partition("/")
    row = Answer.get_or_none(Answer.learner == learner_id, Answer.lesson == lesson, Answer.question == step)
    if row is None:
        return False
    box, streak = _moved(row.box, row.streak, right)
    Answer.update(box=box, streak=streak, due=on + timedelta(days=GAP_DAYS[box])).where(
        Answer.learner == learner_id, Answer.lesson == lesson, Answer.question == step
    ).execute()
    return True


def _moved(box, streak, right):
    if not right:
        return 0, 0
    if box == 0:  # missed before: one right answer shows it is back
        return 1, 0
    if streak + 1 < RIGHT_TO_MOVE_ON:
        return box, streak + 1
    return min(box + 1, len(GAP_DAYS) - 1), 0
