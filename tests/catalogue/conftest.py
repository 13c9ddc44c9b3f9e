"""A small library about hot drinks: two lessons, a course, a path, a fact, a slot, a term."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk import i18n
from kiosk.catalogue import shelf
from kiosk.catalogue.checks import find_problems
from kiosk.catalogue.compiler import build
from kiosk.catalogue.shelves import NOTHING
from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.translations import read_translations

LOCALES = ("en", "es", "ar")
HERE = Path(__file__).parent


@dataclass
class Author:
    """Somebody who writes lessons: ``content`` and ``translations`` are the folders, ``out`` the catalogue."""

    content: Path
    translations: Path
    out: Path

    def path(self, name):
        """Return the path of a file in the lesson about tea, or of one at the top."""
        beside = self.content / "kitchen" / "make-tea" / name
        return beside if beside.exists() else self.content / name

    def change(self, name, old, new):
        """Replace ``old``, which stands once in the file ``name``, by ``new``."""
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.path(name).write_text(text.replace(old, new), encoding="utf-8")

    def line_of(self, name, start):
        """Return the number of the first line of the file ``name`` in which ``start`` stands."""
        lines = self.path(name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if start in line)

    def translate(self, locale, messages, domain="content"):
        """Write translations: {(context, English): words}. A value may be (flag, words)."""
        file = self.translations / locale / "LC_MESSAGES" / f"{domain}.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        file.write_text(head + "".join(_entry(key, words) for key, words in messages.items()), encoding="utf-8")
        return file

    def problems(self):
        """Return what the checks say, each as "file:line: what, what to do", the file without its folder."""
        problems = []
        library = read_library(self.content)
        words = [read_translations(self.translations, locale, problems) for locale in LOCALES]
        problems += [*library.problems, *find_problems(library, words)]
        return [f"{p.file.name}:{p.line}: {p.what}, {p.remedy}" for p in sorted(problems)]

    def build(self, **options):
        """Build the catalogue."""
        return build(self.content, self.translations, self.out, LOCALES, **options)

    def open(self, local=None):
        """Build the catalogue and put it on the shelf."""
        self.build()
        catalogue = shelf.load(self.out, local or {})
        shelf.open_catalogue(catalogue)
        return catalogue


def _entry(key, words):
    flag, words = words if isinstance(words, tuple) else ("", words)
    quoted = [part.replace('"', '\\"') for part in (*key, words)]
    context = f'msgctxt "{quoted[0]}"\n' if quoted[0] else ""
    return f'\n{f"#, {flag}" + chr(10) if flag else ""}{context}msgid "{quoted[1]}"\nmsgstr "{quoted[2]}"\n'


@pytest.fixture
def author(tmp_path):
    """An author with a flawless small library and no translations."""
    content = tmp_path / "content"
    shutil.copytree(HERE / "content", content)
    tea, coffee = content / "kitchen" / "make-tea", content / "kitchen" / "make-coffee"
    shutil.copytree(tea, coffee)
    text = (tea / "lesson.md").read_text(encoding="utf-8")
    text = text.replace("make-coffee", "make-tea").replace(" tea", " coffee")
    (coffee / "lesson.md").write_text(text, encoding="utf-8")
    yield Author(content, tmp_path / "translations", tmp_path / "data" / "catalogue.sqlite")
    shelf._catalogue.close()
    shelf._catalogue = NOTHING
    for locale in LOCALES:
        i18n.install(locale, b"")
