from datetime import date

import pytest

from kiosk import clock


def test_a_day_after_the_release_is_believed():
    assert clock.today(date(2027, 3, 1)) == clock.Day(date(2027, 3, 1), certain=True)


@pytest.mark.parametrize("wrong", [date(1970, 1, 1), date(2016, 11, 23), date(2126, 11, 23)])
def test_a_day_before_the_release_or_far_in_the_future_is_not(wrong):
    assert clock.today(wrong) == clock.Day(clock.RELEASED, certain=False)


def test_monotonic_seconds_never_go_back():
    first = clock.monotonic()
    assert clock.monotonic() >= first
