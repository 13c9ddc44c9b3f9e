"""A network of branches with kiosks, as far as the collector can tell: keys and reports."""

from dataclasses import dataclass, field

from kiosk import envelope, messages, report_format, weeks
from kiosk.collector import branches, intake, rollups
from kiosk.collector.enrolment import Enrolment
from kiosk.policies import CELLS

HEALTH = {"disk": "ok", "db": "ok", "lost": "none"}


@dataclass
class Station:
    """A kiosk of the tests: it makes reports and hands nothing in by itself."""

    id: str = field(default_factory=report_format.new_kiosk)
    key: envelope.PrivateKey = field(default_factory=envelope.new_key)
    branch_id: str = ""

    @property
    def public(self):
        return envelope.public_of(self.key)

    def report(self, seq, **fields):
        """Return a report; by default of the week 2026-W50, with a T of 100 and an A of 40."""
        cells = cells_of(A=40, T=100)
        given = {"from_week": "2026-W50", "to_week": "2026-W50", "clock": "trusted", "cells": cells, **fields}
        return report_format.Report(
            kiosk=given.pop("kiosk", self.id), seq=seq, policy="counts-1", app="0.4.0", packs={}, health=HEALTH, **given
        )

    def sealed(self, seq, **fields):
        """Return a signed report."""
        return envelope.seal(report_format.encode(self.report(seq, **fields)), report_format.TYPE, self.key)

    def wish(self, code):
        """Return the signed wish to join with ``code``."""
        return messages.seal_enrolment(messages.Enrolment(self.id, self.public, code, "0.4.0"), self.key)

    def withdrawal(self, to_seq):
        """Return the signed wish that reports are deleted."""
        payload = messages.encode_withdrawal(messages.Withdrawal(self.id, to_seq))
        return envelope.seal(payload, messages.WITHDRAWAL_TYPE, self.key)


class Network:
    """Makes branches with kiosks that have joined, in the books ``database``."""

    def __init__(self, database, today):
        self.database, self.today = database, today
        self.key = envelope.new_key()
        self.enrolment = Enrolment(database, self.key)

    def station(self, name="Harbour Library", region="North", joined=None):
        """Return the kiosk of a branch, which has joined (on the day ``joined``)."""
        branch = branches.add(self.database, name, region)
        station = Station(branch_id=branch.id)
        code = self.enrolment.give(branch, joined or self.today).code
        self.enrolment.join(messages.open_enrolment(station.wish(code)), joined or self.today)
        return station

    def take(self, *envelopes, today=None):
        """Hand in envelopes and return what became of each: stored, known or the name of a problem."""
        batch = [intake.Incoming(data) for data in envelopes]
        return [outcome.status for outcome in intake.take(self.database, batch, today or self.today)]

    def roll_up(self):
        """Make all sums that are due."""
        rollups.turn_week(self.database, self.today)
        while rollups.work_off(self.database):
            pass
        rollups.count_standing(self.database, self.today)

    def sums(self, cell="T"):
        """Return (week, region, reports, sum) of a cell."""
        sql = "SELECT week, region, n, total FROM rollup WHERE cell = ? ORDER BY week, region"
        return [tuple(row) for row in self.database.rows(sql, (cell,))]

    def books(self):
        """Return everything in the books but locks and policies, to compare."""
        names = ("branch", "enrol", "kiosk", "report", "quarantine", "event", "rollup", "coverage", "archive")
        return {name: sorted(map(repr, self.database.rows(f"SELECT * FROM {name}"))) for name in names}


def cells_of(**values):
    """Return cells with these values and 0 for all others."""
    return tuple(values.get(cell, 0) for cell in CELLS)


def weeks_back(last, count):
    """Return ``count`` weeks up to ``last``."""
    return weeks.between(weeks.moved(last, 1 - count), last)
