import pytest

from kiosk.catalogue.checks import terms
from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.translations import read_translations

AGREED = {"kettle": {"en": ["kettle", "kettles"], "es": ["tetera"], "ar": ["غلاية"]}}


@pytest.fixture
def wrong_terms(author):
    """Says what is wrong when every sentence about a kettle is translated by ``words``."""

    def look(locale, words):
        library = read_library(author.content)
        texts = list(terms.texts_of_lesson(library.lessons["make-tea"]))
        about = {(text.context, text.value): words for text in texts if "kettle" in text.value}
        assert len(about) >= terms.ENOUGH
        author.translate(locale, about)
        translations = [read_translations(author.translations, locale, [])]
        return [str(problem) for problem in terms.find_wrong_terms(library, translations, AGREED)]

    return look


def test_the_agreed_word_is_accepted(wrong_terms):
    assert wrong_terms("es", "Pon agua en la tetera.") == []


def test_another_word_is_a_problem_that_names_the_agreed_one(wrong_terms):
    (problem,) = wrong_terms("es", "Pon agua en la olla.")
    assert "make-tea names “kettle”" in problem
    assert problem.endswith("use one of: tetera")


def test_vowel_signs_and_the_article_do_not_matter(wrong_terms):
    assert wrong_terms("ar", "املؤوا الغَلّاية.") == []


def test_a_language_without_an_agreed_word_is_free(wrong_terms, monkeypatch):
    monkeypatch.delitem(AGREED["kettle"], "ar")
    assert wrong_terms("ar", "املؤوا القدر.") == []


def test_what_is_not_translated_yet_is_no_wrong_word(author):
    library = read_library(author.content)
    nothing = [read_translations(author.translations, "es", [])]
    assert list(terms.find_wrong_terms(library, nothing, AGREED)) == []
