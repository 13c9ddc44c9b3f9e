from datetime import date, timedelta

import pytest

from kiosk import library_day
from kiosk.clock import Day
from kiosk.reporting import counts, periods
from kiosk.reporting.models import CountedPeriod, PeriodCount
from kiosk.storage import deed
from tests.reporting.conftest import MONDAY, counted

VISIT = ((counts.VISIT, "", "en", 1),)


@deed
def count(day, certain=True):
    counts.add(Day(day, certain), VISIT)


def noted():
    return {row.period: row.certain for row in CountedPeriod.select()}


def test_a_count_goes_to_a_week_and_to_a_month(state):
    count(date(2026, 11, 30))
    count(date(2026, 12, 1))
    assert counted("2026-W49") == {("visit", "", "en"): 2}
    assert counted("2026-11") == counted("2026-12") == {("visit", "", "en"): 1}


def test_early_january_belongs_to_the_last_week_of_the_old_year(state):
    count(date(2027, 1, 1))
    assert noted() == {"2026-W53": True, "2027-01": True}


def test_a_period_is_certain_only_if_all_its_counts_were(state):
    count(MONDAY)
    assert noted()["2026-W48"] is True
    count(MONDAY, certain=False)
    count(MONDAY)
    assert noted() == {"2026-W48": False, "2026-11": False}


def test_a_day_without_anybody_is_noted_once_its_date_is_certain(state):
    counts.note_day()
    assert noted() == {}
    library_day.confirm(MONDAY)
    counts.note_day()
    counts.note_day()
    assert noted() == {"2026-W48": True, "2026-11": True}
    assert PeriodCount.select().count() == 0


def test_weeks_are_kept_for_thirteen_months_and_months_for_ever(state):
    days = [MONDAY + timedelta(weeks=week) for week in range(120)]
    for day in days:
        count(day)
    library_day.confirm(days[-1])
    counts.forget_old_weeks()
    weeks = sorted(row.period for row in CountedPeriod.select() if periods.is_week(row.period))
    kept = [week for week in map(periods.week_of, days) if periods.last_day(week) >= days[-1] - timedelta(days=396)]
    assert weeks == kept
    assert {row.period for row in PeriodCount.select()} == set(noted())
    assert sum(row.n for row in PeriodCount.select() if not periods.is_week(row.period)) == len(days)


def test_nothing_is_forgotten_while_the_date_is_not_certain(state):
    count(MONDAY)
    counts.forget_old_weeks()
    assert len(noted()) == 2


@pytest.mark.parametrize("day", [MONDAY + timedelta(days=number) for number in range(0, 800, 7)])
def test_a_week_begins_on_monday_and_ends_on_sunday(day):
    week = periods.week_of(day)
    assert periods.first_day(week).weekday() == 0
    assert periods.last_day(week) - periods.first_day(week) == timedelta(days=6)
    assert periods.first_day(week) <= day <= periods.last_day(week)


def test_a_month_ends_where_the_next_begins():
    assert periods.last_day("2028-02") == date(2028, 2, 29)
    assert periods.following("2026-12") == "2027-01"
    assert periods.following("2026-W53") == "2027-W01"


def test_every_week_between_two_days_is_found():
    assert periods.between(date(2026, 12, 27), date(2027, 1, 4)) == ("2026-W52", "2026-W53", "2027-W01")
    assert periods.between(date(2026, 12, 1), date(2027, 1, 1), periods.month_of) == ("2026-12", "2027-01")
