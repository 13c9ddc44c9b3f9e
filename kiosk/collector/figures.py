"""What the reports say together: sums with their margin and coverage, read from roll-ups only.

Sums use the figures as they came, noise and all. Whether one is shown is
decided by its size and its margin (kiosk.policies.may_show) and nothing else.
"""

import math
from collections import defaultdict
from dataclasses import dataclass

from kiosk import i18n
from kiosk.collector import vectors
from kiosk.i18n import gettext
from kiosk.policies import POLICIES, margin, may_show

BY_WEEK, BY_REGION = "week", "region"


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum over ``reports``, with the ``variance`` of all the noise in it."""

    value: int = 0
    variance: float = 0.0
    reports: int = 0

    @property
    def margin(self):
        """How far the true sum is away at most, in 95 of 100 cases."""
        return margin(self.variance, self.reports)

    @property
    def is_shown(self):
        """Whether it is large and certain enough for people."""
        return may_show(self.value, self.margin)

    @property
    def text(self):
        """The figure in words of the current language, with its margin, or why there is none."""
        if not self.is_shown:
            return gettext("not enough data yet")
        # Translators: a number and how far it may be off, such as 1,240 ± 35.
        return gettext("%(value)s ± %(margin)s", value=self.value, margin=math.ceil(self.margin))

    @property
    def may_be_off(self):
        """The margin as a whole number."""
        return math.ceil(self.margin)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of ``expected`` kiosk-weeks, ``heard`` sent a report; their reports stand for ``spanned`` weeks."""

    expected: int = 0
    heard: int = 0
    spanned: int = 0
    reports: int = 0
    trusted: int = 0

    @property
    def share(self):
        """The part that is covered, from 0 to 1; None where nothing was expected."""
        return min(1.0, max(self.heard, self.spanned) / self.expected) if self.expected else None

    @property
    def share_heard(self):
        """The part of kiosks that sent a report: for a single week; None where nothing was expected."""
        return min(1.0, self.heard / self.expected) if self.expected else None

    @property
    def text(self):
        """The share in words of the current language."""
        return gettext("nothing expected") if self.share is None else i18n.percent(self.share)

    @property
    def is_certain(self):
        """Whether every report came from a clock that was trusted."""
        return self.reports == self.trusted

    def __add__(self, other):
        return Coverage(
            self.expected + other.expected,
            self.heard + other.heard,
            self.spanned + other.spanned,
            self.reports + other.reports,
            self.trusted + other.trusted,
        )


def sums(database, span, *, by, region="", cells=()):
    """Return key → cell → Figure. ``by`` is BY_WEEK or BY_REGION and says what the keys are.

    ``region`` limits it to one; ``cells`` to some, none means all.
    """
    where, values = _where(span, region)
    if cells:
        where += f" AND cell IN ({','.join('?' * len(cells))})"
        values += cells
    sql = (
        f"SELECT {by}, cell, CAST(SUM(n) AS BIGINT), CAST(SUM(total) AS BIGINT), SUM(variance)"  # noqa: S608 - our words
        f" FROM rollup WHERE {where} GROUP BY {by}, cell"
    )
    found = defaultdict(lambda: defaultdict(Figure))
    for key, cell, n, total, variance in database.rows(sql, values):
        found[key][cell] = Figure(total, variance, n)
    return found


def coverage(database, span, *, by, region=""):
    """Return key → Coverage; keys as in :func:`sums`."""
    where, values = _where(span, region)
    columns = ", ".join(
        f"CAST(SUM({name}) AS BIGINT)" for name in ("expected", "heard", "spanned", "reports", "trusted")
    )
    sql = f"SELECT {by}, {columns} FROM coverage WHERE {where} GROUP BY {by}"  # noqa: S608 - our own words
    return defaultdict(Coverage, {key: Coverage(*rest) for key, *rest in database.rows(sql, values)})


def together(figures):
    """Return the Figure of several that have no report in common."""
    figures = list(figures)
    values = ((one.value, one.variance, one.reports) for one in figures)
    return Figure(*map(sum, zip(*values, strict=True))) if figures else Figure()


def of_branch(database, branch_id, span):
    """Return week → cell → Figure of one branch, from its own reports."""
    rows = database.rows(
        "SELECT week, policy, cells FROM report WHERE kiosk IN (SELECT id FROM kiosk WHERE branch = ?)"
        " AND week BETWEEN ? AND ? AND cells IS NOT NULL",
        (branch_id, span.first, span.last),
    )
    found = defaultdict(lambda: defaultdict(list))
    for week, policy, cells in rows:
        for cell, value in zip(POLICIES[policy].cells, vectors.unpack(cells), strict=True):
            found[week][cell].append((value, POLICIES[policy].variance_of(cell)))
    figured = defaultdict(lambda: defaultdict(Figure))
    for week, cells in found.items():
        for cell, values in cells.items():
            total, variance = (sum(parts) for parts in zip(*values, strict=True))
            figured[week][cell] = Figure(total, variance, len(values))
    return figured


def _where(span, region):
    if region:
        return "week BETWEEN ? AND ? AND region = ?", [span.first, span.last, region]
    return "week BETWEEN ? AND ?", [span.first, span.last]
