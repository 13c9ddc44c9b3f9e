"""Answering a question.

The first answer is what counts for "right on first try"; retries are free.
Each press of the button carries the number of the try it belongs to, so a
double press counts once.
"""

from dataclasses import dataclass

from kiosk.learning.review import first_schedule
from kiosk.storage import deed, state_db

UNSURE = "unsure"
TRIES_BEFORE_SHOWING = 2

# One statement, so that an answer is one look-up in the table, with the double press refused by the table itself.
_ANSWER = """INSERT INTO answer (learner_id, lesson, question, tries, "right", right_first, belief, box, streak, due)
    VALUES (?, ?, ?, 1, ?, ?, ?, ?, 0, ?)
    ON CONFLICT (learner_id, lesson, question) DO UPDATE
    SET tries = tries + 1, "right" = max("right", excluded."right")
    WHERE tries = ? - 1
    RETURNING tries"""
_TRIES = """SELECT tries, "right" FROM answer WHERE learner_id = ? AND lesson = ? AND question = ?"""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered last, kept for showing its feedback."""

    kind: str  # "right", "not-quite" or "unsure"
    chosen: frozenset[str]  # ids of the choices
    tries: int  # so far, this one included
    is_new: bool = True  # False when the same press came again
    is_gain: bool = False  # right for the first time

    @property
    def is_first(self):
        """Whether this very press was the first answer to the question."""
        return self.is_new and self.tries == 1

    @property
    def may_see_why(self):
        """After two tries the answer is shown kindly, without being asked for."""
        return self.kind != "right" and self.tries >= TRIES_BEFORE_SHOWING


def judge(question, chosen):
    """Return "right", "not-quite" or "unsure" for a set of choice ids."""
    if chosen == {UNSURE}:
        return UNSURE
    return "right" if chosen == {choice.id for choice in question.choices if choice.right} else "not-quite"


def belief_behind(question, chosen):
    """Return the misconception that the wrong choice shows, or "" if there is none."""
    return next(
        (choice.misconception for choice in question.choices if choice.id in chosen and choice.misconception),
        "",
    )


def answer(learner_id, question, chosen, *, attempt, on):
    """Save the choices ``chosen`` (ids, or {"unsure"}) and return what was :class:`Answered`.

    ``attempt`` counts from 1; sending the same attempt twice changes nothing.
    ``on`` is the library's local date.
    """
    kind = judge(question, chosen)
    tries, is_new, is_gain = _save(learner_id, question, kind == "right", belief_behind(question, chosen), attempt, on)
    return Answered(kind, frozenset(chosen), tries, is_new, is_gain)


@deed
def _save(learner_id, question, right, belief, attempt, on):
    """Return (tries so far, whether this was one more, whether it was the first right one)."""
    lesson, _, step = question.id.partition("/")
    box, due = first_schedule(right, on)
    was_right = right and attempt > 1 and bool(_so_far(learner_id, lesson, step)[1])
    saved = state_db.execute_sql(
        _ANSWER, (learner_id, lesson, step, right, right, belief, box, due, attempt)
    ).fetchall()
    if not saved:
        return _so_far(learner_id, lesson, step)[0], False, False
    return saved[0][0], True, right and not was_right


def _so_far(learner_id, lesson, step):
    """Return (tries, right once) of an answer; (0, 0) before the first."""
    return state_db.execute_sql(_TRIES, (learner_id, lesson, step)).fetchone() or (0, 0)


def tries_so_far(learner_id, question):
    """Return how often this learner has answered the question; 0 for nobody."""
    lesson, _, step = question.id.partition("/")
    return 0 if learner_id is None else _so_far(learner_id, lesson, step)[0]
