"""Which compiled catalogue the pages show, and how a new one takes its place without a restart."""

import logging

from kiosk import i18n
from kiosk.catalogue import shelf
from kiosk.errors import KioskError
from kiosk.i18n import N_, gettext

ASK = N_("Ask at the desk.")
IN_SOURCE_LANGUAGE = N_("In English")

log = logging.getLogger(__name__)
_seen: dict[str, object] = {}


def load(settings):
    """Read the catalogue of ``settings`` into memory and make it the one that is shown."""
    _seen[str(settings.catalogue_path)] = _stamp(settings)
    catalogue = shelf.load(settings.catalogue_path, settings.local, settings.locales)
    shelf.open_catalogue(catalogue)


def reload_if_changed(settings):
    """Show the catalogue file that took the place of the one now shown; return whether there was one."""
    if _seen.get(str(settings.catalogue_path)) == _stamp(settings):
        return False
    try:
        load(settings)
    except (KioskError, OSError) as error:  # the one in memory goes on serving
        log.error("new catalogue not used: %s", error)
        return False
    return True


def _stamp(settings):
    try:
        status = settings.catalogue_path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


__all__ = ["ASK", "IN_SOURCE_LANGUAGE", "gettext", "i18n", "load", "reload_if_changed"]
