import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.clock import Day
from kiosk.upkeep.backups import Backup
from kiosk.upkeep.keeping import surplus

MONDAY = date(2026, 11, 23)
HOUR = 3600


def made(number, day=None, hours=0, put_away=False, readable=True):
    return Backup(Path(f"state-{number}"), number, day, hours * HOUR, 4096, put_away, readable)


def certain(days):
    return Day(MONDAY + timedelta(days=days), certain=True)


def kept_after(backups):
    """Make the backups one after the other, letting old ones go each time, and return the numbers left."""
    here = []
    for backup in backups:
        here = [backup, *here]
        gone = surplus(here)
        here = [one for one in here if one not in gone]
    return [backup.number for backup in reversed(here)]


def test_of_each_day_the_newest_is_kept():
    several_a_day = [made(n, certain(n // 3)) for n in range(12)]
    assert kept_after(several_a_day) == [2, 5, 8, 11]


def test_seven_days_and_the_four_weeks_before_them_are_kept():
    kept = kept_after([made(n, certain(n)) for n in range(100)])  # day 0 is a Monday
    assert kept[-7:] == [93, 94, 95, 96, 97, 98, 99]
    assert kept[:-7] == [76, 83, 90, 92]  # three Sundays, and the newest of the week that the seven days begin in


def test_without_a_certain_date_days_are_told_apart_by_running_time():
    eight_hours_a_day = [made(n, Day(MONDAY, certain=False), hours=8 * n) for n in range(60)]
    kept = kept_after(eight_hours_a_day)
    assert kept[-7:] == [53, 54, 55, 56, 57, 58, 59]
    assert len(kept) == 11


@pytest.mark.parametrize("hours_a_backup", [4, 8, 24])
def test_a_clock_that_stands_still_or_jumps_costs_no_day(hours_a_backup):
    chance = random.Random("jumps")
    dates = [Day(date(chance.randint(2026, 2036), 12, 1), certain=False) for _ in range(200)]
    jumping = kept_after([made(n, day, hours=n * hours_a_backup) for n, day in enumerate(dates)])
    still = kept_after([made(n, Day(MONDAY, certain=False), hours=n * hours_a_backup) for n in range(200)])
    assert jumping == still
    assert len(still) == 11


def test_pressing_the_button_often_does_not_push_out_older_days():
    days = [made(n, certain(n)) for n in range(10)]
    pressed = [made(100 + n, certain(9)) for n in range(50)]
    assert kept_after([*days, *pressed])[-7:] == [3, 4, 5, 6, 7, 8, 149]


def test_what_was_put_away_stays_although_newer_ones_of_the_day_come():
    backups = [made(1, certain(0)), made(2, certain(1), put_away=True), made(3, certain(1)), made(4, certain(1))]
    assert kept_after(backups) == [1, 2, 4]


def test_what_was_put_away_earlier_follows_the_rule():
    backups = [made(1, certain(0), put_away=True), made(2, certain(0), put_away=True), made(3, certain(0))]
    assert kept_after(backups) == [2, 3]


def test_a_backup_that_cannot_be_read_does_not_count_as_a_day():
    backups = [made(n, certain(n)) for n in range(6)] + [made(6, readable=False), made(7, certain(7))]
    assert kept_after(backups) == [0, 1, 2, 3, 4, 5, 7]


def test_a_backup_that_cannot_be_read_stays_while_there_are_few():
    assert kept_after([made(1, readable=False), made(2, certain(1))]) == [1, 2]
