"""The next-word machine: after two words, which one comes next?

It only counts. Looking up one word is one query; where the last two words were
never read together, it looks at the last one. After a full stop it goes on with
words that begin a sentence. People choose beginnings that are ours; they type none.
"""

import random
import re
from dataclasses import dataclass

WARMTHS = {"cool": 3.0, "middle": 1.0, "warm": 0.5}  # how much likely words are preferred
MOST_WORDS = 60
ENDS = frozenset(".?!…؟")
NO_SPACE_BEFORE = re.compile(r" (?=[.,;:?!…،؛؟])")


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
    ['can stop', 'stop']
    >>> contexts_of(["Stop", "."])
    ['']
    """
    if not words or words[-1] in ENDS:
        return [""]
    return [" ".join(words[-2:]), words[-1]] if len(words) > 1 else [words[-1]]


def likely(found, words):
    """Return the :class:`Next` words, most likely first. ``found`` is what the catalogue has for ``contexts_of``."""
    rows = next((found[one] for one in contexts_of(words) if one in found), [])
    total = sum(times for _, times, _ in rows)
    return [Next(word, times, round(100 * times / total), tuple(places)) for word, times, places in rows]


def draw(nexts, warmth, seed):
    """Return one of ``nexts`` by chance: the same for the same ``seed``; a warm machine takes rare words more often."""
    weights = [one.times ** WARMTHS[warmth] for one in nexts]
    return random.Random(seed).choices(nexts, weights)[0]  # noqa: S311 - a game, no secret


def chances(nexts, warmth):
    """Return how likely chance takes each of ``nexts``, in percent: the warmer, the more alike.

    >>> chances([Next("a", 3, 75, ()), Next("b", 1, 25, ())], "middle")
    [75, 25]
    """
    weights = [one.times ** WARMTHS[warmth] for one in nexts]
    return [round(100 * weight / sum(weights)) for weight in weights]


def last_sentence(words):
    """Return the words of the sentence that is being written, or has just come to its end.

    >>> last_sentence(["Stop", ".", "You", "can", "."])
    ['You', 'can', '.']
    """
    ends = [place for place, word in enumerate(words[:-1]) if word in ENDS]
    return words[ends[-1] + 1 :] if ends else words


def cut(passage, before, word):
    """Return ``passage`` in three parts, the middle one being ``word`` where it follows the words ``before``.

    >>> cut("You can stop, and you can ask.", ["you", "can"], "ask")
    ('You can stop, and you can ', 'ask', '.')
    """
    for known in (before[-2:], before[-1:], []):
        parts = [*(re.escape(one) for one in known), rf"(?P<word>{re.escape(word)})(?!\w)"]
        found = re.search(r"(?<!\w)" + r"\s*".join(parts), passage)
        if found:
            start, end = found.span("word")
            return passage[:start], passage[start:end], passage[end:]
    return passage, "", ""


def sentence(words):
    """Return the words as a sentence.

    >>> sentence(["You", "can", ",", "too", "."])
    'You can, too.'
    """
    return NO_SPACE_BEFORE.sub("", " ".join(words))
