"""What a learner did. Lessons, steps and questions are named by their stable ids: they live in another file.

No row carries a time of day, and no table lists events: an answer is one row
that remembers how it went, not when.
"""

from peewee import BooleanField, CharField, CompositeKey, DateField, ForeignKeyField, IntegerField

from kiosk.people.models import Learner
from kiosk.storage import state_db


class StepDone(state_db.Model):
    """One learner finished one reading step."""

    learner = ForeignKeyField(Learner, on_delete="CASCADE", index=False)
    lesson = CharField()
    step = CharField()

    class Meta:
        table_name = "step_done"
        primary_key = CompositeKey("learner", "lesson", "step")
        without_rowid = True


class Answer(state_db.Model):
    """How one learner fares with one question."""

    learner = ForeignKeyField(Learner, on_delete="CASCADE", index=False)
    lesson = CharField()
    question = CharField()  # the id of the question's step
    tries = IntegerField()
    right = BooleanField()  # answered right at least once
    right_first = BooleanField()  # at the first try
    belief = CharField()  # id of the misconception behind the first wrong choice; empty if none
    box = IntegerField()  # spaced review: which gap comes next
    streak = IntegerField()  # right answers in a row inside this box
    due = DateField()  # review is worth it from this day on

    class Meta:
        primary_key = CompositeKey("learner", "lesson", "question")
        without_rowid = True
