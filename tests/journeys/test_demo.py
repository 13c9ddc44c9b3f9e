"""A visitor tries the kiosk out: living charts at once, marked as samples, and nothing is left afterwards."""

import contextlib
import datetime
import os
import re
import socket
import subprocess
import sys
import urllib.parse
import urllib.request

import pytest

from kiosk import library_day
from kiosk.reporting import figures, samples, spans

BAND = "Sample data. The figures are made up."
TODAY = datetime.date(2027, 11, 23)

SEEN = {"span": "year", "of": "2027"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A running demonstration: (address, PIN, folder of its temporary files, process)."""
    place = tmp_path_factory.mktemp("place")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = str(probe.getsockname()[1])
    environ = {**os.environ, "TMPDIR": str(place), "KIOSK_DATA": str(place / "real")}
    command = [sys.executable, "-m", "kiosk", "demo", "--port", port]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().strip()
        pin = re.search(r"PIN (\d{6})", process.stdout.readline())[1]
        yield address, pin, place, process
        process.terminate()


def read(opener, address):
    with opener.open(address, timeout=20) as answer:
        return answer.read().decode()


def sign_in(address, pin):
    """Return a browser whose librarian has signed in."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    opener.addheaders = [("Origin", address.rstrip("/"))]
    opener.open(f"{address}desk/sign-in", urllib.parse.urlencode({"pin": pin}).encode(), timeout=20).close()
    return opener


def test_every_page_says_that_its_data_are_samples(demo):
    address, pin, _, _ = demo
    anybody, librarian = urllib.request.build_opener(), sign_in(address, pin)
    for page in ("en/", "es/", "en/lessons/strong-passwords/1", "en/help"):
        assert 'class="sample"' in read(anybody, address + page), page
    for page in ("desk/", "desk/progress?span=year", "desk/sign-in"):
        assert BAND in read(librarian, address + page), page


def test_the_charts_are_alive_at_once(demo):
    address, pin, _, _ = demo
    page = read(sign_in(address, pin), f"{address}desk/progress?span=year")
    assert page.count("<svg") > 5
    assert "many stop at step" in page


def test_sample_reports_have_travelled(demo):
    address, _, _, _ = demo
    page = read(urllib.request.build_opener(), f"{address}en/privacy/reports")
    assert page.count(" sent</span>") > 5
    assert page.count(" waiting</span>") == 1
    newest = read(urllib.request.build_opener(), f"{address}en/privacy/8")
    assert BAND in newest
    assert "we have put this report into our books" in newest


def test_it_stops_clean_and_leaves_nothing(demo):
    _, _, place, process = demo
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=20)
    assert process.returncode == 0
    assert list(place.iterdir()) == []


@pytest.fixture
def year(state, shelf_here):
    """The figures of the sample year."""
    library_day.confirm(TODAY)
    samples.write_year(TODAY, shelf_here)
    return figures.of(spans.read(SEEN, TODAY), shelf_here)


def test_the_sample_year_shows_everything_there_is_to_see(year):
    assert year.visits.n > 1000
    assert {row.locale for row in year.languages} == {"en", "es", "ar"}
    assert sum(row.stop is not None for row in year.lessons) == 1
    assert min(total.n for total in (year.returns, year.cards, year.reviews, year.unsure, year.placements)) > 10
    assert all((year.beliefs, year.activity_rows, year.questions))
    assert year.workshops.events.n > 10
    months = [point.finished.value for point in year.series.points]
    assert max(months) == months[8]  # the rush of September
    assert min(months[:11]) in (months[6], months[7])  # summer


def test_a_week_of_repairs_is_a_gap(year, shelf_here):
    week = spans.containing("week", TODAY - datetime.timedelta(weeks=30))
    assert not figures.of(week, shelf_here).collected


def test_the_sample_year_is_the_same_at_every_start(year, state, shelf_here):
    from kiosk.storage import state_db

    for table in ("period_count", "counted_period", "workshop"):
        state_db.execute_sql(f"DELETE FROM {table}")
    samples.write_year(TODAY, shelf_here)
    again = figures.of(spans.read(SEEN, TODAY), shelf_here)
    assert (again.visits, again.lessons, again.beliefs) == (year.visits, year.lessons, year.beliefs)
