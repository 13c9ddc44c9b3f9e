"""Style, scripts, fonts and icons, held in memory under the hash of their content.

An address names exactly one content, so a browser may keep it for a year.
Many small source files become one style sheet and one script: each request
costs a slow terminal more than the bytes.
"""

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.settings import PACKAGE

FOLDER = PACKAGE / "web" / "static"
KIOSK_BUNDLES = {  # what the browser receives → the list of its source files, in their order
    "kiosk.css": "bundle.txt",
    "kiosk.js": "bundle.txt",
    "desk.css": "desk.txt",  # on the desk pages, after kiosk.css: patrons never wait for it
    "desk.js": "desk.txt",
    "workbook.css": "workbook.txt",
    "practice.css": "practice.txt",  # only on the screens of a practice
    "practice.js": "practice.txt",
    "glass.css": "glass.txt",
}
COLLECTOR_BUNDLES = {"collector.css": "collector.txt", "collector.js": "collector.txt"}
SERVED = (".woff2", ".svg", ".png", ".txt")
COMPRESSED = (".css", ".js", ".svg")
HASH_SIGNS = 12
FOR_A_YEAR = "public, max-age=31536000, immutable"

mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file: its bytes, the same bytes compressed (or None), and its type."""

    body: bytes
    packed: bytes | None
    mimetype: str


class StaticFiles:
    """All static files of ``folder``. ``address`` tells where a file is served; ``find`` serves it."""

    def __init__(self, folder: Path = FOLDER, bundles=KIOSK_BUNDLES):
        self._files: dict[str, StaticFile] = {}
        self._addresses: dict[str, str] = {}
        for path in sorted(folder.rglob("*")):
            if path.suffix in SERVED and not _is_list(path, folder):
                self._add(path.relative_to(folder).as_posix(), path.read_bytes())
        for name, order in bundles.items():
            self._add(name, self._bundle(folder, order, Path(name).suffix))

    def address(self, name):
        """Return the address of the file ``name``. Raises KeyError if there is no such file."""
        return self._addresses[name]

    def find(self, address):
        """Return the :class:`StaticFile` at ``address``, or None."""
        return self._files.get(address)

    def _add(self, name, body):
        address = f"/static/{hashlib.sha256(body).hexdigest()[:HASH_SIGNS]}/{name}"
        suffix = Path(name).suffix
        packed = gzip.compress(body, 9, mtime=0) if suffix in COMPRESSED else None
        mimetype = mimetypes.types_map[suffix]
        charset = "; charset=utf-8" if mimetype.startswith("text/") else ""
        self._files[address] = StaticFile(body, packed, mimetype + charset)
        self._addresses[name] = address

    def _bundle(self, folder, order, suffix):
        """Return the files of one kind joined, with the fonts they name at their real addresses."""
        names = [line for line in (folder / order).read_text().splitlines() if line.endswith(suffix)]
        joined = "\n".join((folder / name).read_text(encoding="utf-8") for name in names)
        return _FONT.sub(lambda found: f'url("{self.address(found[1])}")', joined).encode("utf-8")


def _is_list(path, folder):
    """Say whether ``path`` lists the files of a bundle; other texts are licences."""
    return path.parent == folder and path.suffix == ".txt" and "LICENSE" not in path.name


_FONT = re.compile(r'url\("(fonts/[^"]+)"\)')
