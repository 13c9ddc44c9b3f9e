from datetime import date

import pytest

from kiosk import library_day
from kiosk.clock import RELEASED, Day
from tests.browsing import words


def test_without_a_certain_day_the_page_says_so_and_why(desk_page):
    page = words(desk_page.get("/desk/clock"))
    assert "but it is not sure" in page
    assert library_day.doubt() in page
    assert "Lessons work without it" in page


def test_one_press_confirms_the_day_that_is_shown(desk_page):
    day = library_day.today().date
    assert f'name="day" value="{day}"' in desk_page.get("/desk/clock").text
    page = words(desk_page.post("/desk/clock/confirm", day=str(day)))
    assert library_day.today() == Day(day, certain=True)
    assert "The kiosk knows the day now." in page
    assert "The kiosk is sure of it." in page


def test_a_certain_day_needs_no_press(desk_page, monday):
    page = desk_page.get("/desk/clock").text
    assert "Yes, today is" not in page
    assert "Today is 23 November 2026." in page


def test_staff_can_set_another_day_even_an_earlier_one(desk_page):
    for day in (date(2027, 3, 1), date(2026, 12, 24)):
        desk_page.post("/desk/clock", day=day.day, month=day.month, year=day.year)
        assert library_day.today() == Day(day, certain=True)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ({"day": "31", "month": "2", "year": "2027"}, "There is no such day."),
        ({"day": "", "month": "2", "year": "2027"}, "There is no such day."),
        ({"day": "1", "month": "1", "year": "2020"}, "The date must be between"),
        ({"day": "1", "month": "1", "year": "2999"}, "The date must be between"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_is_lost(desk_page, day, sentence):
    answer = desk_page.post("/desk/clock", **day)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not library_day.today().certain


@pytest.mark.parametrize("day", ["", "yesterday", "1970-01-01"])
def test_a_press_with_a_day_that_cannot_be_changes_nothing(desk_page, day):
    assert desk_page.post("/desk/clock/confirm", day=day).status_code == 422
    assert library_day.today() == Day(max(RELEASED, library_day.today().date), certain=False)


def test_a_patron_can_neither_see_nor_set_the_day(visitor):
    assert visitor.client.get("/desk/clock").status_code == 303
    visitor.post("/desk/clock/confirm", day="2027-01-01")
    assert not library_day.today().certain
