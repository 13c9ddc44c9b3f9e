"""The lists of the password lab: what is tried first, and words to draw a passphrase from.

Much used passwords and names come with the simulator; the words of each
language are those of our own texts, most used first, so that there is a list in every language.
"""

from collections import Counter

from kiosk.catalogue.compiler.next_words import tokens

LETTERS = range(3, 11)  # of a word to draw
SHARED = ("common", "names")


def lists_of(bound, folder, sentences):
    """Return rows (locale, name, words) for one language; ``sentences`` are all that is written in it."""
    rows = [(bound.locale, name, _read(folder / f"{name}.txt")) for name in SHARED]
    uses = Counter(word.lower() for sentence in sentences for word in tokens(sentence) if word[0].isalpha())
    words = [word for word, _ in sorted(uses.items(), key=lambda one: (-one[1], one[0]))]
    more = _read(folder / f"words.{bound.locale}.txt").split()
    drawn = sorted(word for word in words if word.isalpha() and len(word) in LETTERS)
    return [
        *rows,
        (bound.locale, "words", "\n".join(dict.fromkeys([*more, *words]))),
        (bound.locale, "drawn", "\n".join(drawn)),
    ]


def _read(file):
    return file.read_text(encoding="utf-8").strip() if file.exists() else ""
