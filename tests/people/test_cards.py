"""The pictures of a return code, read back by an independent decoder."""

import re
import xml.etree.ElementTree as ET

import pytest
import zxingcpp

from kiosk.people.cards import barcode_svg, qr_svg

CODES = ["123456789012", "000000000000", "999999999999", "104729000003", "1234567890123456", "991234567890"]
BOX = re.compile(r"M(\d+) (\d+)h(\d+)v(\d+)h-\d+z")


def picture_of(svg, scale=4):
    """Return the SVG drawn as rows of grey bytes, ``scale`` dots a module."""
    root = ET.fromstring(svg)
    width, height = (int(number) * scale for number in root.get("viewBox").split()[2:])
    dots = [bytearray(b"\xff" * width) for _ in range(height)]
    for x, y, w, h in BOX.findall(root.find("{*}path").get("d")):
        for row in dots[int(y) * scale : (int(y) + int(h)) * scale]:
            row[int(x) * scale : (int(x) + int(w)) * scale] = bytes(int(w) * scale)
    return memoryview(b"".join(dots)).cast("B", (height, width))


def read(svg):
    """Return (kind, text) of the one code in the picture."""
    (found,) = zxingcpp.read_barcodes(picture_of(svg))
    return str(found.format), found.text


@pytest.mark.parametrize("digits", CODES)
def test_a_camera_reads_the_digits_from_the_qr_code(digits):
    assert read(qr_svg(digits)) == ("QR Code", digits)


@pytest.mark.parametrize("digits", CODES)
def test_a_hand_scanner_reads_the_digits_from_the_bars(digits):
    assert read(barcode_svg(digits)) == ("Code 128", digits)


def test_the_bars_carry_the_check_value_of_the_standard():
    # ISO/IEC 15417: start value plus each value times its place, modulo 103.
    # 12 34 56 in set C: (105 + 12 + 2 * 34 + 3 * 56) % 103 = 44, drawn 10001101110.
    boxes = BOX.findall(ET.fromstring(barcode_svg("123456")).find("{*}path").get("d"))
    dark = {int(x) + i for x, _, width, _ in boxes for i in range(int(width))}
    check = range(10 + 4 * 11, 10 + 5 * 11)
    assert "".join("1" if module in dark else "0" for module in check) == "10001101110"


@pytest.mark.parametrize("svg", [qr_svg("123456789012"), barcode_svg("123456789012")])
def test_a_picture_may_stand_in_a_page_with_a_strict_policy(svg):
    assert not re.search(r"style|<script|href|on\w+=", svg)
    assert svg.startswith('<svg class="')
    assert 'shape-rendering="crispEdges"' in svg


def test_the_twelve_digits_make_the_smallest_qr_code():
    assert 'viewBox="0 0 29 29"' in qr_svg("123456789012")  # 21 modules and the white edge
