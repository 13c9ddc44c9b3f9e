"""Spans of time that staff ask about: a week, a month, a quarter, a year, or from one day to another.

Counts are filed by week and by month, so a span is told in whole weeks or in
whole months. A week, a month, a quarter and a year are so by themselves. A
free span is told in weeks while these are kept, else in months, and says so.
"""

import re
from dataclasses import dataclass
from datetime import date

from kiosk import i18n, weeks
from kiosk.errors import Rejected
from kiosk.i18n import N_, gettext
from kiosk.reporting import periods
from kiosk.reporting.periods import MONTHS_A_QUARTER, MONTHS_A_YEAR, between, is_week, month_of, week_of

WEEK, MONTH, QUARTER, YEAR, FREE = KINDS = ("week", "month", "quarter", "year", "free")
LONGEST_MONTHS = 120
MONTHS_OF_KIND = {MONTH: 1, QUARTER: MONTHS_A_QUARTER, YEAR: MONTHS_A_YEAR}
PERIOD = {
    WEEK: re.compile(r"(\d{4})-W(\d{2})", re.ASCII),
    MONTH: re.compile(r"(\d{4})-(\d{2})", re.ASCII),
    QUARTER: re.compile(r"(\d{4})-Q([1-4])", re.ASCII),
    YEAR: re.compile(r"(\d{4})", re.ASCII),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time in whole ``periods``, weeks or months, in order. Days are the library's local ones."""

    kind: str
    periods: tuple[str, ...]
    asked: tuple[date, date] | None = None  # of a free span: the days that were asked for
    today: date | None = None

    @property
    def first(self):
        """The first day that is counted."""
        return periods.first_day(self.periods[0])

    @property
    def last(self):
        """The last day that is counted."""
        return periods.last_day(self.periods[-1])

    @property
    def unit(self):
        """The kind of its periods: "week" or "month"."""
        return WEEK if is_week(self.periods[0]) else MONTH

    @property
    def is_open(self):
        """Whether it is not over yet, so that its figures will still grow."""
        return self.today is not None and self.first <= self.today <= self.last

    @property
    def of(self):
        """The text that names this span in addresses, such as 2026-W48, 2026-11, 2026-Q4 or 2026; "" for a free one."""
        if self.kind == FREE:
            return ""
        year, _, rest = self.periods[0].partition("-")
        if self.kind == QUARTER:
            return f"{year}-Q{(int(rest) + 2) // MONTHS_A_QUARTER}"
        return year if self.kind == YEAR else self.periods[0]

    @property
    def query(self):
        """The plain values that lead to this span again, for links and forms."""
        if self.kind == FREE:
            first, last = self.asked
            return {"span": FREE, "from": first.isoformat(), "to": last.isoformat()}
        return {"span": self.kind, "of": self.of}

    @property
    def label(self):
        """The span in words of the current language."""
        if self.kind == WEEK:
            days = i18n.days(self.first, self.last)
            # Translators: the heading of the figures of one week, such as: Week 48, 23–29 Nov 2026
            return gettext("Week %(week)s, %(days)s", week=int(self.periods[0][-2:]), days=days)
        if self.kind == YEAR:
            return i18n.year(self.first)
        if self.kind == FREE:
            return i18n.days(*self.asked)
        return i18n.months(self.first, self.last)

    @property
    def note(self):
        """What to know of how the span is counted, or ""."""
        if self.kind != FREE or self.asked == (self.first, self.last):
            return ""
        if self.unit == WEEK:
            return gettext("We count whole weeks here: %(days)s.", days=i18n.days(self.first, self.last))
        return gettext(
            "We keep weeks for 13 months, so we count whole months here: %(months)s.",
            months=i18n.months(self.first, self.last),
        )

    @property
    def previous(self):
        """The comparable span before this one; that of a free span has as many weeks or months."""
        return self._moved(-1)

    @property
    def next(self):
        """The comparable span after this one."""
        return self._moved(1)

    def _moved(self, by):
        names = [_shifted(period, by * len(self.periods)) for period in self.periods]
        asked = (periods.first_day(names[0]), periods.last_day(names[-1])) if self.asked else None
        return Span(self.kind, tuple(names), asked, self.today)


def read(values, today):
    """Return the :class:`Span` asked for by plain ``values`` (span, of, from, to), by default this week.

    ``today`` is the library's date. Raises Rejected with what to do when the values make no sense.
    """
    kind = values.get("span") or (FREE if values.get("from") else WEEK)
    if kind == FREE:
        return free(_day(values.get("from", "")), _day(values.get("to", "")), today)
    if kind not in KINDS:
        raise Rejected(N_("Choose a week, a month, a quarter, a year, or two dates."))
    return _named(kind, values.get("of", ""), today) if values.get("of") else containing(kind, today)


def containing(kind, today):
    """Return the week, month, quarter or year that the day ``today`` belongs to."""
    if kind == WEEK:
        return Span(WEEK, (week_of(today),), today=today)
    length = MONTHS_OF_KIND[kind]
    first = today.month - (today.month - 1) % length
    return _months(kind, today.year, first, today)


def free(first, last, today):
    """Return the span from the day ``first`` to the day ``last``. Raises Rejected if they make no sense."""
    if first > last:
        raise Rejected(N_("The first date must be before the second."))
    months = between(first, last, month_of) if (last - first).days < LONGEST_MONTHS * 31 else ()
    if not 0 < len(months) <= LONGEST_MONTHS:
        raise Rejected(N_("Choose at most 10 years."))
    found = between(first, last)
    whole_months = (periods.first_day(months[0]), periods.last_day(months[-1])) == (first, last)
    told_in_weeks = found[0] >= periods.oldest_week_kept(today) and not whole_months
    return Span(FREE, found if told_in_weeks else months, (first, last), today)


def _day(text):
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Rejected(
            N_(
                "Give both dates, each as year, month and day: %(example)s.",
            ),
            example="2026-11-23",
        ) from error
    if not 2000 <= day.year <= 2999:
        raise Rejected(N_("Give a date between %(first)s and %(last)s."), first="2000-01-01", last="2999-12-31")
    return day


def _named(kind, of, today):
    found = PERIOD[kind].fullmatch(of)
    try:
        return _checked(kind, [int(part) for part in found.groups()], of, today)
    except (AttributeError, ValueError) as error:
        raise Rejected(N_("We do not know the time “%(of)s”. Choose one from the list."), of=of[:20]) from error


def _checked(kind, parts, of, today):
    if not 2000 <= parts[0] <= 2999:
        raise ValueError(of)
    if kind == WEEK:
        periods.first_day(of)
        if of < periods.oldest_week_kept(today):
            raise Rejected(N_("We keep weeks for 13 months. Choose a month instead."))
        return Span(WEEK, (of,), today=today)
    number = parts[1] if len(parts) > 1 else 1
    return _months(kind, parts[0], (number - 1) * MONTHS_OF_KIND[kind] + 1, today)


def _months(kind, year, first_month, today):
    first = month_of(date(year, first_month, 1))
    names = [_shifted(first, number) for number in range(MONTHS_OF_KIND[kind])]
    return Span(kind, tuple(names), today=today)


def _shifted(period, by):
    """Return the week or month ``by`` places after ``period``, or before it if negative."""
    if is_week(period):
        return weeks.moved(period, by)
    first = periods.first_day(period)
    number = first.year * MONTHS_A_YEAR + first.month - 1 + by
    return month_of(date(number // MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1, 1))
