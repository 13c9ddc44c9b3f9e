"""How far a learner has come.

A step is done or not done, and once done it stays done. Progress is counted
from what was done whenever it is asked for: a stored total could drift.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from kiosk.people.models import Learner
from kiosk.storage import deed, state_db

# The hottest read of the kiosk, on every page that shows progress: as SQL it costs a twentieth of building it.
_DONE = """SELECT lesson, step, 1, 0 FROM step_done WHERE learner_id = ?
    UNION ALL SELECT lesson, question, "right", right_first FROM answer WHERE learner_id = ?"""
_FINISH = "INSERT OR IGNORE INTO step_done (learner_id, lesson, step) VALUES (?, ?, ?)"
_MERGE = (
    """INSERT OR IGNORE INTO step_done (learner_id, lesson, step)
        SELECT ?, lesson, step FROM step_done WHERE learner_id = ?""",
    """INSERT OR IGNORE INTO answer
        (learner_id, lesson, question, tries, "right", right_first, belief, box, streak, due)
        SELECT ?, lesson, question, tries, "right", right_first, belief, box, streak, due
        FROM answer WHERE learner_id = ?""",
)


@dataclass(frozen=True, slots=True)
class Progress:
    """What one learner has done, lesson by lesson."""

    done: dict[str, frozenset[str]] = field(default_factory=dict)  # lesson → ids of finished steps
    touched: dict[str, frozenset[str]] = field(default_factory=dict)  # lesson → finished or tried
    right_first: dict[str, frozenset[str]] = field(default_factory=dict)  # lesson → questions right at first

    def steps_done(self, lesson):
        """Return how many steps of ``lesson`` are finished; a question is when it was answered right."""
        done = self.done.get(lesson.slug, frozenset())
        return sum(step.id in done for step in lesson.steps)

    def state(self, lesson):
        """Return "new", "started" or "done". Done means that every question was answered right once."""
        if lesson.slug not in self.touched:
            return "new"
        return "started" if self.open_questions(lesson) else "done"

    def open_questions(self, lesson):
        """Return the steps of ``lesson`` whose question was not yet answered right."""
        done = self.done.get(lesson.slug, frozenset())
        return [step for step in lesson.steps if step.question and step.id not in done]

    def next_step(self, lesson):
        """Return the number of the step to carry on with: the first that is not done, or 1."""
        done = self.done.get(lesson.slug, frozenset())
        return next((step.number for step in lesson.steps if step.id not in done), 1)


NOTHING = Progress()


def of_learner(learner_id):
    """Return the :class:`Progress` of a learner; of nobody, or of somebody new, an empty one."""
    if learner_id is None:
        return NOTHING
    done, touched, first = defaultdict(set), defaultdict(set), defaultdict(set)
    for lesson, step, is_done, is_first in state_db.execute_sql(_DONE, (learner_id, learner_id)):
        touched[lesson].add(step)
        if is_done:
            done[lesson].add(step)
        if is_first:
            first[lesson].add(step)
    return Progress(*({lesson: frozenset(ids) for lesson, ids in kind.items()} for kind in (done, touched, first)))


@deed
def finish_step(learner_id, lesson, step):
    """Mark a reading step of a lesson as done; return whether that is news. Finishing it twice changes nothing."""
    return state_db.execute_sql(_FINISH, (learner_id, lesson, step)).rowcount == 1


@deed
def merge(guest_id, learner_id):
    """Give what a guest did in this visit to the learner who came back, who keeps what is there already."""
    for statement in _MERGE:
        state_db.execute_sql(statement, (learner_id, guest_id))
    Learner.delete().where(Learner.id == guest_id, Learner.code_hash.is_null()).execute()
