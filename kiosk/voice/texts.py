"""Which sentence an id stands for.

The id is made from the language and the words, so a page can name a sentence
before anybody speaks it, and the same sentence always has the same sound. The
catalogue keeps the sentences of lessons; this registry keeps those of the
interface, in memory only: some were made for one person.
"""

from collections import OrderedDict
from threading import Lock

from kiosk.catalogue.sentences import say_id

MAX_CHARACTERS = 2000  # about two minutes of speech; a screen of ours has far less
MAX_TEXTS = 20_000


class Texts:
    """The sentences last shown or heard, at most ``max_texts``; safe to use from many threads."""

    def __init__(self, max_texts=MAX_TEXTS):
        self._max_texts = max_texts
        self._texts = OrderedDict()
        self._lock = Lock()

    def say_id(self, text, locale):
        """Remember ``text`` and return its id. A text too long to speak gets an id nobody can hear."""
        name = say_id(locale, text)
        if len(text) <= MAX_CHARACTERS:
            with self._lock:
                self._texts[name] = (text, locale)
                self._texts.move_to_end(name)
                if len(self._texts) > self._max_texts:
                    self._texts.popitem(last=False)
        return name

    def find(self, name):
        """Return the (text, locale) called ``name``, or None if it was not shown lately."""
        with self._lock:
            if name in self._texts:
                self._texts.move_to_end(name)  # pages are kept ready-made: hearing is the newer sign of use
            return self._texts.get(name)

    def __len__(self):
        return len(self._texts)
