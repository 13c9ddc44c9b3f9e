"""The time that figures are about: some whole weeks that have ended."""

import re
from dataclasses import dataclass

from kiosk import i18n, weeks
from kiosk.errors import Rejected
from kiosk.i18n import N_, gettext, ngettext

CHOICES = (4, 13, 52)  # weeks
USUAL = 13
MOST = 260
WEEK = r"\d{4}-W\d\d"


@dataclass(frozen=True, slots=True)
class Span:
    """The weeks from ``first`` to ``last``. ``chosen`` is one of CHOICES, or 0 for weeks named by hand."""

    first: str
    last: str
    chosen: int = 0

    @property
    def count(self):
        """How many weeks."""
        return weeks.apart(self.first, self.last) + 1

    @property
    def weeks(self):
        """All its weeks."""
        return weeks.between(self.first, self.last)

    @property
    def before(self):
        """The same number of weeks before it."""
        return Span(weeks.moved(self.first, -self.count), weeks.moved(self.first, -1))

    @property
    def label(self):
        """The span in words of the current language."""
        return ngettext("%(num)s week", "%(num)s weeks", self.count)

    @property
    def days(self):
        """Its first and last day in words."""
        return i18n.days(weeks.monday(self.first), weeks.sunday(self.last))

    @property
    def query(self):
        """What an address needs to name it."""
        return {"span": self.chosen} if self.chosen else {"from": self.first, "to": self.last}


def last_weeks(count, today):
    """Return the last ``count`` weeks that have ended by ``today``."""
    last = weeks.moved(weeks.week_of(today), -1)
    return Span(weeks.moved(last, 1 - count), last, count if count in CHOICES else 0)


def read(values, today):
    """Return the span that the query ``values`` name: ``span`` or ``from`` and ``to``. Raises Rejected."""
    if values.get("from") or values.get("to"):
        return _by_hand(values.get("from", ""), values.get("to", ""), today)
    chosen = values.get("span", "")
    return last_weeks(int(chosen) if chosen in map(str, CHOICES) else USUAL, today)


def _by_hand(first, last, today):
    last = last or weeks.moved(weeks.week_of(today), -1)
    for week in (first, last):
        if not re.fullmatch(WEEK, week) or not _is_real(week):
            raise Rejected(N_("Write weeks like 2026-W48."))
    if not 0 <= weeks.apart(first, last) < MOST:
        raise Rejected(N_("Choose from 1 to %(most)s weeks."), most=MOST)
    return Span(first, last)


def _is_real(week):
    try:
        weeks.monday(week)
    except ValueError:
        return False
    return True


def name_of(week):
    """Return a week in words, as short as it can be: its first day."""
    return gettext("week of %(day)s", day=i18n.short_day(weeks.monday(week)))
