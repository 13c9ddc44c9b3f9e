"""The estimate of guesses, held against zxcvbn, which is used in tests only."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from zxcvbn import zxcvbn

from kiosk import settings
from kiosk.activities import passwords

SAMPLES = 500
KEYS = ("qwerty", "asdfgh", "zxcvbn", "1qaz2wsx", "qwertyuiop", "poiuyt")
ROWS = ("abcdef", "123456", "987654", "aaaaaa", "abcabcabc", "121212")


@pytest.fixture(scope="module")
def words():
    folder = settings.bundled("content") / "activities" / "password-lab"
    return {name: (folder / f"{name}.txt").read_text("utf-8").split() for name in ("common", "words.en", "names")}


@pytest.fixture(scope="module")
def lists(words):
    return passwords.Lists(words["common"], words["words.en"], words["names"])


def samples(words):
    """Yield passwords as people make them, and some by chance; the same in every run."""
    chance = random.Random(11)
    plain = [word for word in words["words.en"] if word.isalpha()]
    pick = chance.choice

    def cased(word):
        return pick((word, word.capitalize(), word.upper()))

    makers = (
        lambda: pick(words["common"]),
        lambda: cased(pick(plain)) + str(chance.randint(0, 99)),
        lambda: cased(pick(words["names"])) + str(chance.randint(1940, 2026)),
        lambda: pick(plain).replace("a", "@").replace("o", "0") + pick("!?."),
        lambda: "".join(pick("abcdefghijklmnopqrstuvwxyz") for _ in range(chance.randint(6, 12))),
        lambda: "".join(chr(chance.randint(33, 126)) for _ in range(chance.randint(6, 14))),
        lambda: " ".join(pick(plain) for _ in range(chance.randint(2, 4))),
        lambda: pick(plain) + pick(plain),
        lambda: pick(KEYS) + str(chance.randint(0, 999)),
        lambda: pick(ROWS) + pick(("", "!", "x7")),
        lambda: f"{chance.randint(1, 28):02}{pick('./-')}{chance.randint(1, 12):02}.{chance.randint(1940, 2020)}",
        lambda: pick(plain)[::-1] + str(chance.randint(0, 9)),
        lambda: cased(pick(words["names"])) + pick(plain) + pick("!?1"),
    )
    return [makers[number % len(makers)]() for number in range(SAMPLES)]


def test_nine_of_ten_estimates_have_the_order_of_magnitude_of_zxcvbn_and_none_flatters(words, lists):
    gaps = [
        math.log10(passwords.estimate(one, lists).guesses) - math.log10(float(zxcvbn(one)["guesses"]))
        for one in samples(words)
    ]
    assert sum(abs(gap) <= 1 for gap in gaps) >= 0.9 * SAMPLES
    assert max(gaps) <= 2


def test_known_pieces_are_named(lists):
    named = {
        "password": "common",
        "sgiwpkto": "random",
        "qwertyuiop": "common",
        "zxcvbnm,./": "keyboard",
        "defghijk": "sequence",
        "xqxqxqxqxq": "repeat",
        "14.03.1987": "date",
    }
    assert {one: passwords.estimate(one, lists).pattern for one in named} == named


def test_the_figures_of_random_words_are_those_of_the_lesson():
    year = 365 * 86_400
    three, four, five = (passwords.by_chance(count, passwords.DICE_LIST).guesses for count in (3, 4, 5))
    assert 4.6e11 < three < 4.8e11
    assert 8 < passwords.seconds_to_guess(three, "stolen-slow") / year * 12 < 10
    assert 22 < passwords.seconds_to_guess(three, "stolen-fast") < 25
    assert 5_500 < passwords.seconds_to_guess(four, "stolen-slow") / year < 6_000
    assert 1.9 < passwords.seconds_to_guess(four, "stolen-fast") / 86_400 < 2.3
    assert 44 < passwords.seconds_to_guess(five, "stolen-fast") / year < 46
    eight = passwords.by_chance(8, passwords.KEYBOARD_SIGNS).guesses
    assert 6.5e15 < eight < 6.7e15
    assert 3.5 < passwords.seconds_to_guess(eight, "stolen-fast") / 86_400 < 4


def test_a_row_of_words_counts_as_drawn_by_chance(lists):
    found = passwords.estimate("Lamp river-onion coat", lists)
    assert (found.pattern, found.guesses) == ("words", float(passwords.DICE_LIST) ** 4)
    assert passwords.estimate("lamp river", lists).pattern == "mixed"


def test_nothing_and_very_long_texts_have_an_estimate_too(lists):
    assert passwords.estimate("", lists).guesses == 1
    assert passwords.estimate("x" * 5000, lists).guesses > 1
    assert passwords.estimate("كلمة سر طويلة", lists).guesses > 1e6


@given(text=st.text(max_size=80))
@tried(max_examples=60, deadline=None)
def test_any_text_has_an_estimate_and_each_piece_found_has_its_words(practices, lists, text):
    _, fields = practices["password-lab"]
    known = {pattern["id"] for pattern in fields["pattern"]}
    found = passwords.estimate(text, lists)
    assert 1 <= found.guesses < math.inf
    assert {found.pattern, *(piece.pattern for piece in found.pieces)} <= known
    assert found.guesses <= max(passwords.LEAST_OF_MORE + 1, float(passwords.BRUTE) ** len(text)) + 1  # sign by sign
