"""Every message of the content, in reading order: what translators get and what coverage counts."""

from kiosk.catalogue.source.activities.texts_in import texts_in
from kiosk.catalogue.source.parts import Box, Heading, Listing, Paragraph, Picture


def texts_of_lesson(lesson):
    """Yield every :class:`Text` of ``lesson`` that wants a translation."""
    front = lesson.front
    yield from _worded([front.title, front.summary, front.keywords, *front.outcomes, front.drawing.alt])
    yield from _worded(front.misconceptions.values())
    for step in lesson.steps:
        yield from texts_of_step(step)
    if lesson.take_home:
        yield from _worded(texts_of_block(lesson.take_home))


def texts_of_step(step):
    """Yield every :class:`Text` of one screen that wants a translation."""
    yield step.title
    for block in step.blocks:
        yield from _worded(texts_of_block(block))
    for choice in step.choices:
        yield from _worded(filter(None, (choice.text, choice.reason)))


def texts_of_block(block):
    """Yield every :class:`Text` inside ``block``, slots included."""
    match block:
        case Paragraph(text) | Heading(text) | Picture(alt=text):
            yield text
        case Listing(items=items):
            yield from items
        case Box(blocks=blocks):
            for inner in blocks:
                yield from texts_of_block(inner)


def shared_texts(library):
    """Yield every :class:`Text` outside the lessons."""
    for course in library.courses:
        yield from texts_of_course(course)
    for path in library.paths:
        yield from (path.title, path.line)
    yield from library.facts.values()
    for slot in library.local.values():
        yield from (slot.about, slot.example)
    for term in library.terms.values():
        yield from (term.title, term.explanation)
    for item in library.placement:
        yield from texts_of_step(item)
    for book in library.manual:
        yield from texts_of_book(book)


def texts_of_activity(activity):
    """Yield every :class:`Text` of one simulator that wants a translation."""
    return (text for _, text in texts_in(activity.shape, activity.fields))


def texts_of_course(course):
    """Yield every :class:`Text` of one course outside its lessons."""
    yield from (course.title, course.line, *course.outcomes, *course.confidence.values())


def texts_of_book(book):
    """Yield every :class:`Text` of one book of the manual that wants a translation."""
    yield from (book.title, book.line)
    for section in book.sections:
        yield from texts_of_step(section)


def all_texts(library):
    """Yield every :class:`Text` of the content in the source language."""
    yield from shared_texts(library)
    for lesson in library.lessons.values():
        yield from texts_of_lesson(lesson)
    for activity in library.activities.values():
        yield from texts_of_activity(activity)


def _worded(texts):
    """A slot alone and the empty alternative of a decorative picture have no words to translate."""
    return (text for text in texts if text.value and not text.slot)
