"""A disk that takes nothing more: nobody is told that something was saved, and nobody has to restart anything."""

import sqlite3
from contextlib import closing

import pytest

from tests.faults.books_on_disk import copy_of, hash_of, read_books
from tests.faults.patrons import Patron
from tests.faults.running_kiosk import RunningKiosk
from tests.faults.terminal import Terminal

FAULTS = ("full", "broken")  # no write succeeds; no sync does

pytestmark = pytest.mark.faults


@pytest.fixture
def kiosk(data, disk):
    with RunningKiosk(data, **disk.environment) as kiosk:
        yield kiosk


@pytest.fixture
def regular(kiosk, lessons):
    """A patron with a return card and a few confirmed steps."""
    patron = Patron(lessons, seed="regular")
    patron.sit_down(kiosk.port)
    patron.learn(steps=5)
    patron.keep_place()
    yield patron
    patron.stand_up()


def new_question(lessons, patron):
    """Return the address of a question that the patron has not met, and the question."""
    for lesson in lessons:
        for step in lesson.steps:
            if step.question and (lesson.slug, step.id) not in patron.book:
                return f"/en/lessons/{lesson.slug}/{step.number}", step.question
    raise AssertionError("no question is left")


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_is_confirmed_that_the_disk_refused(fault, disk, regular, lessons):
    address, question = new_question(lessons, regular)
    form = {"choice": question.key[0].id, "attempt": 1}
    disk.become(fault)
    for _ in range(3):
        status, where, page = regular.terminal.post(f"{address}/answer", **form)
        assert (status, where) == (503, "")
        assert "We could not save this just now" in page
    assert 'name="attempt" value="1"' in regular.terminal.get(address)[2]


@pytest.mark.parametrize("fault", FAULTS)
def test_reading_goes_on_while_nothing_can_be_saved(fault, disk, regular, lessons):
    disk.become(fault)
    for address in ("/en/", "/en/me", "/en/help", f"/en/lessons/{lessons[0].slug}/1", "/healthz"):
        assert regular.terminal.get(address)[0] == 200


@pytest.mark.parametrize("fault", FAULTS)
def test_saving_works_again_without_a_restart(fault, data, disk, kiosk, regular, tmp_path):
    disk.become(fault)
    with pytest.raises(AssertionError):
        regular.learn(steps=1)
    regular.book, regular.under_way = regular.book, None
    disk.become("")
    regular.learn(steps=20)
    regular.check_pages()
    kiosk.cut_power()
    assert read_books(copy_of(data, tmp_path / "copy"))[hash_of(regular.code, data)] == regular.book


@pytest.mark.parametrize("fault", FAULTS)
def test_a_code_that_cannot_be_marked_as_used_is_not_called_wrong(fault, data, disk, kiosk, regular):
    with closing(sqlite3.connect(data / "state.sqlite")) as connection, connection:
        connection.execute("UPDATE learner SET used_on = used_on - 1")  # the card was last used yesterday
    disk.become(fault)
    terminal = Terminal(kiosk.port)
    status, _, page = terminal.post("/en/me/card/enter", code=regular.code)
    terminal.close()
    assert status == 503
    assert "We could not save this just now" in page


@pytest.mark.parametrize("fault", FAULTS)
def test_finish_clears_the_screen_even_if_the_disk_cannot_forget_yet(fault, data, disk, kiosk, lessons):
    guest = Patron(lessons, seed="guest")
    guest.sit_down(kiosk.port)
    guest.learn(steps=3)
    disk.become(fault)
    status, where, _ = guest.terminal.post("/en/finish")
    guest.stand_up()
    assert (status, where) == (303, "/en/finish/thanks")
    assert guest.terminal.token == ""


def test_a_start_on_a_full_disk_is_refused_and_loses_nothing(data, disk, regular, kiosk, tmp_path):
    kiosk.cut_power()
    disk.become("full")
    for _ in range(2):
        refused = RunningKiosk(data, **disk.environment)
        assert refused.end() == 1
        assert "Make room" in refused.log
        assert "Traceback" not in refused.log
    assert not list(data.glob("state.sqlite.damaged-*"))
    disk.become("")
    with RunningKiosk(data, **disk.environment) as kiosk:
        regular.sit_down(kiosk.port)
        regular.check_pages()
        kiosk.cut_power()
    assert read_books(copy_of(data, tmp_path / "copy"))[hash_of(regular.code, data)] == regular.book
