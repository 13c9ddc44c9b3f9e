import datetime

import pytest

from kiosk.clock import Day
from kiosk.community import seats as seats_module
from kiosk.community import workshops
from kiosk.community.seats import Seats
from kiosk.errors import NotFound

MONDAY = Day(datetime.date(2026, 11, 23), certain=True)
SPAN = (datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))


class Watch:
    """A clock that tests set."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def seats(state, watch):
    """No seat is taken yet."""
    return Seats(monotonic=watch)


@pytest.fixture
def workshop(state):
    """An open workshop."""
    return workshops.start("spot-phishing", MONDAY)


def test_training_hours_are_the_time_of_all_people_together(seats, watch, workshop):
    seats.take("heron", workshop)
    seats.take("otter", workshop)
    watch.now = 600
    seats.note("heron", "spot-phishing", 2)
    seats.note("otter", "spot-phishing", 2)
    seats.leave("heron")
    watch.now = 900
    seats.leave("otter")
    assert workshops.held(*SPAN) == workshops.Held(events=1, attendances=2, seconds=600 + 900)


def test_a_terminal_left_alone_adds_no_more_than_the_longest_pause(seats, watch, workshop):
    seats.take("heron", workshop)
    watch.now = 10 * 3600
    seats.leave("heron")
    assert workshops.held(*SPAN).seconds == seats_module.LONGEST_PAUSE_SECONDS


def test_time_written_down_is_not_counted_again(seats, watch, workshop):
    seats.take("heron", workshop)
    for watch.now in (100, 200, 300):
        seats.note("heron", "spot-phishing", 1)
        seats.look_after()
    seats.leave("heron")
    assert workshops.held(*SPAN).seconds == 300


def test_a_seat_in_another_workshop_is_another_attendance(seats, workshop):
    second = workshops.start("your-data", MONDAY)
    seats.take("heron", workshop)
    seats.take("heron", second)
    assert (len(seats.of(workshop.id)), len(seats.of(second.id))) == (0, 1)
    assert workshops.held(*SPAN).attendances == 2


def test_nobody_can_sit_down_in_a_workshop_that_is_over(seats, workshop):
    workshops.attend(workshop.id)
    workshops.end(workshop.id)
    with pytest.raises(NotFound, match="over"):
        seats.take("heron", workshop)
    assert seats.of(workshop.id) == []


def test_a_forgotten_workshop_ends_by_itself_and_one_in_use_does_not(seats, watch, workshop):
    used = workshops.start("your-data", MONDAY)
    seats.take("heron", used)
    seats.look_after()
    watch.now = seats_module.EMPTY_SECONDS + 1
    seats.look_after()
    assert [one.id for one in workshops.list_open()] == [used.id]
    assert seats.is_any_open


def test_open_workshops_never_share_a_code(state):
    codes = [workshops.start("your-data", MONDAY).code for _ in range(50)]
    assert len(set(codes)) == 50


def test_a_code_opens_nothing_after_the_end(workshop):
    workshops.end(workshop.id)
    with pytest.raises(NotFound, match="No workshop has this code"):
        workshops.find_open(workshop.code)
