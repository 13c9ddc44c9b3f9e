"""Weeks and months as texts, which is how counts are filed: ISO weeks '2026-W48', months '2026-11'."""

import functools
from datetime import date, timedelta

from kiosk import weeks
from kiosk.weeks import week_of

DAYS_A_WEEK = weeks.DAYS
MONTHS_A_QUARTER = 3
MONTHS_A_YEAR = 12
WEEKS_KEPT_DAYS = 396  # 13 months; months are kept for ever


def month_of(day):
    """Return the month of ``day``.

    >>> month_of(date(2027, 1, 1))
    '2027-01'
    """
    return f"{day.year}-{day.month:02d}"


@functools.lru_cache(maxsize=8)
def periods_of(day):
    """Return the periods a count of ``day`` goes to: its week and its month, for a month is no number of weeks."""
    return week_of(day), month_of(day)


def is_week(period):
    """Say whether a period is a week."""
    return "W" in period


def first_day(period):
    """Return the first day of a week or month. Raises ValueError for a text that is neither.

    >>> first_day('2026-W53'), first_day('2027-02')
    (datetime.date(2026, 12, 28), datetime.date(2027, 2, 1))
    """
    if is_week(period):
        return weeks.monday(period)
    year, _, month = period.partition("-")
    return date(int(year), int(month), 1)


def last_day(period):
    """Return the last day of a week or month."""
    return first_day(following(period)) - timedelta(days=1)


def following(period):
    """Return the period after this one, of the same kind."""
    if is_week(period):
        return weeks.moved(period, 1)
    return month_of(first_day(period) + timedelta(days=31))


def between(first, last, of=week_of):
    """Return every week (or, with ``month_of``, month) that has a day from ``first`` to ``last``."""
    found = [of(first)]
    while found[-1] != of(last):
        found.append(following(found[-1]))
    return tuple(found)


def oldest_week_kept(today):
    """Return the oldest week whose counts are still kept on the day ``today``."""
    return week_of(today - timedelta(days=WEEKS_KEPT_DAYS))
