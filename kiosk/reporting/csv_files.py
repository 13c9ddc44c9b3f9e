"""Tables as files for spreadsheets: each number has a marker beside it that says how it is told."""

from kiosk import spreadsheets
from kiosk.reporting.cells import Cell
from kiosk.reporting.columns import marker_of

MIMETYPE = spreadsheets.MIMETYPE


def write(table):
    """Return ``table`` as the bytes of a CSV file with one header row of machine names."""
    return spreadsheets.write([column.name for column in columns_of(table)], map(_cells, table.rows))


def columns_of(table):
    """Return the columns of the file: those of the table, and a marker beside each number."""
    found = []
    for column in table.columns:
        found += [column, marker_of(column)] if column.is_number else [column]
    return tuple(found)


def name_of(table, span):
    """Return a name for the file, such as lessons-2026-W48.csv."""
    about = span.of or f"{span.first.isoformat()}-to-{span.last.isoformat()}"
    return f"{table.name}-{about}.csv"


def _cells(row):
    cells = []
    for value in row:
        cells += [value.value, value.marker] if isinstance(value, Cell) else [value]
    return cells
