"""Courses on paper: printed to PDF from the one file that the command writes."""

import pytest

from kiosk.catalogue import shelf
from kiosk.web.workbook import write_workbook

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_workbook_prints_with_nothing_cut_off(locale, paper, chromium, lessons, tmp_path, printer):
    here = shelf.in_locale(locale)
    file = tmp_path / "book.html"
    file.write_text(write_workbook(here, here.find_course("security")), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 700, "height": 900})
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    sheets = printer(page, paper)
    page.close()
    assert len(sheets) > len(here.find_course("security").lessons) + 3


def test_each_lesson_begins_on_a_sheet_of_its_own(chromium, lessons, tmp_path, printer):
    here = shelf.in_locale("en")
    course = here.find_course("security")
    file = tmp_path / "book.html"
    file.write_text(write_workbook(here, course), encoding="utf-8")
    page = chromium.new_page()
    page.goto(file.as_uri())
    sheets = printer(page, "A4")
    page.close()
    for number, lesson in enumerate(course.lessons, 1):
        assert any(sheet.startswith(f"{number} · {lesson.title}") for sheet in sheets)
