"""Language, text size, listening, search: the helpers around every page."""

import re

import pytest

from kiosk.i18n import LOCALES
from kiosk.people.models import Learner
from tests.browsing import words

LESSON = "strong-passwords"


def test_text_size_and_colours_change_at_once_and_on_every_page(visitor):
    page = visitor.post("/en/display", size="c", theme="strong", **{"from": f"/en/lessons/{LESSON}/1"})
    assert f'href="/en/lessons/{LESSON}/1"' in page.text
    for address in ("/en/", f"/en/lessons/{LESSON}/1", f"/en/lessons/{LESSON}/1", "/en/nothing"):
        assert 'data-size="c" data-theme="strong" data-visit="yes"' in visitor.get(address).text


def test_the_next_visitor_does_not_get_my_text_size(visitor, browser):
    visitor.post("/en/display", size="d")
    visitor.get("/en/help")
    assert 'data-size="a" data-theme="auto" data-visit="no"' in browser().get("/en/help").text


def test_an_unknown_text_size_changes_nothing(visitor):
    visitor.post("/en/display", size="zz", theme="<script>")
    assert 'data-size="a" data-theme="auto"' in visitor.get("/en/").text


def test_the_language_page_leads_to_the_same_page_in_each_language(visitor):
    page = visitor.get(f"/en/language?from=/en/lessons/{LESSON}/2").text
    for locale in LOCALES:
        assert f'href="/{locale}/lessons/{LESSON}/2"' in page


def test_arabic_pages_run_from_right_to_left(visitor):
    assert '<html lang="ar" dir="rtl"' in visitor.get("/ar/").text


def test_without_scripts_every_sentence_of_a_page_has_a_player(visitor, shelf_here):
    step = shelf_here.find_lesson(LESSON).step(1)
    page = visitor.get(f"/en/listen?of=/en/lessons/{LESSON}/1")
    assert step.title in words(page)
    assert f"/audio/en/normal/{step.title_say}" in page.text
    assert f"/audio/en/slow/{step.title_say}" in page.text


def test_listening_to_the_listen_page_ends(visitor):
    assert visitor.get("/en/listen?of=/en/listen").status_code == 200


@pytest.mark.parametrize("query", ["password", "PASSWORDS", "pass"])
def test_search_finds_a_lesson(visitor, query):
    assert f'href="/en/lessons/{LESSON}"' in visitor.get(f"/en/search?q={query}").text


def test_search_offers_the_word_that_was_meant(visitor):
    page = visitor.get("/en/search?q=pasword")
    assert "Did you mean" in words(page)
    assert re.search(r'href="/en/search\?q=password"', page.text)


def test_search_without_a_find_offers_topics(visitor):
    assert 'href="/en/courses/security"' in visitor.get("/en/search?q=xyzzyx").text


def test_what_was_searched_is_shown_as_text(visitor):
    assert "<b>x</b>" not in visitor.get("/en/search?q=<b>x</b>").text


def test_placement_suggests_a_start_and_keeps_nothing(visitor, shelf_here, state):
    page = visitor.post("/en/check", goal="security")
    assert page.request.path == "/en/check/1"
    for number, item in enumerate(shelf_here.placement, 1):
        right = [choice.id for choice in item.question.choices if choice.right]
        page = visitor.post(f"/en/check/{number}", choice=right if number < 12 else ["unsure"])
    assert page.request.path == "/en/check/result"
    assert 'href="/en/lessons/strong-passwords"' in page.text
    assert Learner.select().count() == 0


def test_a_sound_that_nobody_knows_is_not_found(visitor):
    assert visitor.get(f"/audio/en/normal/{'0' * 16}").status_code == 404
    assert visitor.get(f"/audio/xx/normal/{'0' * 16}").status_code == 404


def test_the_kiosk_says_that_it_is_well(visitor):
    assert visitor.get("/healthz").text == "200 ok"


def test_a_terminal_keeps_its_scale_and_touch_for_everybody(visitor):
    visitor.post("/en/terminal", scale="150")
    visitor.post("/en/terminal", touch="yes")
    visitor.post("/en/finish")
    for address in ("/en/help", "/en/help", "/en/", "/en/nothing"):
        page = visitor.get(address).text
        assert 'data-visit="no" data-scale="150" data-touch="yes"' in page


def test_an_unknown_scale_is_the_ordinary_one(visitor):
    visitor.client.set_cookie("terminal", '900"><b>-yes')
    assert 'data-visit="no">' in visitor.get("/en/help").text
    visitor.post("/en/terminal", scale="900")
    assert 'data-visit="no">' in visitor.get("/en/").text
