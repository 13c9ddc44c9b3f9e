"""The words that the lessons of one language use, and the nearest of them to a misspelt one."""

from bisect import bisect_left
from functools import lru_cache

from kiosk.catalogue import shelf

SHORT = 4  # letters; a shorter word with two mistakes could be anything
SMALLEST = 3
ENDING = 2  # letters that a plural or a case may add: passwords, contraseñas


class Vocabulary:
    """``words`` are rows (folded, shown, number of lessons with it); ``lessons`` is how many there are."""

    def __init__(self, words, lessons):
        self._words = {folded: (shown, uses, _letters(folded)) for folded, shown, uses in words}
        self._lessons = lessons
        self._sorted = sorted(self._words)

    def knows(self, word):
        """Say whether a word of the lessons is or begins with the folded ``word``."""
        place = bisect_left(self._sorted, word)
        return place < len(self._sorted) and self._sorted[place].startswith(word)

    def without_ending(self, word):
        """Return ``word`` if the lessons use it, else the word it becomes without an ending, else ""."""
        if self.knows(word):
            return word
        shorter = (word[:end] for end in range(len(word) - 1, max(len(word) - ENDING, SHORT) - 1, -1))
        return next((stem for stem in shorter if stem in self._words), "")

    def says_little(self, word):
        """Say whether more than half of the lessons have ``word``: how, do, make."""
        return word in self._words and self._words[word][1] > self._lessons / 2

    @lru_cache(maxsize=1024)  # noqa: B019 - a vocabulary lives as long as its catalogue
    def nearest(self, word):
        """Return the word, as people write it, that is one or two mistakes from ``word``, or ""."""
        if len(word) < SMALLEST:
            return ""
        limit = 1 if len(word) <= SHORT else 2
        letters = _letters(word)
        found = []
        for folded, (shown, uses, others) in self._words.items():
            # cheap first: each mistake changes the length by one and at most two letters
            if abs(len(folded) - len(word)) <= limit and (letters ^ others).bit_count() <= 2 * limit:
                mistakes = distance(word, folded)
                if mistakes <= limit:
                    found.append((mistakes, folded[0] != word[0], -uses, shown))
        return min(found)[3] if found else ""


@lru_cache(maxsize=8)
def vocabulary(version, locale):
    """Return the :class:`Vocabulary` of ``locale`` in the open catalogue, whose ``version`` it is."""
    rows = shelf.current().database.execute_sql("SELECT folded, shown, lessons FROM word WHERE locale = ?", (locale,))
    return Vocabulary(rows.fetchall(), len(shelf.in_locale(locale).lessons))


def distance(one, other):
    """Return how many letters must be added, left out, changed or swapped with a neighbour.

    This is the optimal string alignment distance.

    >>> distance("emial", "email"), distance("pasword", "password")
    (1, 1)
    """
    before, row = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, match in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _letters(word):
    """The letters of ``word`` as bits, so that two words can be compared in one step."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
