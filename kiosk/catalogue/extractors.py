"""Babel extractors for the files in ``content/``, named in ``translations/babel.cfg``.

Each block is one message. Its context is the lesson and screen, so that the
same words in two places may be translated in two ways; a comment tells the
translator what it is.
"""

from pathlib import Path

from kiosk.catalogue.source.activities.reading import read_activity
from kiosk.catalogue.source.lesson import read_lesson
from kiosk.catalogue.source.lists import read_courses, read_facts, read_glossary, read_local, read_paths, read_placement
from kiosk.catalogue.source.manual import read_manual
from kiosk.catalogue.source.texts import (
    texts_of_activity,
    texts_of_book,
    texts_of_course,
    texts_of_lesson,
    texts_of_step,
)


def lesson(fileobj, keywords, comment_tags, options):
    """Yield the messages of a ``lesson.md``."""
    return _messages(texts_of_lesson(read_lesson(Path(fileobj.name), [])))


def glossary(fileobj, keywords, comment_tags, options):
    """Yield the messages of ``glossary.md``; the comment of a term tells what it means."""
    terms = read_glossary(Path(fileobj.name), []).values()
    return _messages(text for term in terms for text in (term.title, term.explanation))


def placement(fileobj, keywords, comment_tags, options):
    """Yield the messages of ``placement.md``."""
    return _messages(text for item in read_placement(Path(fileobj.name), []) for text in texts_of_step(item))


def courses(fileobj, keywords, comment_tags, options):
    """Yield the messages of ``courses.toml``."""
    return _messages(text for row in read_courses(Path(fileobj.name), []) for text in texts_of_course(row))


def paths(fileobj, keywords, comment_tags, options):
    """Yield the messages of ``paths.toml``."""
    return _messages(text for row in read_paths(Path(fileobj.name), []) for text in (row.title, row.line))


def facts(fileobj, keywords, comment_tags, options):
    """Yield the messages of ``facts.toml``."""
    return _messages(read_facts(Path(fileobj.name), []).values())


def local(fileobj, keywords, comment_tags, options):
    """Yield the messages of ``local.toml``."""
    return _messages(
        text for slot in read_local(Path(fileobj.name), []).values() for text in (slot.about, slot.example)
    )


def manual(fileobj, keywords, comment_tags, options):
    """Yield the messages of a book of the manual."""
    file = Path(fileobj.name)
    return _messages(
        text for book in read_manual(file.parent, []) if book.id == file.stem for text in texts_of_book(book)
    )


def activity(fileobj, keywords, comment_tags, options):
    """Yield the messages of an ``activity.toml``."""
    return _messages(texts_of_activity(read_activity(Path(fileobj.name).parent, [])))


def _messages(texts):
    for text in texts:
        yield text.line, "pgettext", (text.context, text.value), [text.note]
