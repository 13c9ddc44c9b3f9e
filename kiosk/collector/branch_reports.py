"""What one branch sent: which reports came, which are missing, and its figures as far as they may be shown."""

from collections import defaultdict
from dataclasses import dataclass

from kiosk import weeks
from kiosk.collector import figures
from kiosk.collector.figures import Coverage, Figure
from kiosk.collector.overview import WeekRow
from kiosk.i18n import gettext, ngettext

MOST_GAPS = 40


@dataclass(frozen=True, slots=True)
class Found:
    """The reports of a branch in a span. ``missing`` are (kiosk, first seq, last seq) that never came."""

    weeks: tuple[WeekRow, ...]
    totals: dict[str, Figure]
    missing: tuple[tuple[str, int, int], ...]


def look(database, branch, span):
    """Return what is :class:`Found` of a branch in a span."""
    by_week = figures.of_branch(database, branch.id, span)
    rows = tuple(WeekRow(week, by_week[week], _heard(by_week[week])) for week in span.weeks)
    cells = {cell for row in rows for cell in row.cells}
    totals = defaultdict(Figure, {cell: figures.together(row.cells[cell] for row in rows) for cell in cells})
    return Found(rows, totals, tuple(_missing(database, branch.id)))


def contact(seen_week, this_week):
    """Say in words of the current language when a kiosk was last heard of."""
    if not seen_week:
        return gettext("never heard of")
    ago = weeks.apart(seen_week, this_week)
    if ago <= 0:
        return gettext("heard of this week")
    if ago == 1:
        return gettext("heard of last week")
    return ngettext("heard of %(num)s week ago", "heard of %(num)s weeks ago", ago)


def _heard(cells):
    reports = max((figure.reports for figure in cells.values()), default=0)
    return Coverage(heard=reports, reports=reports)


def _missing(database, branch_id):
    """Yield stretches of numbers below the newest of each kiosk under which no report came."""
    rows = database.rows(
        "SELECT kiosk.id, kiosk.withdrawn_to, report.seq FROM kiosk JOIN report ON report.kiosk = kiosk.id"
        " WHERE kiosk.branch = ? ORDER BY kiosk.id, report.seq",
        (branch_id,),
    )
    reached = {}
    gaps = 0
    for kiosk, withdrawn_to, seq in rows:
        before = reached.get(kiosk, max(withdrawn_to, seq - 1))  # what came before it joined was never to be sent
        if seq > before + 1 and gaps < MOST_GAPS:
            gaps += 1
            yield f"{kiosk:016x}", before + 1, seq - 1
        reached[kiosk] = max(seq, before)
