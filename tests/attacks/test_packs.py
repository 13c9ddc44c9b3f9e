"""Packs that somebody has meddled with: every one is refused, and the lessons stay as they are."""

import io
import os
import random
import zipfile

import pytest

from kiosk import envelope, settings, strict_json
from kiosk.errors import KioskError
from kiosk.signing_keys import new_key, public_of
from kiosk.sync.packs import catalogue, format, staging, store, trust

SEED = 20261123
FLIPS = 60
CUTS = 40
WORD = b"text\n"
LESSON = "content/security/evil/lesson.md"
DRAWING = "content/security/evil/evil.svg"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240">'
DOCTYPE = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
SHARP = 2**40


@pytest.fixture
def chosen(tmp_path):
    """The settings of a kiosk with a data folder."""
    data = tmp_path / "data"
    data.mkdir()
    return settings.load({}, data=data, locales="en")


@pytest.fixture
def trusting(chosen, packer):
    """The same, once the kiosk takes packs of the packer."""
    packer.trusted_by(chosen)
    return chosen


def refused(chosen, path):
    """Try to stage a pack; return whether it was refused and nothing of it is left."""
    before = store.read(chosen)
    try:
        staging.stage(chosen, path)
    except KioskError:
        left = [one for one in (chosen.data / "packs").rglob("*") if one.name != store.FILE]
        return not left and store.read(chosen) == before
    return False


def files(path=LESSON, data=WORD, **more):
    return {path: data, **more}


