"""The catalogue that this kiosk has open, and the short ways to its lessons.

``load`` reads a catalogue file, ``open_catalogue`` puts it on the shelf; pages
that are being made keep the one they began with.
"""

from kiosk import i18n
from kiosk.catalogue.loading import load
from kiosk.catalogue.shelves import NOTHING
from kiosk.errors import Unavailable
from kiosk.i18n import N_

_catalogue = NOTHING


def open_catalogue(catalogue):
    """Make ``catalogue`` the one that everybody reads from now on, with its interface words."""
    global _catalogue  # noqa: PLW0603 - one process shows one catalogue
    for locale, messages in catalogue.interface.items():
        i18n.install(locale, messages)
    _catalogue = catalogue


def current():
    """Return the open :class:`Catalogue`. Raises Unavailable while there is none."""
    if _catalogue is NOTHING:
        raise Unavailable(N_("The lessons are missing or damaged. Run: kiosk content build"))
    return _catalogue


def in_locale(locale=None):
    """Return the :class:`Shelf` of ``locale``, by default the locale of the page being made."""
    shelves = current().shelves
    return shelves.get(locale or i18n.current()) or next(iter(shelves.values()))


def find_lesson(slug, locale=None):
    """Return the lesson ``slug``. Raises NotFound."""
    return in_locale(locale).find_lesson(slug)


def find_practice(id):
    """Return what the simulator ``id`` shows in the locale of the page being made. Raises NotFound."""
    return current().find_practice(id, in_locale().locale)


__all__ = ["current", "find_lesson", "find_practice", "in_locale", "load", "open_catalogue"]
