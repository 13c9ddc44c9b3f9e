r"""A pack: lessons or translations as one signed file.

    library-kiosk pack 1\n      the mark of the format
    {"payload":...}\n           an envelope (``kiosk.envelope``) with the manifest, at most 2 MiB
    ...                         the bytes of all files, one after the other, in the order of the manifest

There are no names, sizes or links outside the manifest, nothing is compressed,
and nothing follows the last byte: whoever has verified the envelope knows the
length of the whole file and the hash of each part before reading it, and reads
it as a stream. The manifest is JSON in its one form (``kiosk.strict_json``):

    v         1
    name      [a-z0-9_-]{1,64}; a newer version of a pack has the same name
    kind      lessons or translations; what each may hold stands in ``contents``
    version   from 1; rises with each version
    min_app   the oldest kiosk that can use it, like "0.2.0"
    titles    {locale: title}; at least one, at most 80 letters each
    replaces  the lessons that it brings in the place of earlier ones, sorted
    files     [{path, length, sha256}] in the order of their paths

A path has 2 to 6 parts of [a-z0-9_-]{1,64}, the last with one or two endings of
the same signs (``content/security/shop/lesson.ar.md``): so it cannot climb out of
its folder, and two paths cannot differ by case alone. ``translations/ar/content.po``
is laid out on disk where gettext wants it, as ``translations/ar/LC_MESSAGES/content.po``.
The same folder and key make the same bytes.
"""

import re
from dataclasses import dataclass

from kiosk import strict_json
from kiosk.report_format import MAX_SEQ, PACK

MARK = b"library-kiosk pack 1\n"
TYPE = "application/vnd.library-kiosk.pack.v1+json"
SUFFIX = ".pack"
VERSION = 1
KINDS = ("lessons", "translations")
MAX_HEADER_BYTES = 2 * 2**20
MAX_FILES = 5_000
MAX_FILE_BYTES = 200 * 2**20
MAX_PACK_BYTES = 2 * 2**30
MAX_REPLACED = 200
PART = r"[a-z0-9_-]{1,64}"
PATH = rf"(?:{PART}/){{1,5}}{PART}(?:\.{PART}){{1,2}}"
APP = r"(?:0|[1-9]\d{0,3})(?:\.(?:0|[1-9]\d{0,3})){2}"
KIND = r"[a-z]{1,32}"  # kinds still to come are told apart from nonsense
LESSON = r"[a-z0-9-]{1,64}"
LOCALE = r"[a-z]{2,3}"
SHA256 = r"[0-9a-f]{64}"
TITLE = r"[^\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]{1,80}"  # no sign that turns the text around it
NAMES = ("v", "name", "kind", "version", "min_app", "titles", "replaces", "files")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of a pack; ``length`` in bytes."""

    path: str
    length: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a pack says about itself."""

    name: str
    kind: str
    version: int
    min_app: str
    titles: dict[str, str]
    replaces: tuple[str, ...]
    files: tuple[PackedFile, ...]

    @property
    def body_bytes(self):
        """The length of all files together."""
        return sum(file.length for file in self.files)


def encode(manifest: Manifest) -> bytes:
    """Return the manifest as JSON, always the same bytes for the same manifest."""
    files = [{"path": one.path, "length": one.length, "sha256": one.sha256} for one in manifest.files]
    plain = {name: getattr(manifest, name) for name in ("name", "kind", "version", "min_app", "titles")}
    return strict_json.dump({"v": VERSION, **plain, "replaces": list(manifest.replaces), "files": files})


def parse(data: bytes) -> Manifest:
    """Return the manifest in ``data``, which was verified before. Raises BadMessage (bad-pack)."""
    found = _check.record(_check.load(data), NAMES)
    _check.whole(found["v"], VERSION, VERSION, "/v")
    manifest = Manifest(
        name=_check.text(found["name"], PACK, "/name"),
        kind=_check.text(found["kind"], KIND, "/kind"),
        version=_check.whole(found["version"], 1, MAX_SEQ, "/version"),
        min_app=_check.text(found["min_app"], APP, "/min_app"),
        titles=_titles(found["titles"]),
        replaces=_replaces(found["replaces"]),
        files=_files(found["files"]),
    )
    if encode(manifest) != data:
        raise _check.wrong("/")
    return manifest


def disk_path(path: str) -> str:
    """Return where the file ``path`` of a pack lies in an unpacked folder.

    >>> disk_path("translations/ar/content.po")
    'translations/ar/LC_MESSAGES/content.po'
    """
    return re.sub(rf"^(translations/{PART})/", r"\1/LC_MESSAGES/", path)


def packed_path(path: str) -> str:
    """Return the path in a pack of the file that lies at ``path`` in a folder."""
    return re.sub(rf"^(translations/{PART})/LC_MESSAGES/", r"\1/", path)


_check = strict_json.Reader("bad-pack")


def _titles(value):
    if not isinstance(value, dict) or not 1 <= len(value) <= 50:
        raise _check.wrong("/titles")
    for locale, title in value.items():
        _check.text(locale, LOCALE, "/titles")
        _check.text(title, TITLE, f"/titles/{locale}")
    return value


def _replaces(value):
    slugs = [_check.text(one, LESSON, "/replaces") for one in _check.items(value, MAX_REPLACED, "/replaces")]
    if slugs != sorted(set(slugs)):
        raise _check.wrong("/replaces")
    return tuple(slugs)


def _files(value):
    files = tuple(_file(one) for one in _check.items(value, MAX_FILES, "/files"))
    paths = [file.path for file in files]
    if not paths or paths != sorted(set(paths)) or sum(file.length for file in files) > MAX_PACK_BYTES:
        raise _check.wrong("/files")
    return files


def _file(value):
    found = _check.record(value, ("path", "length", "sha256"), "/files")
    return PackedFile(
        path=_check.text(found["path"], PATH, "/files/path"),
        length=_check.whole(found["length"], 0, MAX_FILE_BYTES, "/files/length"),
        sha256=_check.text(found["sha256"], SHA256, "/files/sha256"),
    )
