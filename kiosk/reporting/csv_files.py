"""Tables as files for spreadsheets (RFC 4180), safe to open.

UTF-8 with a byte-order mark, so that spreadsheets know the encoding; lines end
with CR LF; texts are quoted and numbers are not. A text that a spreadsheet
would run as a formula gets an apostrophe in front (OWASP, CSV injection).
"""

import csv
import io

from kiosk.reporting.cells import Cell
from kiosk.reporting.columns import marker_of

BYTE_ORDER_MARK = "\ufeff"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
MIMETYPE = "text/csv; charset=utf-8"


def write(table):
    """Return ``table`` as the bytes of a CSV file with one header row of machine names."""
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([column.name for column in columns_of(table)])
    writer.writerows(_cells(row) for row in table.rows)
    return text.getvalue().encode("utf-8")


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
        cells += [value.value, value.marker] if isinstance(value, Cell) else [_safe(value)]
    return cells


def _safe(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if value.startswith(DANGEROUS) else value
