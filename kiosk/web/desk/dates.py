"""A date in a form: three lists to choose from, so that nobody has to know how to write one."""

import datetime

from babel.dates import get_month_names

from kiosk import i18n
from kiosk.clock import RELEASED
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.web import visiting

YEARS_AHEAD = 10
DAYS, MONTHS = range(1, 32), range(1, 13)


def date_fields(shown):
    """Return what the lists hold, for desk/dates.html; the date ``shown`` is chosen, or what was chosen before."""
    names = get_month_names("wide", context="stand-alone", locale=i18n.current())
    years = range(RELEASED.year, RELEASED.year + YEARS_AHEAD + 1)
    chosen = (_chosen("day", shown.day), _chosen("month", shown.month), _chosen("year", shown.year))
    return {
        "date_lists": {
            "day": [(number, i18n.number(number), number == chosen[0]) for number in DAYS],
            "month": [(number, names[number], number == chosen[1]) for number in MONTHS],
            # without grouping: 2026, not 2,026
            "year": [(number, "".join(map(_digit, str(number))), number == chosen[2]) for number in years],
        }
    }


def read_date():
    """Return the date that was chosen. Raises Rejected for one that no calendar has."""
    try:
        return datetime.date(*(int(visiting.field(name)) for name in ("year", "month", "day")))
    except ValueError as error:
        raise Rejected(N_("There is no such day. Look at the day and the month once more.")) from error


def _chosen(name, shown):
    typed = visiting.field(name)
    return int(typed) if typed.isdecimal() else shown


def _digit(sign):
    return i18n.number(int(sign))
