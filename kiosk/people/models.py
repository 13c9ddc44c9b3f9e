"""The one table about a person, and all it holds."""

from peewee import BlobField, IntegerField

from kiosk.storage import state_db


class Learner(state_db.Model):
    """What a visit's progress hangs on. A guest's has no code and goes when the visit ends."""

    code_hash = BlobField(null=True, unique=True)  # keyed hash of the return code; the code itself is nowhere
    used_on = IntegerField()  # measured day of the last visit, see running_time
