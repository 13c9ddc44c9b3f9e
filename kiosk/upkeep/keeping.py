"""Which backups are kept: the newest of each of seven days, and of each of the four weeks before them.

A day is a date where the library was sure of it. Where it was not, the clock
may jump by years or stand still, so days are told apart by measured running
time instead: six hours of running are counted as a day, sixty as a week, which
is what a library is open. Neither can be rushed or turned back by a clock, so
no jump can make seven days of backups look like one. Order comes from the
numbers of the files.
"""

DAYS, WEEKS = 7, 4
HOURS_A_DAY, HOURS_A_WEEK = 6, 60


def surplus(backups):
    """Return those of ``backups`` (the newest first) that may go.

    What staff have put away last stays until they put away something else: a
    mistake with an old backup is found out later than the same day.
    """
    good = [backup for backup in backups if backup.is_readable]
    days = _newest_of_each(good, _day, DAYS)
    if len(days) < DAYS:
        return [backup for backup in good if backup not in days and not _is_last_put_away(backup, good)]
    older = good[good.index(days[-1]) + 1 :]
    weeks = _newest_of_each([backup for backup in older if _day(backup) != _day(days[-1])], _week, WEEKS)
    kept = [*days, *weeks]
    return [backup for backup in backups if backup not in kept and not _is_last_put_away(backup, good)]


def _newest_of_each(backups, key, limit):
    found = {}
    for backup in backups:
        found.setdefault(key(backup), backup)
    return list(found.values())[:limit]


def _day(backup):
    if backup.day and backup.day.certain:
        return backup.day.date
    return backup.running_seconds // (HOURS_A_DAY * 3600)


def _week(backup):
    if backup.day and backup.day.certain:
        return backup.day.date.isocalendar()[:2]
    return backup.running_seconds // (HOURS_A_WEEK * 3600)


def _is_last_put_away(backup, backups):
    return backup is next((one for one in backups if one.was_put_away), None)
