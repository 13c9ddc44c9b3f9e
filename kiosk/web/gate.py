"""Lets requests through, and can hold all of them back for a moment.

A page reads several times. While another state takes the place of the present
one, no page may be half-way: those under way finish first, new ones wait.
"""

import threading
from contextlib import contextmanager

from kiosk.errors import Busy
from kiosk.i18n import N_

PATIENCE_SECONDS = 20  # for what is under way; sounds do not count, they ask nothing of the state
NEVER_HELD = ("/audio/", "/healthz", "/desk/backup/underway")


class Gate:
    """Counts requests that ask the state."""

    def __init__(self, patience_seconds=PATIENCE_SECONDS):
        self._patience = patience_seconds
        self._changed = threading.Condition()
        self._inside = 0
        self._is_held = False

    def enter(self, address):
        """Go in, or wait until the gate opens. Returns whether :meth:`leave` must be called."""
        if address.startswith(NEVER_HELD):
            return False
        with self._changed:
            while self._is_held:
                self._changed.wait()
            self._inside += 1
        return True

    def leave(self):
        """Go out again."""
        with self._changed:
            self._inside -= 1
            if self._is_held:
                self._changed.notify_all()

    @contextmanager
    def held(self):
        """Hold the gate for the ``with`` block, which begins when nobody is inside any more.

        Raises Busy if that takes too long, or if somebody else holds it.
        """
        with self._changed:
            if self._is_held:
                raise _busy()
            self._is_held = True
        try:
            with self._changed:
                if not self._changed.wait_for(lambda: self._inside == 0, self._patience):
                    raise _busy()
            yield
        finally:
            with self._changed:
                self._is_held = False
                self._changed.notify_all()


def _busy():
    return Busy(N_("The kiosk is very busy just now. Nothing was changed. Try again in a minute."), seconds=60)
