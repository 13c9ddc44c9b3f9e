"""Counts, filed by week and by month. There is no learner here, and no way back to one."""

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
