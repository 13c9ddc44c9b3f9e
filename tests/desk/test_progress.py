import re
from datetime import timedelta

import pytest

from kiosk.i18n import LOCALES
from kiosk.reporting import columns, counts, tables
from tests.browsing import words
from tests.desk.learning import begin, count, learn, miss, rows_of, tables_of

pytestmark = pytest.mark.usefixtures("monday")
LESSON = "strong-passwords"
SPANS = (
    "span=week",
    "span=month",
    "span=quarter",
    "span=year",
    "from=2026-11-02&to=2026-11-29",
    "span=week&of=2026-W47",
)
FILE = {"time": "visits"}  # the table of a part of the page, where its name is another
ON_PAGE = {  # table → columns that the page shows as the file has them
    "time": ("visits", "return_visits", "lessons_started", "lessons_finished", "minutes"),
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


@pytest.mark.parametrize("locale", LOCALES)
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


def as_shown(row, column):
    """Return a value of the file as the page says it."""
    marker = row.get(f"{column}_marker")
    if marker == "few":
        return "fewer than 5"
    return "not counted" if marker == "not collected" else row[column]


@pytest.mark.parametrize("query", SPANS)
def test_page_and_file_say_the_same(desk_page, busy, query):
    page = tables_of(ask(desk_page, query))
    for name, wanted in ON_PAGE.items():
        file = rows_of(ask(desk_page, f"table={FILE.get(name, name)}&{query}", ".csv"))
        heads, *rows = page.get(name) or [[columns.find(column).label for column in wanted]]
        places = [heads.index(columns.find(column).label) for column in wanted]
        shown = [[row[place].replace(",", "") for place in places] for row in rows]
        assert shown == [[as_shown(row, column) for column in wanted] for row in file], (query, name)


def test_a_file_is_named_after_its_table_and_span(desk_page, busy):
    answer = ask(desk_page, "table=lessons&span=week", ".csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="lessons-2026-W48.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("query", "status"), [("table=names", 404), ("", 404), ("table=lessons&span=decade", 422)])
def test_a_file_that_does_not_exist_is_said_so(desk_page, query, status):
    assert ask(desk_page, query, ".csv").status_code == status


def test_every_table_of_the_page_has_its_file(desk_page, busy):
    page = ask(desk_page, "span=month")
    links = re.findall(r'class="csv-link" href="([^"]+)"', page.text)
    assert len(links) >= len(ON_PAGE)
    for link in set(links):
        assert desk_page.get(link.replace("&amp;", "&")).status_code == 200


def test_every_chart_is_named_by_its_finding_and_says_it_aloud(desk_page, busy):
    page = ask(desk_page).text
    findings = re.findall(r'<h2 id="finding-[\w-]+">([^<]+)</h2>', page)
    said = re.findall(r'role="img" aria-label="([^"]+)"', page)
    assert "16 visits, none with a return card" not in findings
    assert len(findings) == len(said)
    for finding, words_said in zip(findings, said, strict=True):
        assert words_said.startswith(f"{finding}. ")


def test_the_step_at_which_many_stop_is_the_finding_of_its_chart(desk_page, busy, lesson):
    page = ask(desk_page)
    assert f"{lesson.title}: many stop at step 4" in words(page)
    assert page.text.count('class="chart-row marked"') == 1


def test_another_lesson_can_be_looked_at_step_by_step(desk_page, busy, shelf_here):
    other = shelf_here.find_lesson("spot-phishing")
    page = ask(desk_page, "span=week&lesson=spot-phishing")
    assert f"{other.title}: too few people to say where they stop" in words(page)
    rows = tables_of(page)["steps"]
    assert len(rows) == 1 + len(other.steps)


def test_beliefs_are_told_in_words_with_the_way_to_their_lesson(desk_page, busy, lesson, catalogues):
    page = ask(desk_page)
    sentence = catalogues.complete.misconceptions["en"][f"{LESSON}/{busy}"]
    assert re.search(rf"\d of 10 first answers: {re.escape(sentence)}", words(page))
    assert f'href="/en/lessons/{LESSON}">Lesson: {lesson.title}</a>' in page.text


def test_weeks_without_the_kiosk_are_gaps_and_never_zeros(desk_page, busy):
    page = ask(desk_page, "span=quarter")
    assert "– means that nothing was counted: the kiosk did not run." in words(page)
    assert ["28 Sept (2026-W40)", *["not counted"] * 5] == tables_of(page)["time"][1]


def test_a_time_without_the_kiosk_is_said_plainly(desk_page, busy):
    assert "Nothing was counted in this time: the kiosk did not run." in words(ask(desk_page, "span=year&of=2020"))


def test_a_time_without_anybody_offers_a_poster(desk_page, monday):
    count(monday)
    page = ask(desk_page)
    assert "Nobody has used a lesson in this time." in words(page)
    assert '<svg class="chart' not in page.text


def test_the_dictionary_explains_every_column_of_every_file(desk_page, busy):
    page = ask(desk_page, part="/columns")
    assert page.text.count("<h1") == 1
    for name in tables.NAMES:
        for column in (
            ask(desk_page, f"table={name}&span=week", ".csv").data.decode("utf-8-sig").splitlines()[0].split(",")
        ):
            plain = column.strip('"').removesuffix("_marker")
            assert f'<bdi dir="ltr">{plain}</bdi>' in page.text
            assert columns.find(plain).meaning in words(page)


def test_figures_of_doubtful_days_say_so(desk_page, monday):
    from kiosk.clock import Day
    from kiosk.storage import deed

    deed(counts.add)(Day(monday, certain=False), [(counts.VISIT, "", "en", 7)])
    assert "could not be sure of the date" in words(ask(desk_page))
