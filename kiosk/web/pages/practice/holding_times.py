"""How long a password holds, in words and on a bar whose steps are each ten times as long."""

import math
from decimal import Decimal

from kiosk import i18n

UNITS = (
    (1, lambda n: i18n.ngettext("%(shown)s second", "%(shown)s seconds", n, shown=i18n.number(n))),
    (60, lambda n: i18n.ngettext("%(shown)s minute", "%(shown)s minutes", n, shown=i18n.number(n))),
    (3600, lambda n: i18n.ngettext("%(shown)s hour", "%(shown)s hours", n, shown=i18n.number(n))),
    (86_400, lambda n: i18n.ngettext("%(shown)s day", "%(shown)s days", n, shown=i18n.number(n))),
    (30 * 86_400, lambda n: i18n.ngettext("%(shown)s month", "%(shown)s months", n, shown=i18n.number(n))),
    (365 * 86_400, lambda n: i18n.ngettext("%(shown)s year", "%(shown)s years", n, shown=i18n.number(n))),
)
FOR_EVER = 1e6  # years
STEPS = 14  # of a bar: from one second to more than a million years


def in_words(seconds):
    """Return a time in words, in the largest unit of which there is one at least."""
    if seconds < 1:
        return i18n.gettext("less than a second")
    if seconds / UNITS[-1][0] >= FOR_EVER:
        return i18n.gettext("more than a million years")
    size, words = next(unit for unit in reversed(UNITS) if seconds >= unit[0])
    return words(rounded(seconds / size))


def on_bar(seconds):
    """Return how far a bar of :data:`STEPS` steps reaches.

    >>> on_bar(0.01), on_bar(1000), on_bar(1e30)
    (0.0, 3.0, 14.0)
    """
    return round(min(float(STEPS), max(0.0, math.log10(seconds))), 2)


def rounded(value):
    """Return ``value`` with two digits that count, and nothing behind the point: an estimate is no more exact.

    >>> rounded(5797.4), rounded(23.5), rounded(9.07)
    (5800, 24, 9)
    """
    return round(Decimal(f"{value:.2g}"))
