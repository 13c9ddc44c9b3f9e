"""Kiosks that have joined, and their signed reports, as many as a measurement needs."""

import datetime
import itertools

from kiosk import messages, weeks
from kiosk.collector import branches, enrolment, running
from kiosk.settings import Settings
from tests.collector.network import Station, cells_of

TODAY = running.utc_today()
LAST_WEEK = weeks.week_of(TODAY - datetime.timedelta(weeks=1))


def open_books(url, folder):
    """Open books at ``url``, or in ``folder`` if it is empty."""
    return running.open_books(Settings(data=folder, collector_database=url))


def join(database, count):
    """Return ``count`` kiosks that have joined the network of the books."""
    made = [Station() for _ in range(count)]
    branch = branches.add(database, "Harbour Library", "North")
    for part in (made[start : start + 500] for start in range(0, count, 500)):
        with database.transaction() as work:
            for station in part:
                wish = messages.Enrolment(station.id, station.public, "", "0.1.0")
                enrolment.insert_kiosk(work, int(station.id, 16), wish, branch.id, LAST_WEEK)
    return made


def reports(stations, count):
    """Return (address's kiosk, seq, envelope) of ``count`` different reports, spread over all stations."""
    fields = {"from_week": LAST_WEEK, "to_week": LAST_WEEK, "cells": cells_of(A=40, G=30, T=100, M1=25, M2=25)}
    endless = ((station, seq) for seq in itertools.count(1) for station in stations)
    return [(one.id, seq, one.sealed(seq, **fields)) for one, seq in itertools.islice(endless, count)]