NAMES = (
    "../evil.md",
    "content/../../evil.md",
    "/etc/passwd.md",
    "content/security/evil/..md",
    "content\\security\\evil.md",
    "content/Security/evil/lesson.md",
    "content/security/evil/LESSON.md",
    "content/security/evil/lesson.md/",
    "content//evil/lesson.md",
    "content/security/./lesson.md",
    "content/security/evil/lesson.md\x00.svg",
    "content/security/evil/lesson",
    "content/security/" + "e" * 65 + "/lesson.md",
    "content/security/é/lesson.md",
    "content/a/b/c/d/e/f/g/lesson.md",
    "lesson.md",
    "",
)
STRANGERS = (
    ("content/security/evil/page.html", b"<script>alert(1)</script>"),
    ("content/security/evil/evil.js", b"alert(1)"),
    ("content/security/evil/evil.png", b"\x89PNG\r\n\x1a\n"),
    ("content/security/evil/evil.pdf", b"%PDF-1.7"),
    ("content/security/evil/evil.py", b"import os"),
    ("content/security/evil/evil.zip", b"PK\x03\x04"),
    ("content/placement.md", WORD),
    ("content/ids.txt", WORD),
    ("content/local.toml", WORD),
    ("translations/ar/messages.po", WORD),
    ("kiosk/catalogue.py", WORD),
    ("keys/pepper.md", WORD),
)
DISGUISED = (
    (LESSON, b"\x7fELF\x02\x01\x01\x00"),
    (LESSON, b"\xff\xfe<\x00s\x00"),
    (LESSON, "turned \u202e round".encode()),
    (DRAWING, DOCTYPE + SVG + b"</svg>"),
    (DRAWING, SVG + b"<!ENTITY a 'b'></svg>"),
    (DRAWING, b"<html><script>alert(1)</script></html>"),
    (DRAWING, b"\x1f\x8b\x08\x00"),
    (DRAWING, SVG + b" " * 5000 + b"</svg>"),
    ("content/audio/en/0123456789abcdef.ogg", b"<script>alert(1)</script>"),
    ("content/audio/en/0123456789abcdef.mp3", b"OggS\x00"),
    ("audio/en/0123456789abcdef.ogg", b"RIFF....WAVE"),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_climbs_or_hides_is_refused(trusting, packer, name):
    assert refused(trusting, packer.raw(files(name)))


@pytest.mark.parametrize(("name", "data"), STRANGERS, ids=[name for name, _ in STRANGERS])
def test_a_file_that_lessons_are_not_made_of_is_refused(trusting, packer, name, data):
    assert refused(trusting, packer.raw(files(name, data)))


@pytest.mark.parametrize(("name", "data"), DISGUISED, ids=range(len(DISGUISED)))
def test_a_file_that_is_not_what_its_name_says_is_refused(trusting, packer, name, data):
    assert refused(trusting, packer.raw(files(name, data)))


def told(path=LESSON, length=5, sha256="0" * 64):
    return {"path": path, "length": length, "sha256": sha256}


MANIFESTS = {
    "the same name twice": {"files": [told(), told()]},
    "names out of order": {"files": [told("content/glossary.md"), told("content/facts.toml")]},
    "no files": {"files": []},
    "too many files": {"files": [told(f"content/glossary-{n:05d}.md") for n in range(format.MAX_FILES + 1)]},
    "a file too large": {"files": [told(length=format.MAX_FILE_BYTES + 1)]},
    "a pack too large": {"files": [told(f"content/a{n:02d}.md", format.MAX_FILE_BYTES) for n in range(11)]},
    "a text too large": {"files": [told(length=2 * 2**20)]},
    "a length of another kind": {"files": [told(length="5")]},
    "a negative length": {"files": [told(length=-1)]},
    "a hash of another form": {"files": [told(sha256="A" * 64)]},
    "one more field": {"extra": 1},
    "another version of the form": {"v": 2},
    "version 0": {"version": 0},
    "a version beyond all": {"version": SHARP},
    "a version as text": {"version": "1"},
    "a kind still to come": {"kind": "games"},
    "a kind that is none": {"kind": "../lessons"},
    "a newer kiosk": {"min_app": "999.0.0"},
    "a kiosk without number": {"min_app": "new"},
    "a name with a path": {"name": "../evil"},
    "no title": {"titles": {}},
    "a title that turns the page": {"titles": {"en": "\u202egnip"}},
    "a title of two lines": {"titles": {"en": "a\nb"}},
    "a very long title": {"titles": {"en": "a" * 81}},
    "replaces out of order": {"replaces": ["b", "a"]},
    "replaces a path": {"replaces": ["../a"]},
}


@pytest.mark.parametrize("fields", MANIFESTS.values(), ids=MANIFESTS)
def test_a_manifest_that_says_odd_things_is_refused_although_it_is_signed(trusting, packer, fields):
    assert refused(trusting, packer.raw(files(), **fields))


BODIES = {
    "ends too soon": lambda body: body[:-1],
    "goes on without end": lambda body: body + b"x" * 2**20,
    "one byte more": lambda body: body + b"x",
    "nothing at all": lambda body: b"",
    "other bytes": lambda body: b"y" * len(body),
}


@pytest.mark.parametrize("spoil", BODIES.values(), ids=BODIES)
def test_a_body_that_was_not_signed_for_is_refused(trusting, packer, spoil):
    assert refused(trusting, packer.raw(files(), body=spoil(WORD)))


def test_a_pack_that_unfolds_is_no_pack(trusting, packer, tmp_path):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("content/security/evil/lesson.md", b"0" * 10**8)
    path = tmp_path / "bomb.pack"
    path.write_bytes(bomb.getvalue())
    assert refused(trusting, path)


def test_any_changed_byte_is_noticed(trusting, packer, tmp_path):
    good, chance = packer.harbour().read_bytes(), random.Random(SEED)
    for _ in range(FLIPS):
        data = bytearray(good)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (tmp_path / "flipped.pack").write_bytes(data)
        assert refused(trusting, tmp_path / "flipped.pack")


def test_a_pack_cut_off_anywhere_is_noticed(trusting, packer, tmp_path):
    good, chance = packer.harbour().read_bytes(), random.Random(SEED)
    for _ in range(CUTS):
        (tmp_path / "cut.pack").write_bytes(good[: chance.randrange(len(good))])
        assert refused(trusting, tmp_path / "cut.pack")


def test_the_same_pack_without_meddling_is_taken(trusting, packer):
    assert not refused(trusting, packer.raw(files()))


def test_a_key_that_is_not_in_the_letter_signs_nothing(trusting, packer):
    assert refused(trusting, packer.raw(files(), key=new_key()))


def test_an_envelope_of_another_type_is_refused(trusting, packer, tmp_path):
    sealed = envelope.seal(strict_json.dump({"v": 1}), catalogue.TYPE, packer.main)
    (tmp_path / "odd.pack").write_bytes(format.MARK + sealed + b"\n")
    assert refused(trusting, tmp_path / "odd.pack")


def test_links_and_devices_on_a_stick_are_not_read(trusting, packer, tmp_path):
    (tmp_path / "link.pack").symlink_to(packer.harbour())
    os.mkfifo(tmp_path / "pipe.pack")
    (tmp_path / "folder.pack").mkdir()
    for name in ("link.pack", "pipe.pack", "folder.pack", "nothing.pack"):
        assert refused(trusting, tmp_path / name)


def test_without_a_key_letter_nothing_is_taken(chosen, packer):
    assert refused(chosen, packer.harbour())


LETTERS = {
    "a first one that nobody compared": lambda packer: packer.letter(),
    "one of strangers": lambda packer: packer.letter(2, signer=new_key()),
    "an older one": lambda packer: packer.letter(1, keys=(packer.spare,)),
    "cut off": lambda packer: packer.letter(2)[:-3],
}


@pytest.mark.parametrize("name", LETTERS)
def test_a_key_letter_that_proves_nothing_is_refused(chosen, packer, name):
    if name != "a first one that nobody compared":
        packer.trusted_by(chosen)
    before = trust.current(chosen)
    with pytest.raises(KioskError):
        trust.accept(chosen, LETTERS[name](packer))
    assert trust.current(chosen) == before


def test_a_key_that_a_newer_letter_left_out_signs_nothing_more(trusting, packer):
    fresh = new_key()
    trust.accept(trusting, packer.letter(2, keys=(packer.spare, fresh), signer=packer.spare))
    assert refused(trusting, packer.harbour())
    assert set(trust.keys(trusting)) == {envelope.key_id(public_of(key)) for key in (packer.spare, fresh)}
    with pytest.raises(KioskError):
        trust.accept(trusting, packer.letter(3, signer=packer.main))
