"""The desk's papers: each fits the sheets it promises, on A4 and on Letter, in every language."""

import pytest

from tests.browser.desk_screens import DESK

pytestmark = pytest.mark.browser

ONE_SHEET = (
    "desk-cards",
    "desk-lost-card",
    "desk-poster-welcome",
    "desk-poster-topic",
    "desk-poster-strips",
    "desk-one-minute",
    "desk-report",
)
CONTROLS = ("Print this page", "Sign out", "Earlier", "Download CSV", "All papers")


@pytest.fixture(scope="module", params=["en", "fr", "ar"])
def locale(request):
    return request.param


@pytest.mark.parametrize("name", ONE_SHEET)
def test_a_paper_of_one_sheet_is_one_sheet(name, locale, terminal, printer):
    DESK[name](terminal, locale)
    assert {paper: len(printer(terminal.page, paper)) for paper in ("A4", "Letter")} == {"A4": 1, "Letter": 1}


def test_every_lesson_in_one_minute_is_one_sheet(terminal, printer):
    DESK["desk-one-minute"](terminal, "en")
    sheets = {}
    for slug in terminal.lessons:
        terminal.go(f"/desk/handouts/lessons/{slug}")
        sheets[slug] = len(printer(terminal.page, "Letter"))
    assert set(sheets.values()) == {1}, sheets


def test_every_topic_has_a_poster_of_one_sheet(terminal, printer):
    DESK["desk-poster-topic"](terminal, "en")
    for course in {lesson.course for lesson in terminal.lessons.values()}:
        terminal.go(f"/desk/handouts/posters/topic?course={course}")
        assert len(printer(terminal.page, "Letter")) == 1, course


def test_a_sheet_has_eight_cards(terminal, printer):
    DESK["desk-cards"](terminal, "en")
    sheet = printer(terminal.page, "Letter")[0]
    assert sheet.count("My return card") == 8


@pytest.mark.parametrize(
    "name", [*ONE_SHEET, "desk-progress", "desk-help", "desk-lesson-list", "desk-home-with-figures"]
)
def test_controls_stay_off_the_paper(name, terminal, printer):
    DESK[name](terminal, "en")
    words = " ".join(printer(terminal.page, "A4"))
    assert words
    assert [control for control in CONTROLS if control in words] == []


def test_the_weekly_report_on_paper_has_its_figures_and_charts(terminal, printer):
    DESK["desk-progress"](terminal, "en")
    words = " ".join(printer(terminal.page, "A4"))
    for said in ("Visits", "Lessons finished", "Used most:", "Counts only, no names."):
        assert said in words
    terminal.page.emulate_media(media="print")
    assert terminal.page.locator("svg.chart:visible").count() > 3
