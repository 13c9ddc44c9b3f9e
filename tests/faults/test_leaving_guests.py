"""After Finish nothing of a guest is left, whatever happens at the same moment."""

import threading
import time
from contextlib import contextmanager

import pytest

from kiosk import storage
from kiosk.people import learners
from kiosk.people.leaving import LeavingGuests
from kiosk.people.visits import Visits
from tests.faults.books_on_disk import count_guests
from tests.faults.running_kiosk import HANG_SECONDS


@pytest.fixture
def guests():
    return LeavingGuests()


@pytest.fixture
def visits(guests):
    return Visits(240, on_end=guests.forget)


def test_whom_the_disk_cannot_forget_now_is_forgotten_later(state, guests, visits):
    visit = visits.begin()
    visit.learner_id = learners.start()
    storage.close_state()  # from here on nothing can be written
    visits.end(visit.token)
    assert count_guests(state) == 1
    storage.open_state(state)
    guests.catch_up()
    assert count_guests(state) == 0


def test_the_number_of_a_guest_who_left_is_never_given_to_another(heron):
    learners.forget_guest(heron)
    assert learners.start() != heron


def test_somebody_with_a_return_code_is_not_a_guest(state, visits):
    visit = visits.begin()
    visit.learner_id, visit.kept = learners.start(), True
    visits.end(visit.token)
    assert count_guests(state) == 1


def test_an_answer_sent_together_with_finish_leaves_no_guest_behind(kiosk, visitor, state):
    visitor.post("/en/display", size="b")  # a visit, and no learner yet
    visit = kiosk.visits.find(visitor.cookie)
    with busy_writer():
        answering = _in_background(lambda: visitor.post("/en/lessons/strong-passwords/1/done", follow=False))
        _wait_until(visit.lock.locked)  # the learner is being made just now
        finishing = _in_background(lambda: kiosk.visits.end(visit.token))
        _wait_until(lambda: len(kiosk.visits) == 0)
    answering.join(HANG_SECONDS)
    finishing.join(HANG_SECONDS)
    assert count_guests(state) == 0


def test_an_answer_that_comes_after_finish_makes_no_learner(kiosk, visitor, state):
    visitor.post("/en/display", size="b")
    visit = kiosk.visits.find(visitor.cookie)
    kiosk.visits.end(visit.token)
    kiosk.visits._open[visit.token] = visit  # as a request sees it that looked just before
    answer = visitor.post("/en/lessons/strong-passwords/1/done", follow=False)
    assert answer.location == "/en/welcome"
    assert count_guests(state) == 0


def test_a_visit_that_ended_while_a_code_was_entered_stays_closed(visits):
    visit = visits.begin()
    visits.end(visit.token)
    assert visits.find(visits.renew(visit)) is None


@contextmanager
def busy_writer():
    """Keep the writer busy with one deed until the block ends."""
    begun, may_end = threading.Event(), threading.Event()

    @storage.deed
    def dawdle():
        begun.set()
        may_end.wait(HANG_SECONDS)

    thread = _in_background(dawdle)
    begun.wait(HANG_SECONDS)
    yield
    may_end.set()
    thread.join(HANG_SECONDS)


def _in_background(function):
    thread = threading.Thread(target=function)
    thread.start()
    return thread


def _wait_until(is_so):
    until = time.monotonic() + HANG_SECONDS
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.001)
