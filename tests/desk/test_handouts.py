import re

import pytest

from kiosk.catalogue import shelf
from kiosk.i18n import LOCALES
from tests.browsing import words

PAPERS = (
    "/desk/handouts",
    "/desk/handouts/cards",
    "/desk/handouts/lost-card",
    "/desk/handouts/lessons",
    "/desk/handouts/lessons/strong-passwords",
    "/desk/handouts/posters/welcome",
    "/desk/handouts/posters/topic?course=privacy",
    "/desk/handouts/posters/tear-off",
    "/desk/handouts/workbooks/security",
    "/desk/help",
)
ADDRESS = "http://learn.harbour.example"


def use_address(desk_page, address=ADDRESS):
    return desk_page.post("/desk/handouts/address", kiosk_address=address)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("address", PAPERS)
def test_every_paper_answers_in_every_language_with_one_heading(desk_page, kiosk, address, locale):
    answer = desk_page.get(f"{address}{'&' if '?' in address else '?'}language={locale}")
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert f'<html lang="{locale}"' in answer.text


def test_a_paper_in_another_language_leaves_the_desk_as_it_is(desk_page):
    desk_page.get("/desk/handouts/posters/welcome?language=es")
    assert '<html lang="en"' in desk_page.get("/desk/handouts").text


def test_the_index_leads_to_every_paper_and_every_lesson(desk_page, shelf_here):
    page = desk_page.get("/desk/handouts").text
    linked = set(re.findall(r'href="(/desk/[^"#]*)"', page))
    assert {address for address in PAPERS if address != "/desk/handouts"} <= linked
    assert {f"/desk/handouts/lessons/{slug}" for slug in shelf_here.lessons} <= linked


def test_a_poster_has_one_line_for_each_topic_and_the_name_of_the_library(desk_page, kiosk, shelf_here):
    kiosk.prefer(library_name="Harbour Library")
    text = words(desk_page.get("/desk/handouts/posters/welcome"))
    assert "Harbour Library" in text
    for course in shelf_here.courses:
        assert f"{course.title} {course.line}" in text


def test_a_poster_without_an_address_sends_people_to_our_computers(desk_page):
    page = desk_page.get("/desk/handouts/posters/welcome")
    assert "Sit down at one of our computers" in words(page)
    assert 'class="qr"' not in page.text


def test_an_address_that_staff_write_stands_on_posters_and_in_codes(desk_page):
    use_address(desk_page)
    page = desk_page.get("/desk/handouts/posters/welcome")
    assert "learn.harbour.example" in words(page)
    assert page.text.count('class="qr"') == 1


def test_an_address_written_without_its_beginning_is_completed(desk_page, kiosk):
    use_address(desk_page, " learn.harbour.example:8080/ ")
    assert kiosk.settings.branch["kiosk_address"] == "http://learn.harbour.example:8080"


def test_an_empty_address_takes_the_code_away_again(desk_page, kiosk):
    use_address(desk_page)
    use_address(desk_page, "")
    assert kiosk.settings.branch == {}
    assert 'class="qr"' not in desk_page.get("/desk/handouts/posters/welcome").text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://kiosk.example", "two words", "http://a@b.example", "http://"]
)
def test_what_is_no_address_is_refused_and_nothing_is_kept(desk_page, kiosk, address):
    page = use_address(desk_page, address)
    assert page.status_code == 422
    assert "We could not read this address." in words(page)
    assert f'value="{address}"' in page.text
    assert kiosk.settings.branch == {}


def test_a_desk_opened_under_its_real_address_needs_no_writing(desk_page):
    client = desk_page.client
    client.set_cookie("desk", client.get_cookie("desk", path="/desk").value, domain="192.168.1.20", path="/desk")
    page = client.get("/desk/handouts/posters/welcome", base_url="http://192.168.1.20:8080")
    assert "192.168.1.20:8080" in words(page)
    assert 'class="qr"' in page.text


