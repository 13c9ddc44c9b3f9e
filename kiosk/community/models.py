"""What stays of a workshop: that it took place, how many came, how long they stayed. Nobody's name."""

from peewee import BooleanField, CharField, DateField, IntegerField

from kiosk.storage import state_db


class Workshop(state_db.Model):
    """One group session on one lesson."""

    code = CharField()  # four digits to join it; free again when it is over
    lesson = CharField()
    day = DateField()
    certain = BooleanField()  # of the day
    attendances = IntegerField()
    seconds = IntegerField()  # attended by all together
    is_open = BooleanField()

    class Meta:
        indexes = ((("day",), False),)
