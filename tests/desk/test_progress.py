import re
from datetime import timedelta

import pytest

from kiosk.reporting import counts, tables
from tests.browsing import words
from tests.desk.learning import begin, count, learn, miss, rows_of, tables_of

pytestmark = pytest.mark.usefixtures("monday")
LESSON = "strong-passwords"
SPANS = ("span=week", "span=month", "span=quarter", "span=year", "from=2026-11-02&to=2026-11-29", "span=week&of=2026-W47")
ON_PAGE = {  # table → columns that the page shows as the file has them
    "time": ("lessons_started", "lessons_finished", "visits", "return_visits", "minutes"),
    "lessons": ("title", "lessons_started", "lessons_finished", "many_stop_at"),
    "misconceptions": ("belief", "times", "first_answers"),
    "languages": ("language_name", "visits", "lessons_started", "lessons_finished"),
    "activities": ("title", "activities_done"),
}


@pytest.fixture
def lesson(shelf_here):
    return shelf_here.find_lesson(LESSON)


@pytest.fixture
def busy(browser, lesson, shelf_here, monday):
    """A week in which people learned, after a smaller one."""
    count(monday - timedelta(days=5), (counts.STARTED, LESSON, "en", 9), (counts.FINISHED, LESSON, "en", 5))
    learn(browser, lesson, people=6)
    learn(browser, lesson, people=2, locale="es")
    begin(browser, lesson, people=8, steps=3)
    learn(browser, shelf_here.find_lesson("spot-phishing"), people=3)
    question = next(step for step in lesson.steps if step.question)
    return miss(browser, lesson, question, people=5)


def ask(desk_page, query="", part=""):
    return desk_page.get(f"/desk/progress{part}?{query}")


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
@pytest.mark.parametrize("query", SPANS)
def test_every_span_answers_in_every_language_with_one_heading(desk_page, kiosk, busy, query, locale):
    for visit in kiosk.desk_visits._open.values():
        visit.locale = locale
    page = ask(desk_page, query)
    assert page.status_code == 200
    assert f'<html lang="{locale}"' in page.text
    assert page.text.count("<h1") == 1


def test_without_a_choice_it_is_this_week(desk_page, busy):
    assert "Week 48, 23–29 Nov 2026 · not over yet" in words(ask(desk_page))


def test_the_page_goes_to_earlier_spans_and_never_into_the_future(desk_page, busy):
    page = ask(desk_page, "span=month")
    assert 'href="/desk/progress?span=month&amp;of=2026-10"' in page.text
    assert "of=2026-12" not in page.text
    earlier = ask(desk_page, "span=month&of=2026-10")
    assert 'href="/desk/progress?span=month&amp;of=2026-11"' in earlier.text


def test_another_kind_of_span_keeps_to_the_days_looked_at(desk_page, busy):
    page = ask(desk_page, "span=month&of=2026-03")
    assert 'href="/desk/progress?span=quarter&amp;of=2026-Q1"' in page.text
    assert 'href="/desk/progress?span=week&amp;of=2026-W14"' in page.text


@pytest.mark.parametrize("query", ["span=decade", "span=week&of=2019-W99", "from=2026-11-20&to=2026-11-01", "from=x"])
def test_a_span_that_makes_no_sense_is_said_and_this_week_is_shown(desk_page, busy, query):
    page = ask(desk_page, query)
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert "Week 48" in words(page)


def test_two_dates_stay_in_their_fields(desk_page, busy):
    page = ask(desk_page, "from=2026-11-02&to=2026-11-29")
    assert re.search(r'<input[^>]+name="from" value="2026-11-02"', page.text)
    assert re.search(r'<input[^>]+name="to" value="2026-11-29"', page.text)


def number(text):
    """Return how the page tells a cell of the file: the number, or in words why there is none."""
    return text.replace(",", "")


def as_shown(row, column):
    """Return a value of the file as the page says it."""
    marker = row.get(f"{column}_marker")
    if marker == "few":
        return "fewer than 5"
    return "not counted" if marker == "not collected" else row[column]


@pytest.mark.parametrize("query", SPANS)
def test_page_and_file_say_the_same(desk_page, busy, query):
    page = tables_of(ask(desk_page, query))
    for name, columns in ON_PAGE.items():
        table = "visits" if name == "time" else name
        file = rows_of(ask(desk_page, f"table={table}&{query}", ".csv"))
        if not file or name not in page:
            assert not file or name not in page
            continue
        labels = {one.label: one.name for one in _columns(table)}
        heads = [labels[head] for head in page[name][0]]
        shown = [[row[heads.index(column)] for column in columns] for row in page[name][1:]]
        assert [[number(cell) for cell in row] for row in shown] == [
            [as_shown(row, column) for column in columns] for row in file
        ], (query, name)


def _columns(name):
    from kiosk.catalogue import shelf
    from kiosk.reporting import figures, spans

    found = figures.of(spans.read({}, None or __import__("datetime").date(2026, 11, 23)), shelf.in_locale("en"))
    return tables.find(name, found).columns