def test_strips_to_tear_off_are_nine_and_silent(desk_page):
    use_address(desk_page)
    page = desk_page.get("/desk/handouts/posters/tear-off").text
    assert page.count('class="strip"') == 9
    assert '<div class="strips" aria-hidden="true">' in page


def test_a_poster_that_does_not_exist_is_said_so(desk_page):
    assert desk_page.get("/desk/handouts/posters/sofa").status_code == 404


def test_a_sheet_has_eight_cards_with_a_box_for_each_digit(desk_page, kiosk):
    page = desk_page.get("/desk/handouts/cards").text
    assert page.count('class="blank-card"') == 8
    assert page.count("<i></i>") == 8 * kiosk.settings.return_code_digits


def test_the_page_about_a_lost_card_promises_no_look_up(desk_page):
    text = words(desk_page.get("/desk/handouts/lost-card"))
    assert "You cannot look it up." in text
    assert "Keep my place" in text


def test_the_minute_version_says_what_people_believe_and_what_to_say(desk_page, shelf_here):
    lesson = shelf_here.find_lesson("strong-passwords")
    text = words(desk_page.get("/desk/handouts/lessons/strong-passwords"))
    assert lesson.summary in text
    for outcome in lesson.outcomes:
        assert outcome in text
    assert "“A password must be changed again and again.” Many of us learned to change passwords often." in text
    assert "Never the same twice." in text


def test_the_list_has_every_lesson_with_a_code_of_its_own(desk_page, shelf_here):
    use_address(desk_page)
    page = desk_page.get("/desk/handouts/lessons")
    for lesson in shelf_here.lessons.values():
        assert lesson.title in words(page)
    codes = re.findall(r'<svg class="qr".*?</svg>', page.text, flags=re.S)
    assert len(codes) == len(set(codes)) == len(shelf_here.lessons)


def test_a_lesson_that_is_off_is_on_no_paper(desk_page, kiosk):
    kiosk.prefer(lessons_off=["spot-phishing"])
    assert "Messages that want something" not in words(desk_page.get("/desk/handouts/lessons"))
    assert desk_page.get("/desk/handouts/lessons/spot-phishing").status_code == 404


def test_the_help_names_the_exact_command_for_a_forgotten_pin(desk_page):
    assert "kiosk desk reset Robin" in words(desk_page.get("/desk/help"))


def test_the_help_explains_every_place_of_the_desk(desk_page):
    page = desk_page.get("/desk/help").text
    places = re.findall(r'<li><a href="(/desk/\w*)"', page)
    assert len(places) == 9
    for address in places:
        assert f'</svg> <a href="{address}">' in page


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_workbook_of_a_course_is_read_at_the_desk_and_saved_as_one_file(desk_page, kiosk, catalogues, locale):
    kiosk.prefer(library_name="Harbour Library")
    course = shelf.in_locale(locale).find_course("privacy")
    page = desk_page.get(f"/desk/handouts/workbooks/privacy?language={locale}").text
    file = desk_page.get(f"/desk/handouts/workbooks/privacy/file?language={locale}")
    assert f'href="/desk/handouts/workbooks/privacy/file?language={locale}" download' in page
    assert file.headers["Content-Disposition"] == f'attachment; filename="privacy-{locale}.html"'
    assert "Harbour Library" in file.text
    for lesson in course.lessons:
        for step in lesson.steps:
            assert step.html in page
            assert step.html in file.text


def test_a_lesson_that_is_off_is_in_no_workbook(desk_page, kiosk):
    kiosk.prefer(lessons_off=["spot-phishing"])
    for address in ("security", "security/file"):
        text = words(desk_page.get(f"/desk/handouts/workbooks/{address}"))
        assert "Passwords that hold" in text
        assert "Messages that want something" not in text


def test_a_workbook_of_no_course_is_said_so(desk_page):
    assert desk_page.get("/desk/handouts/workbooks/sofas").status_code == 404
