"""The tables about people, and all they hold: learners without any name, and the librarians."""

from peewee import SQL, BlobField, CharField, ForeignKeyField, IntegerField

from kiosk.storage import state_db

NONE_YET = [SQL("DEFAULT 0")]


class Learner(state_db.Model):
    """What a visit's progress hangs on. A guest's has no code and goes when the visit ends.

    The last four numbers say how much it may still add to the anonymous counts,
    see reporting.vector. They are overwritten, and say nothing of what was done.
    """

    code_hash = BlobField(null=True, unique=True)  # keyed hash of the return code; the code itself is nowhere
    used_on = IntegerField()  # measured day of the last visit, see running_time
    counted_period = IntegerField(default=0, constraints=NONE_YET)  # the last period it counted in
    counted = IntegerField(default=0, constraints=NONE_YET)  # how often in that period
    year_from = IntegerField(default=0, constraints=NONE_YET)  # measured day on which its year of counting began
    year_periods = IntegerField(default=0, constraints=NONE_YET)  # periods of that year in which it counted


class Librarian(state_db.Model):
    """Somebody who may open the desk. ``stamp`` grows whenever what they signed in with stops being good."""

    called = CharField(unique=True)  # as colleagues call them; a first name is enough
    secret = CharField()  # slow hash of the PIN or passphrase
    locale = CharField()  # language of their desk
    stamp = IntegerField(default=0)


class RecoveryCode(state_db.Model):
    """One row: the slow hash of the code on the start sheet, which sets a new PIN once."""

    secret = CharField()

    class Meta:
        table_name = "recovery_code"


class KnownBrowser(state_db.Model):
    """A browser in which somebody signed in before: strangers who guess PINs cannot use up its tries."""

    token_hash = BlobField(unique=True)
    librarian = ForeignKeyField(Librarian, on_delete="CASCADE")  # gone with the one who signed in first

    class Meta:
        table_name = "known_browser"
