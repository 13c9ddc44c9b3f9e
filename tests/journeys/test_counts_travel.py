"""Anonymous counts on their whole way: a code on paper, lessons, a week, a report, the operator's figure, a receipt.

The kiosk and the collector are both there, each behind its own front door. A
week passes at our word.
"""

import datetime
import html
import io
import re

import pytest

from kiosk import protocol
from kiosk.collector import rollups
from kiosk.collector.app import create_app as create_collector
from kiosk.sync import outbox, settling
from tests.browsing import finish_lesson, words
from tests.collector import nearby
from tests.collector.asking import PASSPHRASE
from tests.collector.asking import Browser as OperatorsBrowser
from tests.releasing import release_report

GUESTS, LESSONS_EACH = 24, 3
FINISHED = GUESTS * LESSONS_EACH
NOISE = 2
SHOWN = f"{FINISHED + NOISE} ± 16"


@pytest.fixture
def collector(tmp_path):
    """A collector whose date is two weeks after that of the kiosk."""
    with nearby.opened(tmp_path / "collector", datetime.date(2026, 12, 7)) as made:
        yield made


@pytest.fixture
def address(collector):
    """Where the collector answers on this machine."""
    with nearby.served(collector) as found:
        yield found


@pytest.fixture
def operator(collector, hashed_passphrase):
    """A browser in which the operator has signed in."""
    with collector.database.transaction() as work:
        work.run("INSERT INTO operator (name, secret, stamp) VALUES ('Ada', ?, 0)", (hashed_passphrase,))
    page = OperatorsBrowser(create_collector(collector))
    page.post("/sign-in", name="Ada", passphrase=PASSPHRASE)
    return page


@pytest.fixture
def librarian(kiosk, desk_page, monday):
    """A browser at the desk of a kiosk that has been started as the kiosk does; staff say that it is Monday."""
    settling.settle(kiosk.settings)
    return desk_page


def make_code(operator):
    """Add a library on the operator's page and return the code to be printed."""
    page = operator.post("/branches", lines="Harbour Library; North")
    return re.search(r"\b[2-9A-Y]{4}(?:-[2-9A-Y]{4}){2}\b", html.unescape(page.text))[0]


def learn(browser, shelf):
    """Let guests finish lessons, one after the other, at four terminals."""
    lessons = list(shelf.lessons.values())[:LESSONS_EACH]
    for _ in range(GUESTS):
        guest = browser()
        for lesson in lessons:
            finish_lesson(guest, lesson)
        guest.post("/en/finish")


def figures(operator, collector):
    """Return what the operator's two pages say, once the sums are made."""
    while rollups.work_off(collector.database):
        pass
    rollups.count_standing(collector.database, collector.today())
    (branch,) = collector.database.rows("SELECT id FROM branch")
    return words(operator.get("/?span=4")), words(operator.get(f"/branches/{branch[0]}?span=4"))


def test_a_report_travels_over_the_network(
    operator, librarian, visitor, browser, kiosk, shelf_here, collector, address
):
    code = make_code(operator)
    librarian.post("/desk/sharing/agree")
    said = words(librarian.post("/desk/sharing/join", code=code.lower().replace("-", " "), network=address))
    assert "This kiosk belongs to: Harbour Library" in said
    assert "has joined, no report yet" in figures(operator, collector)[1]
    learn(browser, shelf_here)
    released = release_report(kiosk.settings, draw=lambda scale: NOISE)
    assert "1 report waits to be sent." in words(librarian.get("/desk/sharing"))
    assert "the library network has signed for it" in words(librarian.post("/desk/sharing/send"))
    for page in figures(operator, collector):
        assert SHOWN in page
    assert outbox.find(released.seq).receipt
    assert "we have put this report into our books" in words(visitor.get(f"/en/privacy/{released.seq}"))
    assert visitor.get(f"/en/privacy/{released.seq}.report").data == released.envelope


def test_a_report_travels_on_a_stick(operator, librarian, visitor, browser, kiosk, shelf_here, collector, drawer):
    code, stick = make_code(operator), drawer.plug_in("HARBOUR")
    librarian.post("/desk/sharing/agree")
    said = words(librarian.post("/desk/sharing/join", code=code, stick="HARBOUR"))
    assert "The code is on the stick." in said
    learn(browser, shelf_here)
    released = release_report(kiosk.settings, draw=lambda scale: NOISE)
    librarian.post("/desk/sharing/stick/write", stick="HARBOUR")
    files = {path.name: path.read_bytes() for path in stick.rglob("*.report")}
    assert files.keys() == {protocol.joining_file(released.kiosk), protocol.report_file(released.kiosk, 1)}
    assert files[protocol.report_file(released.kiosk, 1)] == released.envelope
    said = words(upload(operator, files))
    assert "This kiosk belongs to Harbour Library now." in said
    assert "2 of 2 files are taken in." in said
    (stick / "receipts.jsonl").write_bytes(upload(operator, files, receipts="yes").data)
    said = words(librarian.post("/desk/sharing/stick/read", stick="HARBOUR"))
    assert "The stick was read." in said
    assert "This kiosk belongs to: Harbour Library" in said
    assert outbox.find(released.seq).status == outbox.SENT
    for page in figures(operator, collector):
        assert SHOWN in page
    assert "The library network wrote back" in words(visitor.get(f"/en/privacy/{released.seq}"))


def upload(operator, files, **fields):
    """Choose all files on the stick on the operator's page."""
    return operator.post("/stick", files=[(io.BytesIO(data), name) for name, data in files.items()], **fields)
