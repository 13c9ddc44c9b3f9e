"""The long way: read, check, render each language, write."""

from kiosk.catalogue.checks import find_problems
from kiosk.catalogue.compiler.shelves import bind_shelf
from kiosk.catalogue.compiler.store import write_catalogue
from kiosk.catalogue.problems import Broken
from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.translations import read_translations


def bind(content, translations, out, locales, fingerprint, progress=None, *, unfinished=False):
    """Write the catalogue ``out`` and return the number of lessons.

    Raises Broken if there are problems; with ``unfinished`` whatever can be shown is shown.
    """
    problems = []
    library = read_library(content)
    words = [read_translations(translations, locale, problems) for locale in locales]
    problems += [*library.problems, *find_problems(library, words)]
    if problems and not unfinished:
        raise Broken(problems)
    step = _steps(progress, len(library.lessons) * len(locales))
    shelves = [bind_shelf(library, one, step) for one in words]
    write_catalogue(out, shelves, {"fingerprint": fingerprint, "locales": " ".join(locales)})
    return len(library.lessons)


def _steps(progress, total):
    done = 0

    def step():
        nonlocal done
        done += 1
        if progress:
            progress(done, total)

    return step
