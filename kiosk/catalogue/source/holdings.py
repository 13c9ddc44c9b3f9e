"""What the content folder holds: lessons, courses, paths and terms, as written."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.catalogue.problems import Problem
from kiosk.catalogue.pronouncing import Pronunciation
from kiosk.catalogue.source.activities.reading import Activity
from kiosk.catalogue.source.parts import Box, Picture, Step, Text


@dataclass(frozen=True, slots=True)
class Lesson:
    """One ``lesson.md`` (or ``lesson.<locale>.md``, then ``locale`` is that code)."""

    slug: str
    course: str
    file: Path
    locale: str
    front: "Front"
    steps: tuple[Step, ...]
    take_home: Box | None

    @property
    def folder(self):
        """Where its drawings are."""
        return self.file.parent

    @property
    def leads_to(self):
        """The lesson that teaches its questions: this one."""
        return self.slug


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter of a lesson. ``lines`` tells the line of each key."""

    title: Text
    summary: Text
    keywords: Text
    minutes: int
    audience: str
    min_age: int
    needs: tuple[str, ...]
    competences: tuple[str, ...]
    activity: str
    outcomes: tuple[Text, ...]
    sources: tuple[str, ...]
    review_by: object
    drawing: Picture
    misconceptions: dict[str, Text] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the glossary."""

    id: str
    title: Text
    explanation: Text


@dataclass(frozen=True, slots=True)
class Course:
    """One table of ``courses.toml``."""

    id: str
    title: Text
    line: Text
    topic: str
    icon: str
    drawing: str
    outcomes: tuple[Text, ...]  # what people can do after the course
    lessons: tuple[str, ...]
    confidence: dict[str, Text] = field(default_factory=dict)  # statement id → what people may agree with

    @property
    def folder(self):
        """Where its drawing is."""
        return self.title.file.parent / self.id


@dataclass(frozen=True, slots=True)
class ReadyPath:
    """One table of ``paths.toml``."""

    id: str
    title: Text
    line: Text
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """One file of the manual. ``readers`` are patrons, librarians, operators or authors."""

    id: str
    title: Text
    line: Text
    readers: str
    order: int
    sections: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the lessons that each library fills with words of its own."""

    about: Text
    example: Text


@dataclass(frozen=True, slots=True)
class Library:
    """Everything in the content folder, as written, and what could not be read.

    Packs add ``more_roots``; lessons in the ``hidden`` folders were replaced by theirs.
    """

    root: Path
    courses: tuple[Course, ...]
    lessons: dict[str, Lesson]
    replacements: dict[tuple[str, str], Lesson]  # (slug, locale) → lesson.<locale>.md
    terms: dict[str, Term]
    placement: tuple[Step, ...]
    paths: tuple[ReadyPath, ...]
    facts: dict[str, Text]
    fact_dates: dict[str, date]
    local: dict[str, Slot]
    manual: tuple[Book, ...]
    pronunciations: dict[str, Pronunciation]  # language → how its words are said
    activities: dict[str, Activity]
    problems: tuple[Problem, ...]
    more_roots: tuple[Path, ...] = ()
    hidden: frozenset[Path] = frozenset()

    def find_files(self, pattern):
        """Return the files under all roots that fit the glob ``pattern`` and are not hidden, sorted."""
        found = (file for root in (self.root, *self.more_roots) for file in sorted(root.glob(pattern)))
        return [file for file in found if file.parent not in self.hidden]
