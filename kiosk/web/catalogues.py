"""Which compiled catalogue the pages show, and how a new one takes its place without a restart."""

import logging

from kiosk.catalogue import shelf
from kiosk.errors import KioskError

log = logging.getLogger(__name__)


class Catalogues:
    """The catalogue file of one kiosk. ``load`` shows it, ``reload_if_changed`` shows its successor."""

    def __init__(self, settings):
        self._path = settings.catalogue_path
        self._local = settings.local
        self._shown = None

    def load(self):
        """Read the catalogue into memory and make it the one that is shown. Raises Unavailable."""
        self._shown = self._stamp()
        shelf.open_catalogue(shelf.load(self._path, self._local))

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
