"""How many guesses a password holds: what is likely is tried first.

The estimate is the cheapest way to build the password from what people do:
much used passwords, words and names (also with capitals, with signs for
letters, or backwards), keys side by side, rows, repeats, dates. Our own code;
the method follows Wheeler's zxcvbn (USENIX Security 2016), which also checks
it in the tests. Nothing given to it is kept.
"""

import math
import re
from dataclasses import dataclass

from kiosk.activities.password_pieces import Piece, dates, rows_of_keys, sequences, words

BRUTE = 10  # guesses for each sign that fits nothing
LEAST_OF_ONE, LEAST_OF_MORE = 10, 50  # a match hides the place where it begins and ends
NEW_PIECE = 10_000  # what it costs to try one piece more
LONGEST = 64  # signs that are looked at
DICE_LIST = 7776  # words that five dice choose from
KEYBOARD_SIGNS = 95  # letters, digits and signs of a plain keyboard, and the space
BETWEEN_WORDS = re.compile(r"[\s._,-]+")
FEWEST_WORDS = 3  # that look like a passphrase

SECONDS = {  # a guess takes, in the four settings
    "online-limited": 36.0,
    "online-unlimited": 0.1,
    "stolen-slow": 1e-4,
    "stolen-fast": 1e-10,
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many guesses, on average half of all, and the ``pieces`` by which it is found."""

    guesses: float
    pieces: tuple[Piece, ...]

    @property
    def pattern(self):
        """The id of the pattern to name: one of its pieces, "mixed" for several, "random" for none."""
        found = [piece.pattern for piece in self.pieces if piece.pattern != "random"]
        if not found:
            return "random"
        return found[0] if len(set(found)) == 1 and len(self.pieces) == len(found) == 1 else "mixed"


class Lists:
    """What is tried first: ``common`` passwords, ``words`` and ``names``, each in the order of use."""

    def __init__(self, common, words, names):
        self.ranks = {}
        for pattern, found in (("common", common), ("word", words), ("name", names)):
            self.ranks[pattern] = {word: place for place, word in enumerate(found, 1)}


def estimate(password, lists):
    """Return the :class:`Estimate` for ``password``; of a long one only the first signs are looked at."""
    text = password[:LONGEST]
    if not text:
        return Estimate(1.0, ())
    found, drawn = _cheapest(text, _pieces(text, lists)), _as_drawn(text, lists)
    return drawn if drawn and drawn.guesses < found.guesses else found


def _as_drawn(text, lists):
    """Return the estimate for words drawn by chance, if ``text`` looks like a row of them, or None."""
    parts = BETWEEN_WORDS.split(text.lower())
    if len(parts) < FEWEST_WORDS or not all(any(part in known for known in lists.ranks.values()) for part in parts):
        return None
    return by_chance(len(parts), DICE_LIST)


def _pieces(text, lists):
    found = [*_plain_pieces(text, lists), *_repeats(text, lists)]
    return [piece for piece in found if piece.end > piece.start]


def _plain_pieces(text, lists):
    return [*words(text, lists), *rows_of_keys(text), *sequences(text), *dates(text)]


def _cheapest(text, pieces):
    """Return the cheapest way to put the whole text together: the least of l! × product + 10000^(l-1)."""
    length = len(text)
    ending = [[] for _ in range(length)]
    for piece in pieces:
        least = LEAST_OF_ONE if piece.end - piece.start == 1 else LEAST_OF_MORE
        guesses = max(piece.guesses, least if piece.end - piece.start < length else 1)
        ending[piece.end - 1].append(Piece(piece.start, piece.end, piece.pattern, guesses))
    best = [{} for _ in range(length)]  # end → number of pieces → (cost, product, piece)
    for end in range(length):
        for piece in ending[end]:
            _try(best, piece, end)
        for start in range(end + 1):
            least = (LEAST_OF_ONE if end == start else LEAST_OF_MORE) + 1  # a known pattern is tried before
            _try(best, Piece(start, end + 1, "random", max(float(BRUTE) ** (end + 1 - start), least)), end)
    return _unwound(best, length)


def _try(best, piece, end):
    before = best[piece.start - 1] if piece.start else {0: (0.0, 1.0, None)}
    for count, (_, product, last) in before.items():
        if last and last.pattern == piece.pattern == "random":
            continue  # two in a row are one longer one
        number, total = count + 1, product * piece.guesses
        cost = math.factorial(number) * total + NEW_PIECE ** (number - 1)
        if all(cost < known or many > number for many, (known, _, _) in best[end].items()):
            best[end] = {many: one for many, one in best[end].items() if many <= number or one[0] < cost}
            best[end][number] = (cost, total, piece)


def _unwound(best, length):
    number = min(best[-1], key=lambda count: best[-1][count][0])
    guesses, pieces, end = best[-1][number][0], [], length
    while end > 0:
        piece = best[end - 1][number][2]
        pieces.append(piece)
        end, number = piece.start, number - 1
    return Estimate(guesses, tuple(reversed(pieces)))


def _repeats(text, lists):
    for found in re.finditer(r"(.+?)\1+", text):
        unit = found[1]
        one = _cheapest(unit, _plain_pieces(unit, lists)).guesses
        yield Piece(found.start(), found.end(), "repeat", one * (len(found[0]) // len(unit)))


def seconds_to_guess(guesses, setting):
    """Return the seconds that it takes on average in a setting: half of the guesses are needed.

    >>> round(seconds_to_guess(7776**3, "stolen-slow") / 86_400 / 30)
    9
    """
    return guesses / 2 * SECONDS[setting]


def by_chance(count, size):
    """Return the :class:`Estimate` for ``count`` words, or signs of a keyboard, drawn from ``size``.

    >>> f"{by_chance(4, DICE_LIST).guesses:.1e}"
    '3.7e+15'
    >>> by_chance(8, KEYBOARD_SIGNS).pattern
    'random'
    """
    pattern = "random" if size == KEYBOARD_SIGNS else "words"
    return Estimate(float(size) ** count, (Piece(0, 0, pattern, float(size) ** count),))
