"""The figures as tables for files: the same questions to the books as those of the pages.

A file has every figure as it came, also those too uncertain to be shown: only
they add up right. A marker beside each figure says how it may be read.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk import spreadsheets
from kiosk.collector import cells, figures
from kiosk.collector.figures import BY_WEEK
from kiosk.collector.filing import ACTIVE
from kiosk.i18n import N_, gettext
from kiosk.policies import CELLS

FIGURE, UNCERTAIN, MISSING = "figure", "uncertain", "not collected"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a name that never changes, and what stands in it."""

    name: str
    _label: str
    _meaning: str

    @property
    def label(self):
        """The heading for people, in the current language."""
        return gettext(self._label)

    @property
    def meaning(self):
        """What a value means, as a sentence in the current language."""
        return gettext(self._meaning)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values, and the columns they stand in."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple]

    def csv(self):
        """Return the table as the bytes of a CSV file."""
        return spreadsheets.write([column.name for column in self.columns], self.rows)

    def json(self):
        """Return the table as a list of dictionaries."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


_WEEK = Column("week", N_("Week"), N_("The ISO week, for example 2026-W48. It begins on a Monday."))
_REGION = Column("region", N_("Region"), N_("The region, as the operator names it."))
FIGURE_COLUMNS = (
    _WEEK,
    Column(
        "week_certain",
        N_("Week certain"),
        N_("No: some reports came from a kiosk whose clock was not sure of the week."),
    ),
    _REGION,
    Column("cell", N_("Cell"), N_("The short name of what is counted, which never changes.")),
    Column(
        "figure",
        N_("Figure"),
        N_("The sum of all reports, with the noise that protects people. It may be below zero."),
    ),
    Column(
        "figure_marker",
        N_("How to read it"),
        N_("figure, uncertain (too small or too unsure to be shown alone; add it up with others), or not collected."),
    ),
    Column("margin_95", N_("Margin"), N_("In 95 of 100 cases the true sum is at most this far away.")),
    Column("reports", N_("Reports"), N_("How many reports are in the sum.")),
    Column("kiosks_expected", N_("Kiosks expected"), N_("How many kiosks belonged to the network in this week.")),
    Column("kiosks_heard", N_("Kiosks heard of"), N_("How many of them sent a report for this week.")),
)
BRANCH_COLUMNS = (
    Column("branch", N_("Branch code"), N_("The short code of the branch, which never changes.")),
    Column("name", N_("Name"), N_("The name of the library.")),
    _REGION,
    Column("kiosks", N_("Kiosks"), N_("How many kiosks are in use there.")),
    Column("last_contact", N_("Last contact"), N_("The week in which a kiosk there was last heard of; empty: never.")),
    Column("reports", N_("Reports"), N_("How many reports came for the weeks that were chosen.")),
    Column("app", N_("Software"), N_("The highest version of the software there.")),
)
TABLES = {"figures": FIGURE_COLUMNS, "branches": BRANCH_COLUMNS}


def find(name, database, span, region=""):
    """Return the :class:`Table` of this name over a span. Raises KeyError."""
    rows = {"figures": _figures, "branches": _branches}[name](database, span, region)
    return Table(name, TABLES[name], rows)


def dictionary(name):
    """Return the :class:`Table` that explains the columns of another one, in the current language."""
    columns = (
        Column("column", N_("Column"), N_("The name in the header of the file.")),
        Column("label", N_("Name"), N_("What the column is called.")),
        Column("meaning", N_("Meaning"), N_("What stands in it.")),
    )
    rows = [(column.name, column.label, column.meaning) for column in TABLES[name]]
    if name == "figures":
        rows += [(f"cell {cell}", cells.label(cell), cells.meaning(cell)) for cell in CELLS]
    return Table(f"{name}-columns", columns, rows)


def _figures(database, span, region):
    regions = [region] if region else sorted(figures.coverage(database, span, by=figures.BY_REGION))
    for one in regions:
        sums = figures.sums(database, span, by=BY_WEEK, region=one)
        covered = figures.coverage(database, span, by=BY_WEEK, region=one)
        for week in span.weeks:
            for cell in CELLS:
                yield _row(week, one, cell, sums[week][cell], covered[week])


def _row(week, region, cell, figure, covered):
    if not figure.reports:
        told = (None, MISSING, None)
    else:
        told = (figure.value, FIGURE if figure.is_shown else UNCERTAIN, math.ceil(figure.margin))
    return (week, covered.is_certain, region, cell, *told, figure.reports, covered.expected, covered.heard)


def _branches(database, span, region):
    where, values = ("WHERE branch.region = ?", [region]) if region else ("", [])
    yield from database.rows(
        "SELECT branch.id, branch.name, branch.region, COUNT(DISTINCT kiosk.id), COALESCE(MAX(kiosk.seen_week), ''),"  # noqa: S608 - our own words
        " COUNT(report.seq), COALESCE(MAX(kiosk.app), '') FROM branch"
        f" LEFT JOIN kiosk ON kiosk.branch = branch.id AND kiosk.status = '{ACTIVE}'"
        " LEFT JOIN report ON report.kiosk = kiosk.id AND report.week BETWEEN ? AND ?"
        f" {where} GROUP BY branch.id, branch.name, branch.region, branch.folded ORDER BY branch.folded, branch.id",
        [span.first, span.last, *values],
    )
