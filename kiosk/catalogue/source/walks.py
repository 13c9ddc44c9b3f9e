"""Ways through a library that checks share."""

from kiosk.catalogue.source.activities.texts_in import texts_in
from kiosk.catalogue.source.parts import Box, Listing, Paragraph, Picture
from kiosk.catalogue.source.texts import shared_texts, texts_of_activity, texts_of_block, texts_of_lesson


def lessons_of(library):
    """Yield every lesson, then every lesson that replaces one in another language."""
    yield from library.lessons.values()
    yield from library.replacements.values()


def screens_of(library):
    """Yield (lesson, step) for every screen of every lesson."""
    return ((lesson, step) for lesson in lessons_of(library) for step in lesson.steps)


def texts_of(library):
    """Yield every text of the content, in whatever language it is written."""
    yield from shared_texts(library)
    for lesson in lessons_of(library):
        yield from texts_of_lesson(lesson)
    for activity in library.activities.values():
        yield from texts_of_activity(activity)
        for variant in activity.variants.values():
            yield from (text for _, text in texts_in(activity.shape, variant))


def blocks_of(blocks):
    """Yield ``blocks`` and what their boxes hold, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Box):
            yield from blocks_of(block.blocks)


def lesson_blocks(lesson):
    """Yield every block of ``lesson``, with those of the take-home card."""
    for step in lesson.steps:
        yield from blocks_of(step.blocks)
    if lesson.take_home:
        yield from blocks_of([lesson.take_home])


def body_texts(blocks):
    """Yield the texts of paragraphs and lists in ``blocks``: no headings, no words of pictures, no slots."""
    for block in blocks_of(blocks):
        if isinstance(block, Paragraph | Listing):
            yield from (text for text in texts_of_block(block) if not text.slot)


def pictures_of(blocks):
    """Yield the pictures in ``blocks``."""
    return (block for block in blocks_of(blocks) if isinstance(block, Picture))
