"""Counts: by week and month for the desk, by period for the network. No learner is here, and no way back to one."""

from peewee import BooleanField, CharField, CompositeKey, IntegerField

from kiosk.storage import state_db


class PeriodCount(state_db.Model):
    """How often something happened in a week or month; ``lesson`` and ``item`` are "" where it has none.

    The key has the lesson and its screen first: what one answer counts then lies on one page of the file.
    """

    period = CharField()  # '2026-W48' or '2026-11'
    what = CharField()  # see counts
    lesson = CharField()
    item = CharField()  # id of a screen, locale ..., depending on what is counted
    n = IntegerField()

    class Meta:
        table_name = "period_count"
        primary_key = CompositeKey("period", "lesson", "item", "what")
        without_rowid = True


class CountedPeriod(state_db.Model):
    """The kiosk ran in this week or month, so that a missing count is a zero. ``certain``: so were all its dates."""

    period = CharField(primary_key=True)
    certain = BooleanField()

    class Meta:
        table_name = "counted_period"
        without_rowid = True


class ReportPeriod(state_db.Model):
    """A stretch of about a week whose counts leave as one report, or never. At most the last one is open."""

    no = IntegerField(primary_key=True)  # rises for ever, also over restored backups
    from_week = CharField()  # ISO weeks in which the kiosk ran while it was open
    to_week = CharField()
    certain = BooleanField()  # the date was certain when it began
    opened_seconds = IntegerField()  # measured running time when it began
    db = CharField()  # what happened to the state file just before, see report_format.HEALTH
    lost = BooleanField()  # the counts of the period before were given up
    is_open = BooleanField()

    class Meta:
        table_name = "report_period"


class VectorCount(state_db.Model):
    """The true count of one cell (see policies) in the open period; closed periods have no rows."""

    period = IntegerField()
    cell = CharField()
    n = IntegerField()

    class Meta:
        table_name = "vector_count"
        primary_key = CompositeKey("period", "cell")
        without_rowid = True
