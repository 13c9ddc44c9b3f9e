"""Choosing a span of time with plain links: kinds, earlier, later, and two dates of one's own."""

from typing import NamedTuple
from urllib.parse import urlencode

from kiosk.i18n import gettext
from kiosk.reporting import spans
from kiosk.reporting.periods import oldest_week_kept

OLDEST_YEAR = 2000


class Link(NamedTuple):
    """A way to another span: what stands after the question mark of the address, and whether we are there."""

    name: str
    query: str
    current: bool


class Choice(NamedTuple):
    """What the page offers. ``earlier`` and ``later`` are "" where there is nothing to see."""

    span: spans.Span
    kinds: tuple[Link, ...]
    earlier: str
    later: str
    query: str  # of the span itself


def choice_of(span, today):
    """Return the :class:`Choice` around ``span``."""
    names = {
        spans.WEEK: gettext("Week"),
        spans.MONTH: gettext("Month"),
        spans.QUARTER: gettext("Quarter"),
        spans.YEAR: gettext("Year"),
    }
    near = min(span.last, today)
    kinds = tuple(Link(name, _query(_near(kind, near, today)), span.kind == kind) for kind, name in names.items())
    return Choice(span, kinds, _earlier(span, today), _later(span, today), _query(span))


def _near(kind, day, today):
    """Return the span of ``kind`` around a day; weeks that are no longer kept lead to the present one."""
    found = spans.containing(kind, day)
    is_kept = kind != spans.WEEK or found.periods[0] >= oldest_week_kept(today)
    return found if is_kept else spans.containing(kind, today)


def _earlier(span, today):
    before = span.previous
    too_old = before.first.year < OLDEST_YEAR
    forgotten = span.kind == spans.WEEK and before.periods[0] < oldest_week_kept(today)
    return "" if too_old or forgotten else _query(before)


def _later(span, today):
    return _query(span.next) if span.next.first <= today else ""


def _query(span):
    return urlencode(span.query)
