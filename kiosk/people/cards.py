"""A return code as pictures that cameras and hand scanners read.

Always black on white with their quiet edge, whatever the theme: a scanner does
not see colours as people do. The digits stand beside them in words, so the
pictures themselves are silent to a screen reader.
"""

from itertools import groupby

import segno
from barcode.charsets import code128

QR_EDGE = 4  # modules of white around a QR code, ISO/IEC 18004
BARCODE_EDGE = 10  # modules of white on both sides of a Code 128, ISO/IEC 15417
START_C = 105
LAST_BAR = "11"
BARCODE_HEIGHT = 36  # modules; over 15 % of the width, so that a tilted scanner still crosses every bar


def qr_svg(text):
    """Return ``text`` as a QR code: an SVG to stand in a page, one unit a module."""
    code = segno.make_qr(text, error="m", boost_error=False)
    rows = list(code.matrix)
    size = len(rows) + 2 * QR_EDGE
    dots = "".join(_bars(row, QR_EDGE, QR_EDGE + y, 1) for y, row in enumerate(rows))
    return _svg("qr", size, size, dots)


def barcode_svg(digits):
    """Return ``digits``, an even number of them, as a Code 128 bar code: an SVG to stand in a page."""
    modules = [module == "1" for module in _code_128(digits)]
    width = len(modules) + 2 * BARCODE_EDGE
    return _svg("barcode", width, BARCODE_HEIGHT, _bars(modules, BARCODE_EDGE, 0, BARCODE_HEIGHT))


def _code_128(digits):
    """Return the modules of ``digits`` in set C, two digits a symbol, as text of 0 and 1.

    python-barcode has the table of symbols, but its own encoder (0.16.1) loses
    a leading 99, which is also the value that switches to set C.
    """
    values = [START_C, *(int(digits[place : place + 2]) for place in range(0, len(digits), 2))]
    check = (START_C + sum(place * value for place, value in enumerate(values))) % 103
    return "".join(code128.CODES[value] for value in [*values, check]) + code128.STOP + LAST_BAR


def _bars(modules, x, y, height):
    """Return the path of one row: a box for each run of dark ``modules``, starting at (x, y)."""
    path = ""
    for dark, run in groupby(modules, key=bool):
        width = len(list(run))
        if dark:
            path += f"M{x} {y}h{width}v{height}h-{width}z"
        x += width
    return path


def _svg(kind, width, height, path):
    return (
        f'<svg class="{kind}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        ' shape-rendering="crispEdges" aria-hidden="true" focusable="false">'
        f'<rect width="{width}" height="{height}" fill="white"/><path d="{path}" fill="black"/></svg>'
    )
