"""What people build passwords from: words and names, keys side by side, rows, dates.

Each function finds pieces of one pattern in a text and says how many guesses
one needs when that pattern is tried.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a password from ``start`` to ``end`` (not included) that fits a ``pattern``."""

    start: int
    end: int
    pattern: str
    guesses: float


def words(text, lists):
    """Yield words of ``lists`` in ``text``: as they are, with capitals, with signs for letters, backwards."""
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


def rows_of_keys(text):
    """Yield runs of keys that stand side by side on a keyboard."""
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


def sequences(text):
    """Yield runs such as abc, 987 and 2468."""
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


def dates(text):
    """Yield years and dates, in any order and with any sign between."""
    for start in range(len(text)):
        found = YEAR.match(text, start)
        if found:
            yield Piece(start, found.end(), "date", max(abs(int(found[0]) - NOW), 20))
        for length in range(4, 11):
            part = text[start : start + length]
            whole = DATE.fullmatch(part)
            if whole and len(part) == length:
                yield Piece(start, start + length, "date", 365 * 50 * (4 if not part.isdigit() else 1))
