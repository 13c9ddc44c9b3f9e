"""The power may go at any moment; what a page has confirmed is there afterwards.

``kill -9`` stands for the power here: the program says and writes nothing
more. Writes that had not reached the card are the business of
``test_lost_writes``.
"""

import random
import time

import pytest

from tests.faults.books_on_disk import copy_of, count_guests, hash_of, read_books
from tests.faults.patrons import Crowd, Patron
from tests.faults.running_kiosk import RunningKiosk

KEPT, GUESTS = 6, 2
SOONEST, LATEST = 0.05, 0.6  # seconds of learning before the power goes

pytestmark = [pytest.mark.faults, pytest.mark.slow]


@pytest.fixture
def regulars(data, lessons):
    """Patrons with a return card, and a kiosk that has been switched off properly since."""
    patrons = [Patron(lessons, seed=f"regular {number}") for number in range(KEPT)]
    with RunningKiosk(data) as kiosk:
        for patron in patrons:
            patron.sit_down(kiosk.port)
            patron.learn(steps=3)
            patron.keep_place()
            patron.stand_up()
        assert kiosk.stop() == 0
    return patrons


def cut_power_while_learning(data, patrons, seconds):
    with RunningKiosk(data) as kiosk:
        assert count_guests(data / "state.sqlite") == 0
        for patron in patrons:
            patron.sit_down(kiosk.port)
            if patron.code:
                patron.check_pages()
        with Crowd(patrons):
            time.sleep(seconds)
            kiosk.cut_power()


def cut_power_while_starting(data, seconds):
    kiosk = RunningKiosk(data)
    time.sleep(seconds)
    kiosk.cut_power()


def check_books(data, folder, patrons):
    """See that the disk holds what was confirmed, and at most what was under way besides."""
    books = read_books(copy_of(data, folder))
    for patron in patrons:
        found = books.get(hash_of(patron.code, data), {})
        assert found in (patron.book, patron.book_after())
        patron.book, patron.under_way = found, None


def test_every_confirmed_answer_survives_power_cuts(data, tmp_path, lessons, regulars, is_full):
    chance = random.Random("power cuts")
    for cut in range(200 if is_full else 12):
        guests = [Patron(lessons, seed=f"guest {cut} {number}") for number in range(GUESTS)]
        if cut % 3 == 2:
            cut_power_while_starting(data, chance.uniform(0, 0.5))
            check_books(data, tmp_path / "copy", regulars)
        cut_power_while_learning(data, [*regulars, *guests], chance.uniform(SOONEST, LATEST))
        check_books(data, tmp_path / "copy", regulars)
    assert sum(len(patron.book) for patron in regulars) > 100


def test_a_power_cut_ends_every_visit_and_forgets_every_guest(data, lessons):
    guest = Patron(lessons, seed="guest")
    with RunningKiosk(data) as kiosk:
        guest.sit_down(kiosk.port)
        guest.learn(steps=5)
        kiosk.cut_power()
    assert count_guests(data / "state.sqlite") == 1
    with RunningKiosk(data) as kiosk:
        assert count_guests(data / "state.sqlite") == 0
        token, guest.terminal.token = guest.terminal.token, ""
        guest.sit_down(kiosk.port)
        guest.terminal.token = token
        assert "You finished 0 steps" in guest.terminal.get("/en/me")[2]
        guest.stand_up()
