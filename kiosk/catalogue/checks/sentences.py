"""Sentences that can be followed: short on average, none long, few in a paragraph."""

from statistics import mean

from kiosk.catalogue.prose import sentences, words
from kiosk.catalogue.source.parts import Paragraph
from kiosk.catalogue.source.texts import all_texts, texts_of_lesson
from kiosk.catalogue.source.walks import lesson_blocks

MEAN_WORDS = 12
MAX_WORDS = 20
IN_A_PARAGRAPH = 3
NOT_PROSE = ("picture, in words",)


def are_never_long(library):
    """No sentence has more than 20 words."""
    for text in (text for text in all_texts(library) if not text.is_quoted):
        for sentence in sentences(text.value):
            count = len(words(sentence))
            if count > MAX_WORDS:
                start = " ".join(sentence.split()[:4])
                yield text.problem(f"the sentence “{start} …” has {count} words", "split it in two")


def are_short_on_average(library):
    """The sentences of a lesson have at most 12 words on average."""
    for lesson in library.lessons.values():
        counts = [len(words(sentence)) for text in _prose(lesson) for sentence in sentences(text.value)]
        if counts and mean(counts) > MEAN_WORDS:
            what = f"the sentences have {mean(counts):.1f} words on average"
            yield lesson.front.title.problem(what, f"bring it down to {MEAN_WORDS}")


def are_few_in_a_paragraph(library):
    """A paragraph has at most three sentences."""
    for lesson in library.lessons.values():
        for block in lesson_blocks(lesson):
            if isinstance(block, Paragraph) and len(sentences(block.text.value)) > IN_A_PARAGRAPH:
                count = len(sentences(block.text.value))
                yield block.text.problem(f"the paragraph has {count} sentences", "start a new one after three")


def _prose(lesson):
    """Paragraphs, list items, choices and reasons; titles and pictures are no sentences to follow."""
    front = {lesson.front.title, lesson.front.summary}
    return [text for text in texts_of_lesson(lesson) if text not in front and text.note not in NOT_PROSE]
