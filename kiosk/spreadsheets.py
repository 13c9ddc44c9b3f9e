"""Rows as a file for spreadsheets (RFC 4180), safe to open.

UTF-8 with a byte-order mark, so that spreadsheets know the encoding; lines end
with CR LF; texts are quoted and numbers are not. A text that a spreadsheet
would run as a formula gets an apostrophe in front (OWASP, CSV injection).
"""

import csv
import io

BYTE_ORDER_MARK = "\ufeff"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
MIMETYPE = "text/csv; charset=utf-8"


def write(header, rows):
    """Return the bytes of a CSV file: one header row of machine names, then ``rows``.

    Values are texts, numbers, yes-or-no (bool) and None for nothing.
    """
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_safe(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8")


def _safe(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value
