"""The manual: one Markdown file a book, written and translated like lessons."""

from dataclasses import replace

from kiosk.catalogue.markup import parse_blocks
from kiosk.catalogue.source.front import split_front
from kiosk.catalogue.source.holdings import Book
from kiosk.catalogue.source.place import Place
from kiosk.catalogue.source.steps import read_steps
from kiosk.catalogue.source.toml import key_lines, note_unknown, parse_toml, read_text

READERS = ("patrons", "librarians", "operators", "authors")
FIELDS = {"title": str, "line": str, "readers": str, "order": int}


def read_manual(folder, problems):
    """Return the books in ``folder`` in their order. The folder may be missing."""
    books = [_read_book(file, problems) for file in sorted(folder.glob("*.md"))]
    return tuple(sorted(filter(None, books), key=lambda book: (book.order, book.id)))


def _read_book(file, problems):
    place = Place(file, f"manual/{file.stem}", problems=problems)
    front_text, body, first = split_front(read_text(place), place)
    table, lines = parse_toml(front_text, replace(place, first=2)), key_lines(front_text, first=2)
    note_unknown(table, FIELDS, place, lambda key: lines.get(key, 1))
    wrong = [name for name, kind in FIELDS.items() if type(table.get(name)) is not kind]
    for name in wrong:
        place.note(lines.get(name, 1), f"the field {name} is missing or of the wrong kind", "see content/README.md")
    if wrong:
        return None
    if table["readers"] not in READERS:
        place.note(lines["readers"], f"nobody is called {table['readers']}", "choose one of " + ", ".join(READERS))
    inner = replace(place, first=first)
    return Book(
        id=file.stem,
        title=place.text(table["title"], lines["title"], "title of a book of the manual"),
        line=place.text(table["line"], lines["line"], "what a book of the manual is for"),
        readers=table["readers"],
        order=table["order"],
        sections=read_steps(parse_blocks(body), inner, body.splitlines()),
    )
