"""ISO 8601 weeks as texts such as '2026-W48': they sort as they follow each other."""

import datetime
import functools
import re

DAYS = 7
_FORM = re.compile(r"(\d{4})-W(\d\d)", re.ASCII)


def week_of(day: datetime.date) -> str:
    """Return the week of ``day``. Weeks start on Monday, so early January may still belong to the old year.

    >>> week_of(datetime.date(2027, 1, 1))
    '2026-W53'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


@functools.lru_cache(maxsize=1000)
def monday(week: str) -> datetime.date:
    """Return the first day of ``week``. Raises ValueError if there is no such week."""
    found = _FORM.fullmatch(week)
    if not found:
        raise ValueError(week)
    return datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1)


def sunday(week: str) -> datetime.date:
    """Return the last day of ``week``."""
    return monday(week) + datetime.timedelta(days=DAYS - 1)


def moved(week: str, weeks: int) -> str:
    """Return the week so many ``weeks`` later, or earlier if it is a negative number.

    >>> moved('2026-W53', 1), moved('2027-W01', -1)
    ('2027-W01', '2026-W53')
    """
    return week_of(monday(week) + datetime.timedelta(weeks=weeks))


def apart(earlier: str, later: str) -> int:
    """Return how many weeks lie between two weeks; 0 for the same one, negative the other way round."""
    return (monday(later) - monday(earlier)).days // DAYS


def between(first: str, last: str) -> tuple[str, ...]:
    """Return all weeks from ``first`` to ``last``, both included."""
    return tuple(moved(first, step) for step in range(apart(first, last) + 1))
