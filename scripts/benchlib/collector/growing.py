"""The overview page with many branches against few: a year of simulated reports of each, rolled up as in real life."""

import random
import time

from benchlib.collector import stations
from kiosk import slow_hash, weeks
from kiosk.collector import rollups, running, vectors
from kiosk.collector.app import create_app
from kiosk.collector.database import flat, in_parts, places
from kiosk.collector.dirty import mark_dirty
from kiosk.collector.filing import ACTIVE, Row
from kiosk.policies import CELLS
from kiosk.settings import Settings
from tests.collector.asking import ORIGIN, PASSPHRASE

REGIONS = 20
WEEKS = 52
KIND_OF_CELLS = 500  # different reports; drawing each would only measure the drawing
LOOKS = 15


def measure(url, folder, branches):
    """Return what the overview costs (seconds) with so many branches, and how fast they were rolled up."""
    database = stations.open_books(url, folder)
    _simulate(database, branches)
    began = time.perf_counter()
    while rollups.work_off(database):
        pass
    rolled = time.perf_counter() - began
    rollups.count_standing(database, stations.TODAY)
    found = {
        "branches": branches,
        "reports": branches * WEEKS,
        "rolled_up_seconds": rolled,
        "overview_seconds": _look(url, folder, database),
    }
    database.close()
    return found


def _simulate(database, branches):
    last = weeks.moved(weeks.week_of(stations.TODAY), -1)
    year = weeks.between(weeks.moved(last, 1 - WEEKS), last)
    regions = [f"Region {number:02d}" for number in range(REGIONS)]
    with database.transaction() as work:
        for number in range(branches):
            name, region = f"Library {number}", regions[number % REGIONS]
            values = (f"{number:08d}", name, name.casefold(), region)
            work.run("INSERT INTO branch (id, name, folded, region) VALUES (?, ?, ?, ?)", values)
        kiosk = (b"", ACTIVE, year[0], "", 0, WEEKS, weeks.moved(last, 1), "0.1.0", "", 0, 0, 0)
        rows = [(number, f"{number:08d}", "", *kiosk) for number in range(branches)]
        for part in in_parts(rows):
            work.run(f"INSERT INTO kiosk VALUES {places(part)}", flat(part))  # noqa: S608 - only places
    cells = [_cells() for _ in range(KIND_OF_CELLS)]
    for seq, week in enumerate(year, 1):
        rows = [_row(number, seq, week, regions[number % REGIONS], cells) for number in range(branches)]
        with database.transaction() as work:
            for part in in_parts(rows):
                fields = ",".join(Row._fields)
                work.run(f"INSERT INTO report ({fields}) VALUES {places(part)}", flat(part))  # noqa: S608 - names and places of ours; values go beside it
            mark_dirty(work, {(week, region) for region in regions})


def _cells():
    return vectors.pack([random.randrange(-10, 60) for _ in CELLS])  # noqa: S311 - only for a measurement


def _row(number, seq, week, region, cells):
    return Row(number, seq, b"x" * 32, week, 1, week, "counts-1", "trusted", region, cells[number % KIND_OF_CELLS])


def _look(url, folder, database):
    """Return the seconds for the overview of a year, the best of some: others use this machine too."""
    chosen = Settings(data=folder, collector_database=url)
    collector = running.make(chosen, database)
    with database.transaction() as work:
        secret = slow_hash.scramble(PASSPHRASE)
        work.run("INSERT INTO operator (name, secret, stamp) VALUES ('Ada', ?, 0)", (secret,))
    client = create_app(collector).test_client()
    form = {"name": "Ada", "passphrase": PASSPHRASE}
    client.post("/sign-in", data=form, headers={"Origin": ORIGIN})
    seconds = []
    for _ in range(LOOKS):
        began = time.perf_counter()
        answer = client.get("/?span=52")
        seconds.append(time.perf_counter() - began)
        if answer.status_code != 200:
            raise SystemExit(f"The overview answered with {answer.status_code}.")
    return min(seconds)
