from dataclasses import replace
from datetime import date

import pytest

from kiosk import library_day
from kiosk.errors import Unavailable
from kiosk.upkeep import backups, second_place
from kiosk.upkeep.schedule import Schedule

HOUR = 3600


class Hands:
    """A clock set by hand."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def schedule(hands):
    return Schedule(monotonic=hands)


@pytest.fixture
def pass_hours(hands, run_for):
    """Let hours pass on a running kiosk."""

    def run(hours):
        hands.now += hours * HOUR
        run_for(hours)

    return run


def numbers(chosen):
    return [backup.number for backup in backups.list_backups(backups.folder_of(chosen))]


def look_each_hour(schedule, pass_hours, chosen, hours):
    for _ in range(hours):
        pass_hours(1)
        schedule.look(chosen)


def test_the_first_backup_comes_after_ten_minutes(schedule, hands, chosen):
    hands.now += 599
    schedule.look(chosen)
    assert numbers(chosen) == []
    hands.now += 1
    schedule.look(chosen)
    assert numbers(chosen) == [1]


def test_without_a_certain_day_there_is_one_each_24_hours_of_running(schedule, pass_hours, chosen):
    look_each_hour(schedule, pass_hours, chosen, 1 + 72)
    assert numbers(chosen) == [4, 3, 2, 1]


def test_a_new_date_is_a_reason_for_a_backup(schedule, pass_hours, chosen):
    library_day.confirm(date(2026, 12, 1))
    look_each_hour(schedule, pass_hours, chosen, 9)
    assert numbers(chosen) == [1]
    library_day.confirm(date(2026, 12, 2))
    schedule.look(chosen)
    assert numbers(chosen) == [2, 1]


def test_each_start_after_a_day_of_work_makes_one(chosen, hands, pass_hours):
    for _day in range(3):
        look_each_hour(Schedule(monotonic=hands), pass_hours, chosen, 8)
    assert numbers(chosen) == [3, 2, 1]


def test_a_machine_that_starts_again_and_again_does_not_wear_out_its_card(chosen, hands, pass_hours):
    for _start in range(20):
        look_each_hour(Schedule(monotonic=hands), pass_hours, chosen, 1)
    assert numbers(chosen)[0] == 5  # one in four hours


def test_after_an_older_state_was_put_back_there_is_a_backup_of_it(schedule, pass_hours, run_for, chosen):
    look_each_hour(schedule, pass_hours, chosen, 5)
    run_for(-4.5)
    schedule.forget()
    pass_hours(0)
    schedule.look(chosen)
    assert numbers(chosen) == [2]  # of the same six hours of running as the one before


def test_what_fails_is_kept_until_it_works_and_is_tried_again_later(schedule, pass_hours, hands, chosen):
    blocker = backups.folder_of(chosen) / "state-000001.sqlite.new"
    blocker.mkdir(parents=True)
    pass_hours(1)
    with pytest.raises(Unavailable):
        schedule.look(chosen)
    assert schedule.failure
    schedule.look(chosen)  # not again at once
    blocker.rmdir()
    hands.now += 900
    schedule.look(chosen)
    assert schedule.failure is None
    assert numbers(chosen) == [1]


@pytest.fixture
def with_stick(chosen):
    return replace(chosen, second_backup=True)


def test_a_stick_chosen_by_staff_gets_each_new_backup(schedule, pass_hours, drawer, with_stick):
    (drawer.plug_in("HARBOUR") / second_place.FOLDER).mkdir()
    look_each_hour(schedule, pass_hours, with_stick, 30)
    (stick,) = second_place.chosen_sticks(with_stick)
    ((_, copies),) = second_place.copies_on(stick).items()
    assert [copy.number for copy in copies] == [2, 1]
    assert second_place.last_copy().number == 2


def test_a_stick_of_a_visitor_gets_nothing(schedule, pass_hours, drawer, with_stick):
    stick = drawer.plug_in("HOLIDAY")
    look_each_hour(schedule, pass_hours, with_stick, 30)
    assert list(stick.iterdir()) == []


def test_without_the_setting_no_stick_is_touched(schedule, pass_hours, drawer, chosen):
    folder = drawer.plug_in("HARBOUR") / second_place.FOLDER
    folder.mkdir()
    look_each_hour(schedule, pass_hours, chosen, 30)
    assert list(folder.iterdir()) == []


def test_a_stick_plugged_in_later_gets_the_newest_backup(schedule, pass_hours, drawer, with_stick):
    look_each_hour(schedule, pass_hours, with_stick, 30)
    (drawer.plug_in("HARBOUR") / second_place.FOLDER).mkdir()
    schedule.look(with_stick)
    assert second_place.last_copy().number == 2


def test_a_full_stick_is_said_and_tried_again_later(schedule, pass_hours, drawer, with_stick, monkeypatch):
    (drawer.plug_in("HARBOUR") / second_place.FOLDER).mkdir()
    monkeypatch.setattr(second_place, "SPARE", 10**15)
    pass_hours(1)
    with pytest.raises(Unavailable, match="not enough room"):
        schedule.look(with_stick)
    assert schedule.second_failure
    monkeypatch.undo()
