"""The whole network, or one region of it, at a glance: is all well, how much was learned, how sure is that."""

import math
from dataclasses import dataclass

from kiosk import i18n
from kiosk.collector import cells, figures, spans
from kiosk.collector.figures import BY_REGION, BY_WEEK, Coverage, Figure
from kiosk.collector.filing import AHEAD, FAST, FORK, OUTLIER
from kiosk.i18n import N_, gettext, ngettext

COVERAGE_DROP = 0.05  # of the last week against the four before it
MOST_WAITING_SUMS = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """Something for the operator to look at: a sentence, and the address of the page that shows more."""

    sentence: str
    address: str


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

    @property
    def finding(self):
        """The one sentence that the chart says."""
        now = self.totals[cells.LESSONS]
        if not now.is_shown:
            return gettext("There is not enough data yet to say how many lessons were finished")
        if not self.before.is_shown:
            return gettext("About %(count)s lessons were finished", count=now.value)
        return gettext(_compared(now, self.before), count=now.value)


def look(database, span, region=""):
    """Return the :class:`Overview` of a span, in one region or in all."""
    by_region = figures.sums(database, span, by=BY_REGION, region=region)
    covered = figures.coverage(database, span, by=BY_REGION, region=region)
    names = sorted(set(by_region) | {name for name, one in covered.items() if one.expected})
    rows = tuple(RegionRow(name, by_region[name], covered[name]) for name in names)
    every = {cell for row in rows for cell in row.cells} | {*cells.MAIN, *cells.USED_AREAS}
    totals = {cell: figures.together(row.cells[cell] for row in rows) for cell in every}
    before = figures.sums(database, span.before, by=BY_REGION, region=region, cells=(cells.LESSONS,))
    return Overview(
        totals=totals,
        coverage=sum((row.coverage for row in rows), Coverage()),
        regions=rows,
        weeks=by_week(database, span, region),
        before=figures.together(one[cells.LESSONS] for one in before.values()),
    )


def by_week(database, span, region=""):
    """Return a :class:`WeekRow` for each week of a span."""
    found = figures.sums(database, span, by=BY_WEEK, region=region, cells=cells.MAIN)
    covered = figures.coverage(database, span, by=BY_WEEK, region=region)
    return tuple(WeekRow(week, found[week], covered[week]) for week in span.weeks)


def look_for_trouble(database, today):
    """Return every :class:`Finding` there is; none means that all is well."""
    return tuple([*_events(database), *_kiosks(database), *_coverage(database, today), *_sums(database)])


def standing(database):
    """Return (branches, kiosks, kiosks that never reported, kiosks long silent) of the whole network."""
    sql = "SELECT branches, kiosks, waiting, silent FROM standing"
    return tuple(map(sum, zip(*database.rows(sql), strict=True))) or (0, 0, 0, 0)


def _compared(now, before):
    if abs(now.value - before.value) <= math.hypot(now.margin, before.margin):
        return N_("About %(count)s lessons were finished, about as many as in the same time before")
    if now.value > before.value:
        return N_("About %(count)s lessons were finished, more than in the same time before")
    return N_("About %(count)s lessons were finished, fewer than in the same time before")


def _events(database):
    found = dict(database.rows("SELECT kind, COUNT(*) FROM event WHERE looked_at = 0 GROUP BY kind"))
    sentences = {
        FORK: lambda n: ngettext(
            "%(num)s report came twice with different figures.", "%(num)s reports came twice with different figures.", n
        ),
        OUTLIER: lambda n: ngettext(
            "%(num)s report is far from what its kiosk usually sends.",
            "%(num)s reports are far from what their kiosks usually send.",
            n,
        ),
        FAST: lambda n: ngettext(
            "%(num)s kiosk sends more reports than there are weeks.",
            "%(num)s kiosks send more reports than there are weeks.",
            n,
        ),
        AHEAD: lambda n: ngettext(
            "%(num)s kiosk has a clock that is ahead.", "%(num)s kiosks have a clock that is ahead.", n
        ),
    }
    return [Finding(say(found[kind]), f"/events?kind={kind}") for kind, say in sentences.items() if kind in found]


def _kiosks(database):
    _, _, _, silent = standing(database)
    if silent:
        words = ngettext(
            "%(num)s kiosk has not been heard of for more than 4 weeks.",
            "%(num)s kiosks have not been heard of for more than 4 weeks.",
            silent,
        )
        yield Finding(words, "/branches?shown=silent")


def _coverage(database, today):
    last = spans.last_weeks(5, today)
    covered = figures.coverage(database, last, by=BY_WEEK)
    *earlier, latest = (covered[week] for week in last.weeks)
    usual = sum(earlier, Coverage()).share_heard
    if usual is not None and latest.share_heard is not None and usual - latest.share_heard > COVERAGE_DROP:
        words = gettext(
            "Only %(now)s of kiosks have reported for last week; usually it is %(usual)s.",
            now=i18n.percent(latest.share_heard),
            usual=i18n.percent(usual),
        )
        yield Finding(words, "/branches")


def _sums(database):
    ((waiting,),) = database.rows("SELECT COUNT(*) FROM dirty")
    if waiting > MOST_WAITING_SUMS:
        yield Finding(gettext("Many reports have just come in. The sums below are still being made."), "/")
