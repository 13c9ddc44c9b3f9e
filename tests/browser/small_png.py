"""Makes a screenshot of the browser small: our drawings have few colours, and a palette needs a third of the space."""

import struct
import zlib
from collections import Counter

SIGNATURE = b"\x89PNG\r\n\x1a\n"
BYTES_A_PIXEL = {2: 3, 6: 4}  # by colour type: RGB and RGBA, as Chromium writes them
MOST_COLOURS = 256


def shrink(path):
    """Rewrite the PNG at ``path`` with its 256 most frequent colours; rarer ones become the nearest of these."""
    width, height, pixels = _read(path.read_bytes())
    counted = Counter(pixels)
    palette = [colour for colour, _ in counted.most_common(MOST_COLOURS)]
    place = {colour: index for index, colour in enumerate(palette)}
    for colour in counted.keys() - place.keys():
        place[colour] = _nearest(colour, palette)
    indexes = bytes(place[pixel] for pixel in pixels)
    rows = b"".join(b"\0" + indexes[start : start + width] for start in range(0, width * height, width))
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    ]
    path.write_bytes(SIGNATURE + b"".join(_chunk(*chunk) for chunk in chunks))


def _read(data):
    """Return width, height and the pixels of a PNG, each as three bytes."""
    chunks, at = {}, len(SIGNATURE)
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        chunks[name] = chunks.get(name, b"") + data[at + 8 : at + 8 + size]
        at += size + 12
    width, height, _, colour_type = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    step = BYTES_A_PIXEL[colour_type]
    raw, row, pixels = zlib.decompress(chunks[b"IDAT"]), bytearray(width * step), []
    for start in range(0, len(raw), width * step + 1):
        row = _unfilter(raw[start], bytearray(raw[start + 1 : start + 1 + width * step]), row, step)
        pixels += [bytes(row[place : place + 3]) for place in range(0, len(row), step)]
    return width, height, pixels


def _unfilter(kind, row, above, step):
    """Undo the filter of one row (PNG specification, section 9)."""
    for place in range(len(row)):
        left, corner = (row[place - step], above[place - step]) if place >= step else (0, 0)
        up = above[place]
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
        row[place] = (row[place] + guess) & 0xFF
    return row


def _paeth(left, up, corner):
    return min((left, up, corner), key=lambda one: abs(left + up - corner - one))


def _nearest(colour, palette):
    return min(
        range(len(palette)), key=lambda index: sum((a - b) ** 2 for a, b in zip(colour, palette[index], strict=True))
    )


def _chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
