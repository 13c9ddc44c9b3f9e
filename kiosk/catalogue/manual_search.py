"""Find the part of the manual that answers a question. A few books: they are read through each time."""

import re
from dataclasses import dataclass

from kiosk.catalogue.contents import Book, Section
from kiosk.catalogue.folding import fold, pieces

TAGS = re.compile(r"<[^>]+>")
TITLE_WEIGHT = 5  # a word in a heading says more than one in the text


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a book that fits."""

    book: Book
    section: Section


def find_in_manual(query, books, limit=10):
    """Return up to ``limit`` :class:`Place` in ``books`` that have the words of ``query``, best first."""
    words = [fold(piece) for piece in pieces(query)]
    scored = [(_score(words, section), Place(book, section)) for book in books for section in book.sections if words]
    found = [(score, place) for score, place in scored if score]
    return [place for _, place in sorted(found, key=lambda one: -one[0])][:limit]


def _score(words, section):
    """Return how well a section fits; 0 unless it has each word, at least as the beginning of one of its own."""
    title = [fold(piece) for piece in pieces(section.title)]
    text = [fold(piece) for piece in pieces(TAGS.sub(" ", section.html))]
    counts = [
        TITLE_WEIGHT * sum(own.startswith(word) for own in title) + sum(own.startswith(word) for own in text)
        for word in words
    ]
    return sum(counts) if all(counts) else 0
