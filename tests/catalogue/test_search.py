"""Search forgives how people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue import search
from kiosk.catalogue.folding import fold
from kiosk.catalogue.vocabulary import distance

TITLE = ("make-tea", "Make a cup of tea")
SUMMARY = ("make-tea", "Boil water and make tea without a burn.")


@pytest.fixture
def library(author):
    """The library with titles in Spanish and Arabic, open."""
    author.translate("es", {TITLE: "Prepara una infusión", SUMMARY: "Hierve agua sin quemarte mañana."})
    author.translate("ar", {TITLE: "إعداد الشاي", SUMMARY: "غلي الماء وتحضير الشاي بأمان"})
    return author.open()


def lessons(query, locale="en"):
    return [hit.lesson for hit in search.find(query, locale).hits]


def test_a_word_of_the_title_comes_first(library):
    assert lessons("coffee") == ["make-coffee"]
    assert lessons("tea")[0] == "make-tea"


@pytest.mark.parametrize("query", ["KETTLE", "kettles", "kett", " kettle, please?", "the kettle"])
def test_case_endings_beginnings_and_marks_do_not_matter(library, query):
    assert set(lessons(query)) == {"make-tea", "make-coffee"}


@pytest.mark.parametrize("query", ["infusion", "INFUSIÓN", "infusión", "infusio\u0301n", "manana"])
def test_accents_do_not_matter(library, query):
    assert lessons(query, "es") == ["make-tea"]


@pytest.mark.parametrize(
    "query", ["الشاي", "شاي", "الشّاي", "اعداد", "إعداد", "أعداد", "والشاي", "بالشاي", "شاى", "الشـــاي", "الشَّاي"]
)
def test_arabic_is_found_without_signs_article_or_exact_letters(library, query):
    assert lessons(query, "ar") == ["make-tea"]


def test_a_line_with_the_word_is_shown(library):
    [hit] = search.find("coffee lemon taste", "en").hits
    assert hit.title == "Make a cup of coffee"
    assert hit.summary == "Boil water and make coffee without a burn."
    assert "lemon" in hit.excerpt


@pytest.mark.parametrize(
    ("query", "locale", "meant"),
    [
        ("kettel", "en", "kettle"),
        ("ketle", "en", "kettle"),
        ("kettle lemmon", "en", "kettle lemon"),
        ("infuson", "es", "infusión"),
        ("الشئي", "ar", "الشاي"),
        ("xqzwv", "en", ""),
        ("kettle", "en", ""),
        ("", "en", ""),
    ],
)
def test_a_typing_mistake_gets_a_suggestion(library, query, locale, meant):
    assert search.find(query, locale).did_you_mean == meant


def test_lessons_with_all_words_come_alone(library):
    assert lessons("coffee kettle") == ["make-coffee"]
    assert set(lessons("infusión coffee", "es")) == {"make-coffee", "make-tea"}


def test_the_words_of_the_course_find_its_lessons(library):
    assert set(lessons("kitchen")) == {"make-tea", "make-coffee"}


def test_a_search_finds_no_more_than_asked_for(library):
    assert len(search.find("kettle", "en", limit=1).hits) == 1


@given(st.text(max_size=60))
def test_any_query_is_answered(query):
    assert fold(query) is not None


@pytest.mark.parametrize(
    "query", ['"', "* OR", "NEAR(a b)", "-kettle", "title:tea", "'; DROP", "a" * 5000, "  ", "ك" * 300]
)
def test_marks_of_the_query_language_are_only_words(library, query):
    search.find(query, "en")


def test_mistakes_are_counted_as_people_make_them():
    assert distance("emial", "email") == 1
    assert distance("pasword", "password") == 1
    assert distance("", "abc") == 3
    assert distance("kitten", "sitting") == 3


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_distance_is_the_same_both_ways(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


def test_keywords_find_a_lesson_and_are_never_shown(author):
    author.change("lesson.md", "needs =", 'keywords = ["brew", "cuppa"]\nneeds =')
    author.open()
    found = search.find("cuppa", "en")
    assert [hit.lesson for hit in found.hits] == ["make-tea"]
    assert "cuppa" not in found.hits[0].excerpt
