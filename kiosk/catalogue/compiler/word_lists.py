"""The lists of the password lab: what is tried first, and words to draw a passphrase from.

Much used passwords, names and words of each language come with the simulator,
most used first; then come the words of our own texts in that language, from
which a passphrase is drawn.
"""

import re
import unicodedata
from collections import Counter

from kiosk.catalogue.compiler.next_words import tokens
from kiosk.catalogue.folding import MARKS

LETTERS = range(3, 11)  # of a word to draw
VOWEL_SIGNS = re.compile(f"[{MARKS}]")  # people leave them out when they type


def lists_of(bound, folder, sentences):
    """Return rows (locale, name, words) for one language; ``sentences`` are all that is written in it."""
    found = (VOWEL_SIGNS.sub("", word).lower() for sentence in sentences for word in tokens(sentence))
    uses = Counter(word for word in found if word.isalpha())
    words = [word for word, _ in sorted(uses.items(), key=lambda one: (-one[1], one[0]))]
    more, names = (_read(folder / f"{name}.{bound.locale}.txt").split() for name in ("words", "names"))
    drawn = sorted(word for word in words if len(word) in LETTERS)
    return [
        (bound.locale, "common", _read(folder / "common.txt")),
        (bound.locale, "names", "\n".join(dict.fromkeys(_as_typed([*names, *_read(folder / "names.txt").split()])))),
        (bound.locale, "words", "\n".join(dict.fromkeys(_as_typed([*more, *words])))),
        (bound.locale, "drawn", "\n".join(drawn)),
    ]


def _as_typed(words):
    """Yield each word and its form without accents: many people leave them out of a password."""
    for word in words:
        yield word
        yield "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


def _read(file):
    return file.read_text(encoding="utf-8").strip() if file.exists() else ""
