import re

import pytest

from kiosk.i18n import LOCALES
from kiosk.reporting import counts
from tests.browsing import words
from tests.desk.learning import count, learn

pytestmark = pytest.mark.usefixtures("monday")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_report_answers_in_every_language_with_one_heading(desk_page, kiosk, locale):
    for visit in kiosk.desk_visits._open.values():
        visit.locale = locale
    page = desk_page.get("/desk/report?span=quarter")
    assert page.status_code == 200
    assert f'<html lang="{locale}"' in page.text
    assert page.text.count("<h1") == 1


def test_it_is_about_this_year_unless_another_span_is_chosen(desk_page):
    assert "learned 2026 · not over yet" in words(desk_page.get("/desk/report"))
    assert "learned October – December 2026" in words(desk_page.get("/desk/report?span=quarter"))


def test_it_has_what_people_did_in_the_words_of_boards(desk_page, browser, shelf_here):
    learn(browser, shelf_here.find_lesson("strong-passwords"), people=3)
    text = words(desk_page.get("/desk/report"))
    assert "Active use: visits with learning 3 " in text
    assert "Lessons finished 3 " in text
    assert "Events: workshops 0 " in text
    assert "it does not claim to fulfil these standards" in text


def test_a_year_that_is_over_stands_beside_the_year_before(desk_page, monday):
    count(monday.replace(year=2024), (counts.VISIT, "", "en", 30))
    count(monday.replace(year=2025), (counts.VISIT, "", "en", 42))
    assert "42 12 more than the year before" in words(desk_page.get("/desk/report?span=year&of=2025"))


def test_a_year_that_is_not_over_is_compared_with_nothing(desk_page, monday):
    count(monday.replace(year=2025), (counts.VISIT, "", "en", 42))
    assert "than the year before" not in words(desk_page.get("/desk/report"))


def test_it_names_the_library_as_staff_described_it(desk_page, kiosk):
    kiosk.prefer(library_name="Harbour Library", branch={"city": "Eastport", "isil": "XX-1234", "website": "h.example"})
    assert "Harbour Library Eastport XX-1234" in words(desk_page.get("/desk/report"))


def test_it_has_room_for_notes_a_date_and_a_signature(desk_page):
    page = desk_page.get("/desk/report")
    assert 'class="board-notes-room"' in page.text
    assert "Name and signature" in words(page)
    assert "Printed from the kiosk on 23 November 2026." in words(page)


def test_on_a_machine_with_a_doubtful_clock_no_day_is_printed(desk_page, state):
    from kiosk import library_day

    library_day.start(last_sync=lambda: 0, has_hardware_clock=lambda: False, wall=lambda: 0)
    assert "Printed from the kiosk" not in words(desk_page.get("/desk/report"))


@pytest.mark.parametrize("query", ["span=decade", "span=year&of=20x6"])
def test_a_span_that_makes_no_sense_is_said_and_this_year_is_shown(desk_page, query):
    page = desk_page.get(f"/desk/report?{query}")
    assert page.status_code == 422
    assert re.search(r'role="alert"', page.text)
    assert "learned 2026" in words(page)
