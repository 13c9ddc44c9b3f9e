import sqlite3
from datetime import date

import pytest

from kiosk import library_day
from kiosk.clock import RELEASED, Day
from kiosk.errors import Unavailable
from kiosk.upkeep import backups


def test_a_backup_says_on_which_day_it_was_made_and_that_this_is_certain(chosen):
    library_day.confirm(date(2026, 12, 1))
    assert backups.make(chosen).day == Day(date(2026, 12, 1), certain=True)


def test_a_backup_of_a_day_nobody_was_sure_of_says_the_last_certain_one(chosen):
    library_day.tick()
    assert backups.make(chosen).day == Day(RELEASED, certain=False)


def test_a_backup_of_a_kiosk_that_kept_no_days_yet_says_none(chosen):
    made = backups.make(chosen)
    with sqlite3.connect(made.path) as connection:
        connection.execute("DROP TABLE library_day")
    assert backups.read(made.path).day is None


def test_backups_are_listed_with_the_newest_first_and_its_running_time(chosen, run_for):
    library_day.confirm(date(2026, 12, 1))
    backups.make(chosen)
    run_for(24)
    library_day.confirm(date(2026, 12, 2))
    backups.make(chosen)
    listed = backups.list_backups(backups.folder_of(chosen))
    assert [backup.number for backup in listed] == [2, 1]
    assert listed[0].running_seconds - listed[1].running_seconds == 24 * 3600
    assert listed[0].bytes == listed[0].path.stat().st_size


def test_old_backups_go_when_a_new_one_is_proven(chosen):
    for day in range(1, 10):
        library_day.confirm(date(2026, 12, day))
        backups.make(chosen)
    listed = backups.list_backups(backups.folder_of(chosen))
    # 1 and 2 December are of the same week as 3 December, and of the week before the seven days
    assert [backup.day.date.day for backup in listed] == [9, 8, 7, 6, 5, 4, 3, 2]


def test_a_backup_that_cannot_be_made_says_why_and_leaves_the_others(chosen):
    backups.make(chosen)
    (backups.folder_of(chosen) / "state-000002.sqlite.new").mkdir()
    with pytest.raises(Unavailable, match="Older backups are still there"):
        backups.make(chosen)
    assert [backup.number for backup in backups.list_backups(backups.folder_of(chosen))] == [1]


def test_a_damaged_backup_is_listed_as_one_that_cannot_be_read(chosen):
    made = backups.make(chosen)
    made.path.write_bytes(b"noise" * 1000)
    (listed,) = backups.list_backups(backups.folder_of(chosen))
    assert not listed.is_readable
    assert backups.newest(backups.folder_of(chosen)) is None
