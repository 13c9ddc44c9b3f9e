import pytest

from kiosk.enrolment_codes import LENGTH, SYMBOLS, grouped, new_code, read_code
from kiosk.errors import Rejected


def test_a_code_is_read_however_it_is_written():
    code = new_code()
    for typed in (code, grouped(code), grouped(code).lower(), f" {grouped(code).replace('-', ' – ')} "):
        assert read_code(typed) == code


def test_every_single_wrong_symbol_and_every_swap_is_caught():
    code = new_code()
    wrong = {code[:place] + symbol + code[place + 1 :] for place in range(LENGTH) for symbol in SYMBOLS}
    for first in range(LENGTH):
        for second in range(first + 1, LENGTH):
            swapped = list(code)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            wrong.add("".join(swapped))
    for typed in wrong - {code}:
        with pytest.raises(Rejected, match="One sign is different"):
            read_code(typed)


@pytest.mark.parametrize("typed", ["", "AAAA", "A" * 13, "0" * 12, "AAAA-BBBB-CCC!"])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(Rejected, match="12 letters and digits"):
        read_code(typed)


def test_symbols_that_look_alike_are_left_out():
    assert len(SYMBOLS) == 29
    assert not set("01ILOUZ") & set(SYMBOLS)
