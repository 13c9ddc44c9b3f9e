"""Which compiled catalogue the pages show, and how a new one takes its place without a restart."""

import logging

from kiosk.catalogue import shelf
from kiosk.catalogue.arranging import arrange
from kiosk.errors import KioskError

log = logging.getLogger(__name__)


class Catalogues:
    """The catalogue file of one kiosk. ``load`` shows it, ``reload_if_changed`` shows its successor."""

    def __init__(self, settings):
        self._path = settings.catalogue_path
        self._settings = settings
        self._shown = None
        self.complete = None  # the catalogue with the lessons that are switched off

    def load(self):
        """Read the catalogue into memory and make it the one that is shown. Raises Unavailable."""
        self._shown = self._stamp()
        self.complete = shelf.load(self._path, self._settings.local)
        self._show()

    def prefer(self, settings):
        """Show the lessons as ``settings`` want them: which, in what order, with the library's own words."""
        words_changed = settings.local != self._settings.local
        self._settings = settings
        if words_changed:
            self.load()
        else:
            self._show()

    def _show(self):
        wish = self._settings
        shelf.open_catalogue(arrange(self.complete, wish.lessons_off, wish.lesson_order, wish.lessons_pinned))

    def reload_if_changed(self):
        """Show the file that took the place of the one now shown; return whether there was a good one."""
        if self._stamp() == self._shown:
            return False
        try:
            self.load()
        except KioskError as error:  # the catalogue in memory goes on serving
            log.error("new catalogue not used: %s", error)
            return False
        return True

    def _stamp(self):
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size
