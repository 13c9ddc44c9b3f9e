"""How many years of school a text asks for, by formulas made for each language.

English: Flesch-Kincaid grade (Kincaid 1975), from words in a sentence and
syllables in a word; about six years, so that a person who reads little can
follow. A screen is judged as a whole, because formulas say little about less.
"""

from statistics import median

from kiosk.catalogue.prose import english_syllables, sentences, words
from kiosk.catalogue.source.walks import body_texts

MEDIAN_GRADE = 6
MAX_GRADE = 8


def of_screens(library):
    """No English screen asks for more than eight years of school."""
    for lesson in library.lessons.values():
        for step in lesson.steps:
            grade = screen_grade(step)
            if grade > MAX_GRADE:
                what = f"the screen asks for {grade:.1f} years of school"
                yield step.title.problem(what, f"use shorter words and sentences, to {MAX_GRADE} or less")


def of_lessons(library):
    """The middle one of the screens of an English lesson asks for six years of school at most."""
    for lesson in library.lessons.values():
        middle = lesson_grade(lesson)
        if middle > MEDIAN_GRADE:
            what = f"the lesson asks for {middle:.1f} years of school"
            yield lesson.front.title.problem(what, f"use shorter words and sentences, to {MEDIAN_GRADE} or less")


def lesson_grade(lesson):
    """Return the middle one of the Flesch-Kincaid grades of the screens of ``lesson``."""
    return median([screen_grade(step) for step in lesson.steps] or [0])


def screen_grade(step):
    """Return the Flesch-Kincaid grade of one screen with its choices and reasons."""
    answers = [text for choice in step.choices for text in (choice.text, choice.reason) if text]
    return flesch_kincaid([text.value for text in [*body_texts(step.blocks), *answers]])


def flesch_kincaid(messages):
    """Return the grade of ``messages`` (English Markdown) taken together; 0 for no words."""
    count = sum(len(sentences(message)) for message in messages)
    spoken = [word.strip(".,;:!?…\"'“”‘’()") for message in messages for word in words(message)]
    if not spoken:
        return 0.0
    syllables = sum(sum(map(english_syllables, word.split("-"))) for word in spoken)
    return 0.39 * len(spoken) / count + 11.8 * syllables / len(spoken) - 15.59
