"""The whole network, or one region of it, at a glance: how much was learned, and how sure that is."""

import math
from dataclasses import dataclass

from kiosk.collector import cells, figures
from kiosk.collector.figures import BY_REGION, BY_WEEK, Coverage, Figure
from kiosk.i18n import N_, gettext

LIKE_BEFORE = 0.1  # how much the number of weeks that are covered may differ, to compare two spans


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region: its cells and how much of it is covered."""

    region: str
    cells: dict[str, Figure]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week of the chart."""

    week: str
    cells: dict[str, Figure]
    coverage: Coverage

    @property
    def is_gap(self):
        """Whether nobody reported."""
        return not self.coverage.heard


@dataclass(frozen=True, slots=True)
class Overview:
    """Figures of one span."""

    totals: dict[str, Figure]
    coverage: Coverage
    regions: tuple[RegionRow, ...]
    weeks: tuple[WeekRow, ...]
    before: Figure  # of the cell LESSONS in the span before
    covered_before: Coverage

    @property
    def finding(self):
        """The one sentence that the chart says."""
        now = self.totals[cells.LESSONS]
        if not now.is_shown:
            return gettext("There is not enough data yet to say how many lessons were finished")
        if not self.before.is_shown or not self._is_comparable:
            return gettext("About %(count)s lessons were finished", count=now.value)
        return gettext(_compared(now, self.before), count=now.value)

    @property
    def _is_comparable(self):
        """Whether about as many kiosks reported before: otherwise more figures only mean more kiosks."""
        now, before = self.coverage.spanned, self.covered_before.spanned
        return abs(now - before) <= LIKE_BEFORE * max(now, before)


def look(database, span, region=""):
    """Return the :class:`Overview` of a span, in one region or in all."""
    by_region = figures.sums(database, span, by=BY_REGION, region=region)
    covered = figures.coverage(database, span, by=BY_REGION, region=region)
    names = sorted(set(by_region) | {name for name, one in covered.items() if one.expected})
    rows = tuple(RegionRow(name, by_region[name], covered[name]) for name in names)
    every = {cell for row in rows for cell in row.cells} | {*cells.MAIN, *cells.USED_AREAS}
    totals = {cell: figures.together(row.cells[cell] for row in rows) for cell in every}
    before = figures.sums(database, span.before, by=BY_REGION, region=region, cells=(cells.LESSONS,))
    covered_before = figures.coverage(database, span.before, by=BY_REGION, region=region)
    return Overview(
        totals=totals,
        coverage=sum((row.coverage for row in rows), Coverage()),
        regions=rows,
        weeks=by_week(database, span, region),
        before=figures.together(one[cells.LESSONS] for one in before.values()),
        covered_before=sum(covered_before.values(), Coverage()),
    )


def by_week(database, span, region=""):
    """Return a :class:`WeekRow` for each week of a span."""
    found = figures.sums(database, span, by=BY_WEEK, region=region, cells=cells.MAIN)
    covered = figures.coverage(database, span, by=BY_WEEK, region=region)
    return tuple(WeekRow(week, found[week], covered[week]) for week in span.weeks)


def _compared(now, before):
    if abs(now.value - before.value) <= math.hypot(now.margin, before.margin):
        return N_("About %(count)s lessons were finished, about as many as in the same time before")
    if now.value > before.value:
        return N_("About %(count)s lessons were finished, more than in the same time before")
    return N_("About %(count)s lessons were finished, fewer than in the same time before")
