"""What upkeep remembers in the state file: notices that staff have not read, and the newest copy on a stick."""

from peewee import BooleanField, CharField, DateField, IntegerField, TextField

from kiosk.storage import state_db


class Notice(state_db.Model):
    """Something that happened to this kiosk and that staff should know. It goes when they have read it."""

    sentence = TextField()  # a gettext msgid with %(name)s places
    filled_with = TextField()  # the values for those places, a JSON object


class SecondCopy(state_db.Model):
    """One row: the newest backup that reached the second place. The stick itself may be in a drawer."""

    number = IntegerField()  # of the backup
    made_on = DateField(null=True)  # the library's day, see Backup.day
    certain = BooleanField()
    place = CharField()  # the kiosk's folder on the stick

    class Meta:
        table_name = "second_copy"
