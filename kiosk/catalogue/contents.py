"""What lies on the shelf: lessons as patrons see them, in one language, ready to show.

All values are frozen and shared by every request. ``html`` fields are finished
and safe to print as they are; other texts are plain and want escaping.
``say`` fields name a spoken sentence (see ``spoken``).
"""

from dataclasses import dataclass
from datetime import date

from kiosk.errors import NotFound
from kiosk.i18n import N_


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary with its explanation. ``lang`` is the language both are in."""

    id: str
    title: str
    html: str
    say: str
    lang: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose. ``id`` counts from "1" in the order of the source; ``misconception`` may be ""."""

    id: str
    html: str
    text: str
    say: str
    right: bool
    reason_html: str
    reason_say: str
    misconception: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a step asks. ``course`` and ``lesson`` say where to learn it; ``lesson`` may be "" in placement."""

    id: str  # "<lesson>/<step>", stable for ever
    several: bool
    choices: tuple[Choice, ...]
    course: str
    lesson: str

    @property
    def key(self):
        """The choices that are right."""
        return tuple(choice for choice in self.choices if choice.right)


@dataclass(frozen=True, slots=True)
class Step:
    """One screen. ``html`` is the text without heading and drawing; ``says`` lists sentences as read aloud."""

    id: str
    number: int  # from 1
    kind: str  # read, question or activity
    title: str
    title_say: str
    title_lang: str  # the locale's own code, or the source language's while untranslated
    html: str
    drawing: str  # SVG markup or ""
    question: Question | None
    activity: str  # id of a simulator or ""
    says: tuple[str, ...]
    words: tuple[Term, ...]  # explained under the text


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson in one language. ``coverage`` is the translated share of its texts, from 0 to 1."""

    slug: str
    course: str
    topic: str  # of its course, for colour and sign
    title: str
    title_lang: str
    summary: str
    summary_lang: str
    keywords: str  # more words that people search this lesson by, separated by commas
    minutes: int
    audience: str
    min_age: int
    needs: tuple[str, ...]
    outcomes: tuple[str, ...]
    activity: str
    steps: tuple[Step, ...]
    take_home: str  # html
    take_home_drawing: str  # SVG markup of a drawing of its own, or ""
    drawing: str
    coverage: float
    locale: str
    sources: tuple[str, ...]
    competences: tuple[str, ...]
    review_by: date

    @property
    def questions(self):
        """The questions of this lesson in their order."""
        return tuple(step.question for step in self.steps if step.question)

    def step(self, number):
        """Return step ``number``, counted from 1. Raises NotFound if there is none."""
        if not 1 <= number <= len(self.steps):
            raise NotFound(N_("This lesson has no step %(step)s."), step=number)
        return self.steps[number - 1]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that people may agree with before and after a course; ``id`` is stable for ever. Not shown yet."""

    id: str  # "<course>/<statement>"
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Course:
    """Lessons on one topic, in the order to take them."""

    slug: str
    title: str
    line: str
    topic: str
    icon: str
    drawing: str
    outcomes: tuple[str, ...]  # what people can do afterwards
    lessons: tuple[Lesson, ...]
    lang: str  # language of title and line
    confidence: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a simulator, ready to show and to be read aloud. ``lang`` is the language it is in."""

    html: str
    say: str
    lang: str


@dataclass(frozen=True, slots=True)
class Activity:
    """One simulator in one language, as lists name it. ``lessons`` are the lessons it belongs to.

    ``questions`` are asked at its end and reviewed later; ``about`` tells by
    their id which things (levers, tricks) they are about.
    """

    id: str
    kind: str
    engine: str
    title: str
    summary: str
    lang: str
    minutes: int
    min_age: int
    lessons: tuple[str, ...]
    course: str
    topic: str
    drawing: str  # SVG markup, decoration
    questions: tuple[Step, ...]
    about: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a book of the manual, under its own heading."""

    id: str
    title: str
    title_say: str
    title_lang: str
    html: str


@dataclass(frozen=True, slots=True)
class Book:
    """A book of the manual. ``readers`` are patrons, librarians, operators or authors."""

    id: str
    title: str
    line: str
    lang: str
    readers: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the lessons for the library's own words. ``about`` and ``example`` help staff to fill it in."""

    name: str
    about: str
    example: str


@dataclass(frozen=True, slots=True)
class Path:
    """A ready-made choice of lessons for a group of people."""

    id: str
    title: str
    line: str
    lessons: tuple[str, ...]
    lang: str
