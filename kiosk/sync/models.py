"""The tables of reports on their way. No row leads to a learner: a report has its noise before it lies here."""

from peewee import BlobField, CharField, IntegerField, TextField

from kiosk.storage import state_db


class Outbox(state_db.Model):
    """One released report: the very bytes that are shown, written to a stick and sent. They never change."""

    seq = IntegerField(primary_key=True)  # number of the report, never given twice
    period = IntegerField(unique=True)  # see reporting.models.ReportPeriod; a period is released once
    kiosk = CharField()  # the number under which this kiosk signed
    digest = CharField(unique=True)  # SHA-256 of the envelope in hexadecimal
    envelope = BlobField()
    status = CharField()  # see outbox
    problem = CharField()  # why it was rejected: a name of protocol.PROBLEMS; else ""
    receipt = BlobField(null=True)  # the collector's signed envelope that named it
    made_on = IntegerField()  # measured day, see running_time


class Courier(state_db.Model):
    """One row: what this kiosk knows of the operator's collector, all of it for the identity ``kiosk``."""

    kiosk = CharField()  # the identity that this state file belongs to; "" before the first start and after a restore
    collector_key = CharField()  # public key in hexadecimal, pinned when the kiosk joined; "" before
    branch = TextField()  # name of the branch that the kiosk joined as; "" if it has not
    failures = IntegerField()  # tries in a row that failed
    not_before = IntegerField()  # measured seconds: no try before then
    trouble = CharField()  # stable name of what last went wrong; "" if nothing
    pack_etag = CharField()  # of the list of packs last seen
    last_contact = IntegerField(null=True)  # measured day
    withdraw_to = IntegerField(null=True)  # reports up to this number are to be deleted by the collector
