import datetime

import pytest

from kiosk import weeks


def test_a_week_is_that_of_its_thursday():
    assert weeks.week_of(datetime.date(2027, 1, 3)) == "2026-W53"
    assert weeks.week_of(datetime.date(2027, 1, 4)) == "2027-W01"
    assert weeks.monday("2027-W01") == datetime.date(2027, 1, 4)
    assert weeks.sunday("2027-W01") == datetime.date(2027, 1, 10)


def test_weeks_are_moved_and_counted_over_the_turn_of_a_year():
    assert weeks.moved("2026-W52", 2) == "2027-W01"
    assert weeks.apart("2026-W52", "2027-W02") == 3
    assert weeks.apart("2027-W02", "2026-W52") == -3
    assert weeks.between("2026-W52", "2027-W01") == ("2026-W52", "2026-W53", "2027-W01")
    assert weeks.between("2027-W01", "2026-W52") == ()


@pytest.mark.parametrize("week", ["2027-W53", "2027-W00", "2027-1", "", "2027-W1", "٢٠٢٧-W01"])
def test_what_is_no_week_is_refused(week):
    with pytest.raises(ValueError, match=r".*"):
        weeks.monday(week)
