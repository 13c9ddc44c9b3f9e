"""Whatever the clocks of a machine do: a period lasts long enough, and a card counts in twelve of a year."""

import itertools
import os
import random

import pytest

from kiosk import running_time, weeks
from kiosk.clock import Day
from kiosk.people import learners
from kiosk.people.models import Learner
from kiosk.reporting import report_periods, vector
from tests.sync.sharing_kiosk import HOUR, MONDAY, WEEK_HOURS, Clocks, begin_life, close, finish, payload_of, week_of

TEN_YEARS = 10 * 365 * 24 * HOUR
SCRIPTS = 200 if os.environ.get("FULL") == "1" else 12
STEPS = 120


def weeks_of(clocks, chosen, hours, step=1.0):
    """Run for so many hours; return (from, to, clock) of each report."""
    found = []
    for _ in range(int(hours / step)):
        clocks.run(step)
        released = close(chosen)
        if released:
            report = payload_of(released)
            found.append((report.from_week, report.to_week, report.clock))
    return found


def test_a_kiosk_that_always_runs_sends_a_report_of_each_week(clocks, chosen):
    found = weeks_of(clocks, chosen, 4 * WEEK_HOURS)
    assert found == [(week, week, "trusted") for week in ("2026-W49", "2026-W50", "2026-W51", "2026-W52")]


def test_the_longer_week_in_which_summer_time_ends_is_still_one_report(clocks, chosen):
    period = report_periods.current()
    same_week = Day(weeks.monday(period.from_week), certain=True)
    assert not report_periods.is_due(period, same_week, period.opened_seconds + 169 * HOUR)
    assert report_periods.is_due(period, same_week, period.opened_seconds + 170 * HOUR)


def test_a_kiosk_without_any_clock_closes_after_168_hours_and_says_so(chosen):
    clocks = Clocks(wall=0, synchronised=False)
    begin_life(chosen)
    found = weeks_of(clocks, chosen, 2 * WEEK_HOURS)
    assert [clock for _, _, clock in found] == ["none", "none"]


def test_a_kiosk_with_network_time_that_is_off_most_of_the_week_sends_a_report_of_each_week(clocks, chosen):
    found = []
    for week in range(1, 4):
        found += weeks_of(clocks, chosen, 50)
        clocks.reboot(118)
        clocks.synchronise(MONDAY + week * WEEK_HOURS * HOUR)
    assert found == [("2026-W49", "2026-W49", "trusted"), ("2026-W50", "2026-W50", "trusted")]


def test_a_kiosk_on_fifty_hours_a_week_without_a_clock_closes_every_three_or_four_weeks(chosen):
    clocks, found = Clocks(wall=0, synchronised=False), []
    begin_life(chosen)
    for week in range(1, 8):
        found += [week for _ in weeks_of(clocks, chosen, 50)]
        clocks.reboot(118)
    assert found == [4, 7]


def test_what_was_counted_before_the_weekend_belongs_to_the_week_before(clocks, chosen):
    clocks.run(WEEK_HOURS - 1)
    assert close(chosen) is None
    clocks.run(2)
    report = payload_of(close(chosen))
    assert (report.from_week, report.to_week) == ("2026-W49", "2026-W49")


@pytest.mark.parametrize("jump", [TEN_YEARS, -TEN_YEARS])
def test_a_jump_of_ten_years_closes_at_most_one_period(clocks, chosen, jump):
    clocks.run(121)
    clocks.synchronise(clocks.wall + jump)
    clocks.look()
    assert [close(chosen) is not None for _ in range(3)].count(True) <= 1
    clocks.synchronise(clocks.wall - jump)
    clocks.look()
    assert close(chosen) is None


def test_a_first_week_after_the_last_one_was_a_mistake_of_the_clock(clocks, chosen):
    clocks.synchronise(MONDAY + 90 * 24 * HOUR)
    clocks.run(121)
    close(chosen)
    weeks_of(clocks, chosen, 50)
    clocks.synchronise(MONDAY + 7 * 24 * HOUR)
    [(first, last, clock), *_] = weeks_of(clocks, chosen, 100)
    assert first == last == week_of(MONDAY + 7 * 24 * HOUR)
    assert clock == "estimated"


def test_a_week_that_a_wrong_clock_noted_in_between_is_not_reported(clocks, chosen):
    clocks.run(119)
    clocks.synchronise(MONDAY + 100 * 24 * HOUR)
    clocks.look()
    assert close(chosen) is None
    clocks.synchronise(MONDAY + 7 * 24 * HOUR)
    clocks.run(2)
    report = payload_of(close(chosen))
    assert (report.from_week, report.to_week, report.clock) == ("2026-W49", "2026-W50", "estimated")


def script(chance, clocks):
    """Do one thing that can happen to the clocks of a machine."""
    roll = chance.random()
    if roll < 0.55:
        clocks.run(chance.choice([0.1, 5, 24, 60, 121, 169]))
    elif roll < 0.7:
        clocks.wall = max(0, clocks.wall + chance.choice([TEN_YEARS, -TEN_YEARS, -HOUR, HOUR, 7 * 24 * HOUR]))
        clocks.look()
    elif roll < 0.85:
        clocks.has_battery = chance.random() < 0.5
        clocks.reboot(chance.choice([1, 14, 100, 2000]), wall=chance.choice([None, None, 0, MONDAY]))
    else:
        clocks.synchronise(max(0, clocks.wall + chance.choice([0, 0, TEN_YEARS, -TEN_YEARS, 400 * HOUR])))
        clocks.look()


@pytest.mark.parametrize("number", range(SCRIPTS))
def test_no_script_closes_two_periods_within_120_hours_or_lets_a_card_count_too_often(chosen, number):
    chance, clocks = random.Random(number), Clocks()
    begin_life(chosen)
    card, counted_in, closed_at = learners.start(), set(), []
    learners.keep(card, b"p" * 32)
    for _ in range(STEPS):
        script(chance, clocks)
        if close(chosen):
            closed_at.append(running_time.seconds())
            finish(card, "M1")
            counted_in.add(Learner.get_by_id(card).counted_period)
        assert close(chosen) is None
    assert min(later - earlier for earlier, later in itertools.pairwise(closed_at)) >= 120 * HOUR
    assert len(counted_in) <= vector.MOST_PERIODS * (1 + running_time.today() // vector.YEAR_DAYS)
