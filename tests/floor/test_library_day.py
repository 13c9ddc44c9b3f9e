import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk import library_day, storage
from kiosk.clock import RELEASED, Day
from kiosk.day_keeper import LibraryDay
from kiosk.errors import Rejected
from tests.floor.machine import DAY, Machine

HOUR = 3600
YEAR = 365 * DAY


def seconds(day, hour=10):
    """Return the Unix seconds of an hour of ``day`` in UTC."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC).timestamp()


TUESDAY = date(2027, 3, 2)


@pytest.fixture
def utc(monkeypatch):
    """A library in Greenwich."""
    yield from _zone(monkeypatch, "UTC")


@pytest.fixture
def madrid(monkeypatch):
    """A library whose clock changes for summer."""
    yield from _zone(monkeypatch, "Europe/Madrid")


def _zone(monkeypatch, name):
    monkeypatch.setenv("TZ", name)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def machine(state, utc):
    """A machine without a clock battery, on a Tuesday."""
    return Machine(seconds(TUESDAY)).start()


@pytest.fixture
def with_battery(state, utc):
    """The same with one."""
    return Machine(seconds(TUESDAY), hardware_clock=True).start()


def test_a_clock_that_nobody_has_vouched_for_is_shown_but_not_certain(machine):
    assert machine.today == Day(TUESDAY, certain=False)
    assert machine.calendar.doubt() == "This machine forgets the time when it is switched off."


def test_a_clock_set_from_the_network_is_certain(machine):
    machine.synchronise().run(300)
    assert machine.today == Day(TUESDAY, certain=True)
    assert machine.calendar.doubt() == ""


def test_staff_say_which_day_it_is(machine):
    assert machine.calendar.confirm(TUESDAY) == Day(TUESDAY, certain=True)
    assert machine.calendar.doubt() == ""


def test_the_word_of_staff_wins_over_a_wrong_clock_and_the_days_go_on_from_it(machine):
    machine.jump(-YEAR * 3)
    machine.calendar.confirm(TUESDAY)
    machine.run(DAY)
    assert machine.today == Day(TUESDAY + timedelta(days=1), certain=True)


@pytest.mark.parametrize("hour", [8, 12, 19])
def test_after_the_word_of_staff_the_day_changes_while_the_library_is_closed(machine, hour):
    machine.jump(-YEAR * 3 + (hour - 10) * HOUR)
    machine.calendar.confirm(TUESDAY)
    until_eight_in_the_evening = (20 - hour) * HOUR
    assert machine.run(until_eight_in_the_evening - 1, tick=False).date == TUESDAY
    assert machine.run(12 * HOUR).date == TUESDAY + timedelta(days=1)


def test_a_clock_that_staff_found_right_keeps_its_own_midnight(machine):
    machine.calendar.confirm(TUESDAY)
    assert machine.run(14 * HOUR - 1).date == TUESDAY
    assert machine.run(1).date == TUESDAY + timedelta(days=1)


@pytest.mark.parametrize("wrong", [RELEASED - timedelta(days=1), date(1970, 1, 1), RELEASED + timedelta(days=3700)])
def test_staff_cannot_say_an_impossible_day(machine, wrong):
    with pytest.raises(Rejected, match="between 23 November 2026 and 22 November 2036"):
        machine.calendar.confirm(wrong)
    assert not machine.today.certain


@pytest.mark.parametrize("jump", [10 * YEAR, -10 * YEAR, 400 * DAY, -400 * DAY, 2 * HOUR, -2 * HOUR, -2_000_000_000])
def test_a_jump_of_the_clock_ends_the_trust_and_never_loses_a_day(machine, jump):
    machine.calendar.confirm(TUESDAY)
    machine.jump(jump)
    assert not machine.today.certain
    assert TUESDAY <= machine.today.date <= TUESDAY + timedelta(days=366)
    machine.run(300)
    assert not machine.today.certain
    assert machine.calendar.doubt() == "The clock of this machine jumped."


def test_a_jump_is_noticed_between_two_looks_and_forgiven_when_the_network_made_it(machine):
    machine.calendar.confirm(TUESDAY)
    machine.jump(-3 * DAY)
    machine.synchronise()
    assert machine.today == Day(TUESDAY, certain=True)


def test_setting_the_clock_by_an_hour_for_winter_is_no_reason_for_doubt(machine):
    machine.calendar.confirm(TUESDAY)
    machine.run(300)
    machine.jump(-HOUR)
    assert machine.run(300) == Day(TUESDAY, certain=True)


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_the_day_changes_at_local_midnight_when_summer_begins_and_ends(state, madrid, day):
    start = datetime(day.year, day.month, day.day).astimezone()
    machine = Machine(start.timestamp() - 60).start().synchronise()
    assert machine.run(59).date == day - timedelta(days=1)
    assert machine.run(1).date == day
    hours = 23 if day.month == 3 else 25
    assert machine.run(hours * HOUR - 1).date == day
    assert machine.run(1) == Day(day + timedelta(days=1), certain=True)


def test_a_leap_day_is_a_day(machine):
    machine.truth = seconds(date(2028, 2, 28))
    machine.synchronise().run(300)
    assert machine.run(DAY).date == date(2028, 2, 29)
    assert machine.run(DAY).date == date(2028, 3, 1)


def test_staff_may_say_that_it_is_the_leap_day(machine):
    assert machine.calendar.confirm(date(2028, 2, 29)) == Day(date(2028, 2, 29), certain=True)


def test_a_machine_that_wakes_in_1970_goes_on_from_the_last_day_that_was_certain(machine):
    machine.calendar.confirm(TUESDAY)
    machine.run(2 * DAY)
    machine.reboot(DAY, wall=0)
    assert machine.run(300) == Day(TUESDAY + timedelta(days=2), certain=False)


def test_the_first_start_ever_in_1970_is_the_day_of_the_release(state, utc):
    machine = Machine(0).start()
    assert machine.run(300) == Day(RELEASED, certain=False)


def test_a_restart_without_a_battery_asks_again(machine):
    machine.calendar.confirm(TUESDAY)
    machine.reboot(HOUR)
    assert machine.today == Day(TUESDAY, certain=False)


def test_a_restart_with_a_battery_goes_on_as_before(with_battery):
    with_battery.calendar.confirm(TUESDAY)
    with_battery.reboot(3 * DAY)
    assert with_battery.today == Day(TUESDAY + timedelta(days=3), certain=True)


def test_a_battery_keeps_a_wrong_time_too_and_the_word_of_staff_is_kept_with_it(with_battery):
    with_battery.jump(-40 * DAY)
    with_battery.calendar.confirm(TUESDAY)
    with_battery.reboot(3 * DAY)
    assert with_battery.today == Day(TUESDAY + timedelta(days=3), certain=True)


def test_a_battery_alone_proves_nothing(with_battery):
    assert not with_battery.today.certain
    assert with_battery.calendar.doubt() == "Nobody has said yet whether the date of this machine is right."


@pytest.mark.parametrize("wall", [0, seconds(TUESDAY) - 2 * DAY, seconds(TUESDAY) + 2 * YEAR])
def test_a_battery_that_ran_empty_is_not_believed(with_battery, wall):
    with_battery.calendar.confirm(TUESDAY)
    with_battery.reboot(DAY, wall=wall)
    assert with_battery.today == Day(TUESDAY, certain=False)


def test_a_restart_of_the_program_alone_loses_nothing(machine):
    machine.jump(-YEAR)
    machine.calendar.confirm(TUESDAY)
    machine.run(HOUR)
    assert machine.start().today == Day(TUESDAY, certain=True)


def test_a_restart_of_the_program_does_not_hide_a_jump(machine):
    machine.calendar.confirm(TUESDAY)
    machine.jump(5 * DAY)
    assert not machine.start().today.certain


def test_a_restart_of_the_program_does_not_hide_a_jump_after_the_network_set_the_clock(machine):
    machine.synchronise().run(300)
    machine.jump(5 * DAY)
    assert not machine.start().today.certain
    assert machine.synchronise().start().today.certain


def test_staff_may_set_the_day_back(machine):
    machine.calendar.confirm(TUESDAY + timedelta(days=300))
    assert machine.calendar.confirm(TUESDAY) == Day(TUESDAY, certain=True)
    machine.reboot(0, wall=0)
    assert machine.today == Day(TUESDAY, certain=False)


def test_a_clock_without_trust_never_moves_the_last_certain_day(machine):
    machine.calendar.confirm(TUESDAY)
    machine.jump(300 * DAY)
    machine.run(300)
    assert LibraryDay.get().mark == TUESDAY
    machine.reboot(0, wall=0)
    assert machine.today.date == TUESDAY


def test_an_impossible_date_from_the_network_is_not_certain(machine):
    machine.truth = seconds(date(2050, 1, 1))
    machine.synchronise().run(300)
    assert machine.today == Day(RELEASED, certain=False)
    assert machine.calendar.doubt() == "The clock of this machine shows a date that cannot be right."


@pytest.mark.parametrize("mark", ["2026-99-99", "", "9999-01-01"])
def test_a_mark_that_makes_no_sense_is_as_good_as_none(machine, mark):
    machine.calendar.confirm(TUESDAY)
    storage.deed(lambda: storage.state_db.execute_sql("UPDATE library_day SET mark = ?", (mark,)))()
    assert machine.start().today == Day(TUESDAY, certain=False)


def test_the_whole_house_asks_the_same_calendar(state, utc):
    machine = Machine(seconds(TUESDAY))
    library_day.start(
        wall=lambda: machine.wall,
        uptime=lambda: machine.uptime,
        boot=lambda: "",
        last_sync=lambda: 0,
        has_hardware_clock=lambda: False,
    )
    assert library_day.doubt()
    assert library_day.confirm(TUESDAY) == library_day.today() == library_day.tick() == Day(TUESDAY, certain=True)
    assert library_day.doubt() == ""


class AnyLife(RuleBasedStateMachine):
    """Whatever happens to a machine, what it calls certain is true, and no day is ever lost."""

    hours_set_by_hand = 0
    certain_until = RELEASED

    @initialize(battery=st.booleans(), days=st.integers(0, 800), hour=st.integers(0, 23))
    def install(self, battery, days, hour):
        storage.deed(LibraryDay.delete().execute)()
        self.machine = Machine(seconds(RELEASED + timedelta(days=days), hour), hardware_clock=battery).start()

    @rule(minutes=st.integers(1, 3 * 24 * 60))
    def run(self, minutes):
        self.machine.run(minutes * 60)

    @rule(length=st.sampled_from([10 * YEAR, -10 * YEAR, YEAR, -YEAR, 3 * DAY, -3 * DAY, 90 * 60, -90 * 60]))
    def jump(self, length):
        self.machine.jump(length)

    @precondition(lambda self: abs(self.hours_set_by_hand) < 3)
    @rule(hours=st.sampled_from([1, -1]))
    def set_for_summer(self, hours):
        self.hours_set_by_hand += hours
        self.machine.jump(hours * HOUR)
        self.machine.run(60)

    @rule(off=st.integers(60, 30 * DAY))
    def switch_off_and_on(self, off):
        self.machine.calendar.tick()  # a stop in good order looks once more; a cut right after a jump hides it
        self.machine.reboot(off)

    @rule(off=st.integers(60, 30 * DAY), wall=st.sampled_from([0, 946_684_800]))
    def wake_without_knowing(self, off, wall):
        self.machine.calendar.tick()
        self.machine.reboot(off, wall=wall)

    @rule()
    def restart_the_program(self):
        self.machine.start()

    @rule()
    def hear_from_the_network(self):
        self.machine.synchronise().run(1)
        assert self.machine.today.certain

    @rule()
    def ask_staff(self):
        said = datetime.fromtimestamp(self.machine.truth, UTC).date()
        assert self.machine.calendar.confirm(said) == Day(said, certain=True)
        self.certain_until = said

    @invariant()
    def what_is_certain_is_true(self):
        day, truth = self.machine.today, datetime.fromtimestamp(self.machine.truth, UTC).date()
        if day.certain:
            assert abs(day.date - truth) <= timedelta(days=1)  # staff say a day and no hour
            self.certain_until = max(
                self.certain_until, LibraryDay.get().mark if LibraryDay.get_or_none() else RELEASED
            )

    @invariant()
    def no_day_is_lost(self):
        day = self.machine.today
        assert day.certain or self.certain_until <= day.date <= self.certain_until + timedelta(days=367)
        assert bool(self.machine.calendar.doubt()) is not day.certain


def test_any_life_of_a_machine(state, utc):
    how = settings(max_examples=200, stateful_step_count=30, deadline=None, database=None, derandomize=True)
    run_state_machine_as_test(AnyLife, settings=how)
