"""What each kind of pack may hold: which paths, how large, and what their bytes must look like.

Lessons are made of text, our own small drawings, and recordings. Nothing else
is shown or played by a kiosk, so nothing else is taken.
"""

import re
from dataclasses import dataclass

from kiosk.errors import BadMessage
from kiosk.i18n import N_
from kiosk.sync.packs.format import LOCALE, PART

TEXT_BYTES = 2**20
PO_BYTES = 8 * 2**20
DRAWING_BYTES = 4096
RECORDING_BYTES = 8 * 2**20
FIRST_BYTES = 16  # that tell a recording
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort of file. ``fits(bytes)`` is asked about the whole of a text, and about the beginning of a recording."""

    pattern: str
    max_bytes: int
    fits: object
    is_text: bool = True


def _is_text(data):
    try:
        return not NOT_IN_TEXT.search(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _is_drawing(data):
    """The compiler checks each shape; here only that nothing but shapes can begin (no DOCTYPE, no script)."""
    return _is_text(data) and data.startswith(b"<svg ") and b"<!DOCTYPE" not in data.upper() and b"<!E" not in data


def _is_ogg(data):
    return data.startswith(b"OggS")


def _is_mp3(data):
    return data.startswith(b"ID3") or (len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2)


LESSON = rf"content/{PART}/{PART}"
SAID = rf"(?:content/(?:{PART}/){{0,2}})?audio/{LOCALE}/[0-9a-f]{{16}}(?:-slow)?"
RECORDINGS = (
    _Sort(rf"{SAID}\.ogg", RECORDING_BYTES, _is_ogg, is_text=False),
    _Sort(rf"{SAID}\.mp3", RECORDING_BYTES, _is_mp3, is_text=False),
)
SORTS = {
    "lessons": (
        _Sort(r"content/(?:courses|lessons|facts)\.toml", TEXT_BYTES, _is_text),
        _Sort(r"content/glossary\.md", TEXT_BYTES, _is_text),
        _Sort(rf"{LESSON}/lesson(?:\.{LOCALE})?\.md", TEXT_BYTES, _is_text),
        _Sort(rf"content/{PART}(?:/{PART})?/[a-z0-9-]{{1,64}}\.svg", DRAWING_BYTES, _is_drawing),
        _Sort(rf"translations/{LOCALE}/content\.po", PO_BYTES, _is_text),
        *RECORDINGS,
    ),
    "translations": (
        _Sort(rf"translations/{LOCALE}/(?:content|messages)\.po", PO_BYTES, _is_text),
        *RECORDINGS,
    ),
}


def check_plan(manifest):
    """See that each file of the verified ``manifest`` is of a sort that its kind may hold. Raises BadMessage."""
    for file in manifest.files:
        sort = _sort_of(manifest.kind, file.path)
        if sort is None:
            raise BadMessage("bad-pack", N_("A pack cannot hold the file %(file)s."), file=file.path)
        if file.length > sort.max_bytes:
            raise BadMessage(
                "bad-pack",
                N_("The file %(file)s in the pack is larger than %(most)s bytes."),
                file=file.path,
                most=sort.max_bytes,
            )


def check_file(kind, path, on_disk):
    """See that the bytes of the file ``on_disk`` are what its ``path`` in the pack says. Raises BadMessage."""
    sort = _sort_of(kind, path)
    with on_disk.open("rb") as file:
        data = file.read() if sort.is_text else file.read(FIRST_BYTES)
    if not sort.fits(data):
        raise BadMessage("bad-pack", N_("The file %(file)s in the pack is not what its name says."), file=path)


def _sort_of(kind, path):
    return next((sort for sort in SORTS[kind] if re.fullmatch(sort.pattern, path, re.ASCII)), None)
