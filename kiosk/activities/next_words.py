"""The next-word machine: after two words, which one comes next?

It only counts. Looking up one word is one query; where the last two words were
never read together, it looks at the last one, and then begins anew.
"""

import random
import re
from dataclasses import dataclass

WARMTHS = {"cool": 3.0, "middle": 1.0, "warm": 0.5}  # how much likely words are preferred
MOST_WORDS = 40
ENDS = frozenset(".?!…؟")
NO_SPACE_BEFORE = re.compile(r" (?=[.,;:?!…،؛؟])")
BLOCKED = frozenset()  # words a sentence may not begin with; people choose beginnings, they do not type them


@dataclass(frozen=True, slots=True)
class Next:
    """A word that may come next: how often it did, as a share of 100, and the numbers of passages."""

    word: str
    times: int
    share: int
    passages: tuple[int, ...]


def contexts_of(words):
    """Return the beginnings to look up for the words so far, longest first.

    >>> contexts_of(["You", "can", "stop"])
    ['can stop', 'stop', '']
    """
    return [" ".join(words[-2:]), words[-1], ""] if len(words) > 1 else [*words[-1:], ""]


def likely(found, words):
    """Return the :class:`Next` words, most likely first. ``found`` is what the catalogue has for ``contexts_of``.

    At the end of a sentence there is none.
    """
    if words and words[-1] in ENDS:
        return []
    contexts = contexts_of(words) if words else [""]
    rows = next((found[one] for one in contexts if one in found and (one or not words)), [])
    total = sum(times for _, times, _ in rows)
    return [Next(word, times, round(100 * times / total), tuple(places)) for word, times, places in rows]


def draw(nexts, warmth, seed):
    """Return one of ``nexts`` by chance: the same for the same ``seed``; a warm machine takes rare words more often."""
    weights = [one.times ** WARMTHS[warmth] for one in nexts]
    return random.Random(seed).choices(nexts, weights)[0]  # noqa: S311 - a game, no secret


def sentence(words):
    """Return the words as a sentence.

    >>> sentence(["You", "can", ",", "too", "."])
    'You can, too.'
    """
    return NO_SPACE_BEFORE.sub("", " ".join(words))
