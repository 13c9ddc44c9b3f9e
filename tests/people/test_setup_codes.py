"""The set-up code: made once, readable by the kiosk alone, gone when the kiosk is set up."""

import pytest

from kiosk.people import setup_codes


@pytest.fixture
def path(tmp_path):
    return setup_codes.path_in(tmp_path)


def test_the_code_is_made_once_and_only_the_kiosk_may_read_it(path):
    code = setup_codes.read_or_make(path)
    assert len(code) == setup_codes.DIGITS
    assert setup_codes.read_or_make(path) == code
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_code_is_right_in_every_script_and_grouping(path):
    code = setup_codes.read_or_make(path)
    assert setup_codes.is_right(path, setup_codes.in_groups(code))
    assert setup_codes.is_right(path, code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))


@pytest.mark.parametrize("typed", ["", "x", "كود", "1" * 500])
def test_any_other_code_is_wrong(path, typed):
    assert not setup_codes.is_right(path, typed)


def test_a_file_that_is_damaged_is_made_anew(path):
    setup_codes.read_or_make(path)
    path.write_text("")
    assert not setup_codes.is_right(path, "")
    assert len(setup_codes.read_or_make(path)) == setup_codes.DIGITS


def test_forgetting_twice_is_the_same_as_once(path):
    setup_codes.read_or_make(path)
    setup_codes.forget(path)
    setup_codes.forget(path)
    assert not path.exists()
