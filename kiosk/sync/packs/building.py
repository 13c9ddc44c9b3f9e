"""A folder of sources → a pack: checked like the bundled lessons, signed, the same bytes each time.

The folder holds ``pack.toml`` and, laid out like the bundled ones, ``content/``
and ``translations/``:

    name = "harbour-lessons"
    kind = "lessons"                # or translations
    version = 3
    min_app = "0.2.0"               # the oldest kiosk that can use it; this one if left out
    replaces = ["strong-passwords"] # lessons that take the place of earlier ones; may be left out

    [titles]
    en = "Lessons of the harbour"

New lessons stand in courses of their own (``content/courses.toml``), or at the
end of courses that are there (``content/lessons.toml``: ``security = ["my-lesson"]``).
"""

import hashlib
import tomllib

from kiosk import __version__
from kiosk.catalogue.additions import Addition
from kiosk.catalogue.problems import Broken
from kiosk.catalogue.source.joining import RECIPE
from kiosk.envelope import seal
from kiosk.errors import BadMessage, NotFound, Rejected
from kiosk.i18n import LOCALES, N_
from kiosk.sync.packs import contents, format, reading

PARTS = ("content", "translations", "audio")
PIECE = 2**20


def build(folder, key, out, bundled, locales=tuple(LOCALES)):
    """Check what is in ``folder``, sign it with ``key``, write the pack ``out`` and return its Manifest.

    ``bundled`` are the folders (content, translations) of the lessons that it
    joins. Raises NotFound, Rejected, or Broken with all mistakes of the lessons.
    """
    manifest = _manifest(folder)
    reading.check_use(manifest.kind, manifest.min_app)
    contents.check_plan(manifest)
    for file in manifest.files:
        contents.check_file(manifest.kind, file.path, folder / format.disk_path(file.path))
    _check_lessons(folder, manifest, bundled, locales)
    _write(folder, manifest, key, out)
    return manifest


def _manifest(folder):
    told = _recipe(folder / RECIPE)
    files = tuple(_packed(folder, path) for path in sorted(_paths(folder)))
    plain = format.Manifest(
        name=told.get("name", ""),
        kind=told.get("kind", ""),
        version=told.get("version", 0),
        min_app=told.get("min_app", __version__),
        titles=told.get("titles", {}),
        replaces=tuple(sorted(told.get("replaces", ()))),
        files=files,
    )
    try:
        return format.parse(format.encode(plain))
    except BadMessage as error:
        raise Rejected(
            N_("%(file)s or a name in the folder is not as it should be: %(field)s."),
            file=RECIPE,
            field=error.pointer or str(error),
        ) from error


def _recipe(path):
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NotFound(N_("There is no %(file)s in the folder."), file=RECIPE) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Rejected(N_("%(file)s cannot be read: %(why)s."), file=str(path), why=str(error)) from error
    unknown = set(told) - {"name", "kind", "version", "min_app", "titles", "replaces"}
    if unknown:
        raise Rejected(
            N_("%(file)s or a name in the folder is not as it should be: %(field)s."),
            file=RECIPE,
            field=min(unknown),
        )
    return told


def _paths(folder):
    """Yield the path in the pack of every file; hidden files and gettext templates stay out."""
    for file in (file for part in PARTS for file in (folder / part).rglob("*")):
        relative = file.relative_to(folder)
        if file.is_symlink():
            raise Rejected(N_("%(file)s is a link. A pack holds files only."), file=relative.as_posix())
        if file.is_file() and not any(part.startswith(".") for part in relative.parts) and file.suffix != ".pot":
            yield format.packed_path(relative.as_posix())


def _packed(folder, path):
    with (folder / format.disk_path(path)).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return format.PackedFile(path, file.tell(), digest)


def _check_lessons(folder, manifest, bundled, locales):
    # loaded late: only building a pack pays for the Markdown library
    from kiosk.catalogue.compiler.binding import read_all  # noqa: PLC0415 - brings the Markdown library

    added = Addition(folder, manifest.replaces, retranslates=manifest.kind == "translations")
    _, _, problems = read_all(*bundled, locales, (added,))
    if problems:
        raise Broken(problems)


def _write(folder, manifest, key, out):
    head = format.MARK + seal(format.encode(manifest), format.TYPE, key) + b"\n"
    draft = out.with_name(f"{out.name}.new")
    with draft.open("wb") as pack:
        pack.write(head)
        for packed in manifest.files:
            with (folder / format.disk_path(packed.path)).open("rb") as file:
                while piece := file.read(PIECE):
                    pack.write(piece)
    draft.replace(out)
