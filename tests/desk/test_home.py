import re
from datetime import timedelta

import pytest

from kiosk.i18n import LOCALES
from kiosk.people.limits import ALARM_FAILURES
from kiosk.reporting import counts
from tests.browsing import words
from tests.desk.learning import begin, count, learn
from tests.faults.running_kiosk import furnish

pytestmark = pytest.mark.usefixtures("monday")
LESSON = "strong-passwords"


@pytest.fixture
def lesson(shelf_here):
    return shelf_here.find_lesson(LESSON)


def stat(page, label):
    """Return what stands under a label of the figures at the top: the value and the words beside it."""
    found = re.search(rf"<dt>{label}</dt>\s*<dd>(.*?)</dd>", page.text, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_page_answers_in_every_language_with_one_heading(desk_page, kiosk, browser, lesson, locale):
    learn(browser, lesson, people=6)
    for visit in kiosk.desk_visits._open.values():
        visit.locale = locale
    page = desk_page.get("/desk/")
    assert page.status_code == 200
    assert f'<html lang="{locale}"' in page.text
    assert page.text.count("<h1") == 1


def test_the_heading_says_how_many_things_need_a_look_and_each_says_what_to_do(desk_page, kiosk):
    for _ in range(ALARM_FAILURES):
        kiosk.tries.note_failure()
    page = desk_page.get("/desk/")
    assert re.search(r"<h1>\d things? to look at</h1>", page.text)
    assert "return codes that nobody has were typed in the last hour" in words(page)
    assert "See whether somebody in the room is trying out codes." in words(page)


def test_when_nothing_needs_a_look_the_page_says_so_with_a_tick(desk_page, kiosk, shipped):
    furnish(kiosk.settings.data, shipped)
    page = desk_page.get("/desk/")
    assert "<h1>All is well</h1>" in page.text
    assert 'class="desk-state desk-state-ok"' in page.text


def test_before_anybody_came_it_offers_a_poster(desk_page):
    page = desk_page.get("/desk/")
    assert "Nobody has used a lesson this week." in words(page)
    assert 'href="/desk/handouts/posters/welcome"' in page.text
    assert "Lessons people use most" not in words(page)


def test_what_people_do_at_terminals_stands_in_the_figures_of_the_week(desk_page, browser, lesson):
    learn(browser, lesson, people=6)
    begin(browser, lesson, people=2)
    page = desk_page.get("/desk/")
    assert stat(page, "Visits") == "8"
    assert stat(page, "Lessons started") == "8"
    assert stat(page, "Lessons finished") == "6"
    assert stat(page, "Sent to the operator") == "Not sharing Nothing leaves this building."


def test_a_week_that_is_not_over_stands_beside_all_of_last_week(desk_page, browser, lesson, monday):
    count(monday - timedelta(days=7), (counts.FINISHED, LESSON, "en", 40), (counts.VISIT, "", "en", 2))
    learn(browser, lesson, people=6)
    page = desk_page.get("/desk/")
    assert stat(page, "Lessons finished") == "6 All of last week: 40"
    assert stat(page, "Visits") == "6 4 more than the week before"


def test_the_chart_says_its_finding(desk_page, browser, lesson, monday):
    count(monday - timedelta(days=7), (counts.FINISHED, LESSON, "en", 5))
    count(monday - timedelta(days=14), (counts.FINISHED, LESSON, "en", 5))
    learn(browser, lesson, people=7)
    page = desk_page.get("/desk/")
    assert "More lessons finished than in any other week shown" in words(page)
    assert re.search(r'role="img" aria-label="More lessons finished than in any other week shown\. [^"]+"', page.text)


def test_a_lesson_taken_by_few_is_not_told_exactly(desk_page, browser, lesson):
    learn(browser, lesson, people=3)
    page = desk_page.get("/desk/")
    assert f"{lesson.title} fewer than 5 fewer than 5" in words(page)
    assert "1–4" in words(page)


def test_where_many_stop_is_said_beside_the_lesson(desk_page, browser, lesson):
    learn(browser, lesson, people=6)
    begin(browser, lesson, people=8, steps=3)
    assert f"{lesson.title} 14 6 Many stop at step 4" in words(desk_page.get("/desk/"))


def test_it_promises_counts_and_no_names(desk_page):
    assert "Counts only, no names." in words(desk_page.get("/desk/"))
