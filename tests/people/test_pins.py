"""Which PINs and passphrases may open the desk, and which others would try first."""

import random

import pytest

from kiosk.errors import Rejected
from kiosk.people import pins


@pytest.mark.parametrize(
    "typed",
    [
        "123456", "000000", "999999", "654321", "890123", "987654", "135791", "121212", "123123", "112233", "123321",
        "159753", "147258", "199012", "201926", "121990", "01012026", "12345678", "11111111", "12121212", "١٢٣٤٥٦",
        "000 000", "864208",
    ],
)  # fmt: skip
def test_pins_that_others_would_try_first_are_refused(typed):
    with pytest.raises(Rejected, match="try this PIN first"):
        pins.choose(typed)


@pytest.mark.parametrize(("typed", "why"), [("12345", "You entered 5"), ("", "Choose a PIN"), (" \n ", "Choose a PIN")])
def test_a_pin_has_at_least_six_digits(typed, why):
    with pytest.raises(Rejected, match=why):
        pins.choose(typed)


@pytest.mark.parametrize("typed", ["408152", "4081 5273", "٤٠٨١٥٢", "920571836402"])
def test_other_pins_are_taken_as_plain_digits(typed):
    assert pins.choose(typed).isascii()
    assert pins.choose(typed).isdecimal()


def test_nine_of_ten_random_pins_are_good():
    chance = random.Random("pins")
    refused = 0
    for _ in range(2000):
        try:
            pins.choose(f"{chance.randrange(10**6):06d}")
        except Rejected:
            refused += 1
    assert refused < 200


@pytest.mark.parametrize("typed", ["kettle", "12345a", "elevenchars"])
def test_a_passphrase_has_at_least_twelve_characters(typed):
    with pytest.raises(Rejected, match="at least 12 characters"):
        pins.choose(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "password1234",
        "Pass word 1234",
        "LIBRARY-library",
        "aaaaaaaaaaaa1",
        "abcabcabcabc",
        "correct horse battery staple",
    ],
)
def test_passphrases_that_others_would_try_first_are_refused(typed):
    with pytest.raises(Rejected, match="try this passphrase first"):
        pins.choose(typed)


@pytest.mark.parametrize(
    "typed", ["kettle window orange bus", "كتاب نافذة برتقال حافلة", "图书馆的窗户和橙色的公共汽车真好看"]
)
def test_other_passphrases_are_good_in_any_script(typed):
    assert pins.choose(typed) == typed


def test_a_passphrase_is_not_longer_than_can_be_hashed_quickly():
    with pytest.raises(Rejected, match="at most 128"):
        pins.choose("kettle window " * 20)
