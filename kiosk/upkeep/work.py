"""One piece of long work at a time, on a thread of its own, with what to tell whoever waits for it."""

import logging
import threading
from dataclasses import dataclass, replace

from kiosk import i18n
from kiosk.errors import Busy, KioskError
from kiosk.i18n import N_
from kiosk.storage import state_db

OUR_FAULT = N_("Something went wrong on our side. Nothing was lost. Try again.")
WAIT_SECONDS = 5

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """How far the work is: ``done`` of ``total`` bytes.

    ``kind`` names it; ``ended`` is "", "well" or "badly"; ``way_on`` is the
    address to go to when it has ended well, or "".
    """

    kind: str
    done: int = 0
    total: int = 0
    ended: str = ""
    sentence: str = ""  # a msgid: how it ended
    values: tuple[tuple[str, object], ...] = ()
    way_on: str = ""

    @property
    def words(self):
        """How it ended, in the language of the page."""
        return i18n.gettext(self.sentence, **dict(self.values)) if self.sentence else ""


class Work:
    """The work of one kiosk. How it ended is kept until it was told, or something else begins."""

    def __init__(self):
        self._lock = threading.Lock()
        self._state: State | None = None
        self._thread: threading.Thread | None = None

    @property
    def state(self):
        """The :class:`State` of the work under way or just ended, or None."""
        return self._state

    def start(self, kind, function, well):
        """Begin ``function(progress)`` and return at once.

        What it returns is the address to go to when it has ended well, or
        None; ``well`` is what to say then. Raises Busy while other work is
        under way.
        """
        with self._lock:
            if self._state and not self._state.ended:
                raise Busy(
                    N_("The kiosk is still busy with other work. It will try again in %(seconds)s seconds."),
                    seconds=WAIT_SECONDS,
                )
            self._state = State(kind)
            self._thread = threading.Thread(target=self._run, args=(function, well), name=kind, daemon=True)
            self._thread.start()

    def _run(self, function, well):
        try:
            way_on = function(self._note)
            self._end("well", well, {}, way_on or "")
        except KioskError as error:
            log.warning("%s: %s", self._state.kind, error.message)
            self._end("badly", error.message, error.values)
        except Exception as error:  # shown to whoever waits, and logged in full
            log.error("%s", self._state.kind, exc_info=error)
            self._end("badly", OUR_FAULT, {})
        finally:
            state_db.close()  # this thread's own connection

    def _note(self, done, total):
        self._state = replace(self._state, done=done, total=total)

    def _end(self, how, sentence, values, way_on=""):
        values = tuple(values.items())
        self._state = replace(self._state, ended=how, sentence=sentence, values=values, way_on=way_on)

    def wait(self, seconds):
        """Wait up to ``seconds`` for the work under way; return whether it has ended."""
        if self._thread:
            self._thread.join(seconds)
        return not (self._state and not self._state.ended)

    def tell(self, kinds):
        """Return the :class:`State` if it is of one of ``kinds``, else None. How it ended is told once."""
        state = self._state
        if state is None or state.kind not in kinds:
            return None
        self.forget()
        return state

    def forget(self):
        """Drop how the last work ended: it was told."""
        with self._lock:
            if self._state and self._state.ended:
                self._state = None
