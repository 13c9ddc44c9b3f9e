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
from functools import lru_cache

BRUTE = 10  # guesses for each sign that fits nothing
LEAST_OF_ONE, LEAST_OF_MORE = 10, 50  # a match hides the place where it begins and ends
NEW_PIECE = 10_000  # what it costs to try one piece more
LEET = dict(zip("@48({3691!|0$57+%2", "aabcceggiiiossttxz", strict=True))
ROWS = ("`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./")
SHIFTED = str.maketrans('~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?', "".join(ROWS))
KEYS, NEIGHBOURS = 47, 4.6  # on a keyboard, on average
YEAR = re.compile(r"19\d\d|20[0-3]\d")
DATE = re.compile(
    r"\d{1,2}([ \-/\\_.]?)\d{1,2}\1(?:19\d\d|20[0-3]\d|\d\d)"
    r"|(?:19\d\d|20[0-3]\d)([ \-/\\_.]?)\d{1,2}\2\d{1,2}"
)
NOW = 2026
LONGEST = 64  # signs that are looked at

SECONDS = {  # a guess takes, in the four settings
    "online-limited": 36.0,
    "online-unlimited": 0.1,
    "stolen-slow": 1e-4,
    "stolen-fast": 1e-10,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a password from ``start`` to ``end`` (not included) that fits a ``pattern``."""

    start: int
    end: int
    pattern: str
    guesses: float


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
    return _cheapest(text, _pieces(text, lists))


def _pieces(text, lists):
    found = [*_words(text, lists), *_rows_of_keys(text), *_sequences(text), *_repeats(text, lists), *_dates(text)]
    return [piece for piece in found if piece.end > piece.start]


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


def _words(text, lists):
    lower = text.lower()
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            part = lower[start:end]
            for pattern, ranks in lists.ranks.items():
                yield from _as_word(text[start:end], part, ranks, Piece(start, end, pattern, 0))


def _as_word(shown, part, ranks, here):
    plain = "".join(LEET.get(sign, sign) for sign in part)
    other = plain.replace("i", "l") if any(sign in part for sign in "1!|7") else plain
    for word, factor in ((part, 1), (part[::-1], 2), *((one, _leet(part)) for one in {plain, other} if one != part)):
        if word in ranks and (len(word) > 1 or factor == 1):
            yield Piece(here.start, here.end, here.pattern, ranks[word] * factor * _capitals(shown))


def _capitals(word):
    upper = sum(sign.isupper() for sign in word)
    if not upper:
        return 1
    letters = sum(sign.isalpha() for sign in word)
    if upper == letters or (upper == 1 and (word[0].isupper() or word[-1].isupper())):
        return 2
    lower = sum(sign.islower() for sign in word)
    return sum(math.comb(upper + lower, n) for n in range(1, min(upper, lower) + 1))


def _leet(part):
    signs = {sign for sign in part if sign in LEET}
    factor = 1
    for sign in signs:
        changed, kept = part.count(sign), part.count(LEET[sign])
        many = sum(math.comb(changed + kept, n) for n in range(1, min(changed, kept) + 1)) if kept else 2
        factor *= many
    return factor


@lru_cache(maxsize=1)
def _keyboard():
    places = {}
    for row, keys in enumerate(ROWS):
        for place, key in enumerate(keys):
            places[key] = (row, place + (0, 1, 1, 1)[row])
    return places


def _rows_of_keys(text):
    places, keys = _keyboard(), text.translate(SHIFTED)
    start = 0
    while start < len(keys) - 2:
        end, turns, way = start + 1, 0, None
        while end < len(keys) and (step := _step(places, keys[end - 1], keys[end])):
            turns, way, end = turns + (step != way), step, end + 1
        if end - start > 2:
            shifted = sum(one != other for one, other in zip(text[start:end], keys[start:end], strict=True))
            yield Piece(start, end, "keyboard", _ways(end - start, turns) * _shifts(shifted, end - start - shifted))
        start = max(end - 1, start + 1)


def _step(places, one, other):
    if one not in places or other not in places or one == other:
        return None
    down, along = places[other][0] - places[one][0], places[other][1] - places[one][1]
    ways = {(0, 1), (0, -1), (1, 0), (1, -1), (-1, 0), (-1, 1)}
    return (down, along) if (down, along) in ways else None


def _ways(length, turns):
    return sum(
        math.comb(size - 1, turn - 1) * KEYS * NEIGHBOURS**turn
        for size in range(2, length + 1)
        for turn in range(1, min(turns, size - 1) + 1)
    )


def _shifts(shifted, plain):
    if not shifted:
        return 1
    return 2 if not plain else sum(math.comb(shifted + plain, n) for n in range(1, min(shifted, plain) + 1))


def _sequences(text):
    start = 0
    while start < len(text) - 1:
        step, end = ord(text[start + 1]) - ord(text[start]), start + 1
        while end < len(text) and ord(text[end]) - ord(text[end - 1]) == step:
            end += 1
        if 0 < abs(step) <= 5 and (end - start > 2 or abs(step) == 1):
            first = text[start]
            base = 4 if first in "aAzZ019" else 10 if first.isdigit() else 26
            yield Piece(start, end, "sequence", base * (1 if step > 0 else 2) * (end - start))
        start = max(end - 1, start + 1)


def _repeats(text, lists):
    for found in re.finditer(r"(.+?)\1+", text):
        unit = found[1]
        one = _cheapest(unit, [*_words(unit, lists), *_rows_of_keys(unit), *_sequences(unit), *_dates(unit)]).guesses
        yield Piece(found.start(), found.end(), "repeat", one * (len(found[0]) // len(unit)))


def _dates(text):
    for start in range(len(text)):
        found = YEAR.match(text, start)
        if found:
            yield Piece(start, found.end(), "date", max(abs(int(found[0]) - NOW), 20))
        for length in range(4, 11):
            part = text[start : start + length]
            whole = DATE.fullmatch(part)
            if whole and len(part) == length:
                yield Piece(start, start + length, "date", 365 * 50 * (4 if not part.isdigit() else 1))


def seconds_to_guess(guesses, setting):
    """Return the seconds that it takes on average in a setting: half of the guesses are needed.

    >>> round(seconds_to_guess(7776**3, "stolen-slow") / 86_400 / 30)
    9
    """
    return guesses / 2 * SECONDS[setting]


def of_random_words(count, size):
    """Return the guesses for ``count`` words drawn from ``size``.

    >>> f"{of_random_words(4, 7776):.1e}"
    '3.7e+15'
    """
    return float(size) ** count
