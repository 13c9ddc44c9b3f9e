import pytest

from kiosk.errors import Rejected
from kiosk.people import codes


def test_a_new_code_has_twelve_digits_and_reads_as_itself():
    code = codes.new_code()
    assert len(code) == 12
    assert codes.read_code(code) == code


def test_a_long_code_has_sixteen_digits():
    code = codes.new_code(16)
    assert codes.read_code(code, 16) == code


def test_every_single_wrong_digit_is_noticed():
    code = codes.new_code()
    for place in range(12):
        for digit in set("0123456789") - {code[place]}:
            with pytest.raises(Rejected, match="One digit"):
                codes.read_code(code[:place] + digit + code[place + 1 :])


def test_every_swap_of_neighbours_is_noticed():
    code = "123456789012"
    code = code[:-1] + next(digit for digit in "0123456789" if not codes._damm(code[:-1] + digit))
    for place in range(11):
        if code[place] == code[place + 1]:
            continue
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        with pytest.raises(Rejected):
            codes.read_code(swapped)


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"])
def test_digits_of_other_scripts_are_the_same_digits(digits):
    code = codes.new_code()
    assert codes.read_code("".join(digits[int(sign)] for sign in code)) == code


def test_spaces_and_hyphens_do_not_matter():
    code = codes.new_code()
    assert codes.read_code(f" {code[:4]}-{code[4:8]} \u2013 {code[8:]}\r\n") == code


@pytest.mark.parametrize("typed", ["", "1", "12345678901", "1234567890123", "abcdefghijkl", "½23456789012"])
def test_what_is_not_twelve_digits_is_refused_with_the_number_entered(typed):
    with pytest.raises(Rejected, match="12 digits"):
        codes.read_code(typed)


def test_the_pepper_is_made_once_and_only_the_kiosk_may_read_it(tmp_path):
    path = tmp_path / "keys" / "pepper"
    first = codes.load_pepper(path)
    assert len(first) == 32
    assert codes.load_pepper(path) == first
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_hash_of_a_code_depends_on_the_pepper():
    assert codes.hash_code("123", b"a" * 32) != codes.hash_code("123", b"b" * 32)
    assert len(codes.hash_code("123", b"a" * 32)) == 16
