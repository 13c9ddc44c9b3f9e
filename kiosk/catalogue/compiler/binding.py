"""The long way: read, check, render each language, write."""

import functools

from kiosk.catalogue.checks import find_problems
from kiosk.catalogue.compiler.shelves import bind_shelf
from kiosk.catalogue.compiler.store import write_catalogue
from kiosk.catalogue.problems import Broken
from kiosk.catalogue.source.joining import join
from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.translations import read_translations


def bind(content, translations, out, locales, fingerprint, progress=None, additions=()):
    """Read and check everything, write the catalogue ``out`` and return the number of lessons.

    Raises Broken if there are problems; then nothing is written.
    """
    library, words, problems = read_all(content, translations, locales, additions)
    if problems:
        raise Broken(problems)
    write_library(library, words, out, fingerprint, progress)
    return len(library.lessons)


def read_all(content, translations, locales, additions=()):
    """Return (library, translations of each locale, problems) of two folders and what packs add to them."""
    problems = []
    library = functools.reduce(join, additions, read_library(content))
    words = [read_translations(translations, locale, problems, additions) for locale in locales]
    return library, words, [*problems, *library.problems, *find_problems(library, words)]


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
