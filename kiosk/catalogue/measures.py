"""The figures of each lesson: how long, how hard, how its questions are made. Counted by the code of the checks."""

from dataclasses import asdict, dataclass
from itertools import chain
from statistics import median

from kiosk.catalogue.checks.readability import lesson_grade
from kiosk.catalogue.prose import words
from kiosk.catalogue.source.texts import texts_of_block
from kiosk.catalogue.source.walks import body_texts

SLIP = "slip"
HEAD = """\
| lesson | words | median grade | questions | wrong choices | with a misconception |
| --- | ---: | ---: | ---: | ---: | ---: |
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One lesson in figures. ``named`` of its ``distractors`` (wrong choices) stand for a misconception."""

    lesson: str
    course: str
    words: int  # of the screens with choices and reasons, and of the take-home card
    grade: float  # the middle one of the Flesch-Kincaid grades of its screens
    questions: int
    distractors: int
    named: int


def measure_lessons(library):
    """Return a :class:`Measure` for each English lesson, in the order of the courses."""
    slugs = [slug for course in library.courses for slug in course.lessons if slug in library.lessons]
    return [_measure(library.lessons[slug]) for slug in slugs]


def as_markdown(measures):
    """Return ``measures`` as a Markdown table whose last line holds the sums and the middle grade."""
    rows = [[one.lesson, one.words, one.grade, one.questions, one.distractors, one.named] for one in measures]
    columns = list(zip(*rows, strict=True))[1:]
    total, grades, *counts = columns or [()] * 5
    rows.append([f"{len(measures)} lessons", sum(total), median(grades or [0]), *map(sum, counts)])
    return HEAD + "".join(f"| {' | '.join(map(_cell, row))} |\n" for row in rows)


def as_values(measures):
    """Return ``measures`` as plain values for a program."""
    return [asdict(one) for one in measures]


def _measure(lesson):
    choices = [choice for step in lesson.steps for choice in step.choices]
    wrong = [choice for choice in choices if not choice.right]
    return Measure(
        lesson=lesson.slug,
        course=lesson.course,
        words=sum(len(words(text.value)) for text in _shown(lesson)),
        grade=round(lesson_grade(lesson), 1),
        questions=sum(bool(step.choices) for step in lesson.steps),
        distractors=len(wrong),
        named=sum(choice.belief not in ("", SLIP) for choice in wrong),
    )


def _shown(lesson):
    """Yield every text that a reader of ``lesson`` sees, without slots and the words of pictures."""
    for step in lesson.steps:
        answers = chain.from_iterable((choice.text, choice.reason) for choice in step.choices)
        yield from (step.title, *body_texts(step.blocks), *filter(None, answers))
    if lesson.take_home:
        yield from (text for text in texts_of_block(lesson.take_home) if not text.slot)


def _cell(value):
    return f"{value:.1f}" if isinstance(value, float) else str(value)
