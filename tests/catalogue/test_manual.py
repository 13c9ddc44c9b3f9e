import pytest

from kiosk.catalogue import shelf
from kiosk.catalogue.manual_search import find_in_manual
from kiosk.errors import NotFound

FILE = "manual/kettles.md"


@pytest.fixture
def books(author):
    """The books of the manual on the shelf."""
    author.open()
    return shelf.in_locale("en").books


def test_a_book_has_its_sections_in_order(books):
    (book,) = books
    assert (book.title, [section.id for section in book.sections]) == ("All about kettles", ["fill", "clean"])
    assert "<li data-say=" in book.sections[1].html


def test_a_book_is_translated_like_a_lesson(author):
    author.translate("es", {("manual/kettles", "All about kettles"): "Todo sobre las teteras"})
    author.open()
    book = shelf.in_locale("es").books[0]
    assert (book.title, book.lang) == ("Todo sobre las teteras", "es")
    assert 'lang="en"' in book.sections[0].html


@pytest.mark.parametrize(
    ("query", "sections"),
    [("lemon", ["clean"]), ("kettle", ["fill", "clean"]), ("kettle lem", ["clean"]), ("coffee", []), ("", [])],
)
def test_the_manual_is_found_by_the_words_in_it(books, query, sections):
    found = find_in_manual(query, books)
    assert sorted(place.section.id for place in found) == sorted(sections)


def test_a_word_in_a_heading_comes_first(books):
    assert find_in_manual("clean", books)[0].section.id == "clean"


def test_a_book_for_others_is_not_found(books):
    assert shelf.in_locale("en").find_book("kettles", ("patrons",)).id == "kettles"
    with pytest.raises(NotFound):
        shelf.in_locale("en").find_book("kettles", ("operators",))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("order = 1\n", "", "kettles.md:1: the field order is missing or of the wrong kind"),
        ("order = 1", "order = 1\ncolour = 2", "kettles.md:6: there is no field colour"),
        ('"patrons"', '"everyone"', "kettles.md:4: nobody is called everyone"),
        ("## Fill a kettle {#fill}", "## Fill a kettle", "this heading has no id"),
    ],
)
def test_a_book_with_a_mistake_is_named_with_its_line(author, old, new, problem):
    author.change(FILE, old, new)
    assert any(problem in found for found in author.problems())
