"""The long way: read, check, render each language, write."""

from kiosk.catalogue.checks import find_problems
from kiosk.catalogue.compiler.shelves import bind_shelf
from kiosk.catalogue.compiler.store import write_catalogue
from kiosk.catalogue.problems import Broken
from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.translations import read_translations


def bind(content, translations, out, locales, fingerprint, progress=None):
    """Read and check everything, write the catalogue ``out`` and return the number of lessons.

    Raises Broken if there are problems; then nothing is written.
    """
    problems = []
    library = read_library(content)
    words = [read_translations(translations, locale, problems) for locale in locales]
    problems += [*library.problems, *find_problems(library, words)]
    if problems:
        raise Broken(problems)
    write_library(library, words, out, fingerprint, progress)
    return len(library.lessons)


def write_library(library, words, out, fingerprint, progress=None):
    """Render ``library`` in the language of each of ``words`` and write the catalogue ``out``."""
    step = _steps(progress, len(library.lessons) * len(words))
    shelves = [bind_shelf(library, one, step) for one in words]
    locales = " ".join(one.locale for one in words)
    write_catalogue(out, shelves, {"fingerprint": fingerprint, "locales": locales})


def _steps(progress, total):
    done = 0

    def step():
        nonlocal done
        done += 1
        if progress:
            progress(done, total)

    return step
