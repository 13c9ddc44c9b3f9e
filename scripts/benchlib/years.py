"""The librarian's pages after ten years of counts against one month.

Run as a program it writes such a past into the state file of a data folder
whose catalogue is built: python -m benchlib.years <folder> <years>
"""

import datetime
import shutil
import statistics
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from benchlib import compare, servers
from benchlib.places import Place
from benchlib.visitor import Visitor

PIN = "408152"
PLACES = (Place("home of the desk", "/desk/"), Place("progress", "/desk/progress?span=month"))
TIMES_A_VISIT = 8  # a large library: the counts of the sample year, so many times
YEARS = 10

TABLES = ("period_count", "counted_period")
FORGET = "DELETE FROM {} WHERE period < CASE WHEN period LIKE '____-W__' THEN ? ELSE ? END"
EARLIER = """INSERT OR IGNORE INTO period_count (period, what, lesson, item, n)
    SELECT (substr(period, 1, 4) - ?) || substr(period, 5), what, lesson, item, n
    FROM period_count WHERE period LIKE '____-__' AND period > ? AND period <= ?"""
EARLIER_PERIODS = """INSERT OR IGNORE INTO counted_period (period, certain)
    SELECT (substr(period, 1, 4) - ?) || substr(period, 5), 1
    FROM counted_period WHERE period LIKE '____-__' AND period > ? AND period <= ?"""


def write_past(folder, years):
    """Write so many years of counts, or with 0 the last month, and a librarian into a data folder."""
    from kiosk import library_day, settings  # only the process that writes needs the kiosk
    from kiosk.catalogue import shelf
    from kiosk.people import librarians
    from kiosk.reporting import samples
    from kiosk.upkeep.opening import opened_state

    chosen = settings.load({}, data=folder)
    with opened_state(chosen):
        shelf.open_catalogue(shelf.load(chosen.catalogue_path, chosen.local))
        librarians.add("Robin", PIN, "en")
        today = library_day.confirm(library_day.today().date).date
        samples.write_year(today, shelf.in_locale())
        _stretch(today, years)


def _stretch(today, years):
    from kiosk.storage import deed, state_db

    def write():
        state_db.execute_sql("UPDATE period_count SET n = n * ?", (TIMES_A_VISIT,))
        begin = today - datetime.timedelta(days=31)
        for table in TABLES if not years else ():
            state_db.execute_sql(FORGET.format(table), (f"{begin:%G-W%V}", f"{begin:%Y-%m}"))
        for back in range(1, years):
            for query in (EARLIER, EARLIER_PERIODS):
                state_db.execute_sql(query, (back, f"{today - datetime.timedelta(days=365):%Y-%m}", f"{today:%Y-%m}"))

    deed(write)()


def measure(folder, options):
    """Return {place: how many times as long it takes after ten years as after one month}."""
    with ExitStack() as running:
        young, old = (running.enter_context(servers.kiosk(_with_past(folder, years))) for years in (0, YEARS))
        ratios = {}
        for place in PLACES:
            times = [
                [_seconds(server, place, options.seconds) for server in (young, old)] for _ in range(options.rounds)
            ]
            ratios[place.name] = statistics.median(later / sooner for sooner, later in times)
        return ratios


def _with_past(folder, years):
    data = folder / f"years-{years}"
    data.mkdir()
    shutil.copy(folder / "data" / "catalogue.sqlite", data)
    subprocess.run([sys.executable, "-m", "benchlib.years", data, str(years)], check=True)
    return data


def _seconds(server, place, seconds):
    """Return the processor seconds of one page, or where these are not told those on the clock."""
    _, port = server
    librarian = Visitor(port)
    if librarian.post("/desk/sign-in", {"pin": PIN}).status != 303:
        raise SystemExit("The bench could not sign in at the desk.")
    seen = compare.crowd(server, place, [librarian], seconds)
    return seen["processor"] or 1 / seen["per_second"]


if __name__ == "__main__":
    write_past(Path(sys.argv[1]), int(sys.argv[2]))
