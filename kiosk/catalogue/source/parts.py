"""The pieces a lesson is written in."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.catalogue.problems import Problem
from kiosk.i18n import SOURCE_LOCALE

SLOT = re.compile(r"\{\{ *(local|fact)\.([a-z][a-z0-9_]*) *\}\}")


@dataclass(frozen=True, slots=True)
class Text:
    """One message for readers and translators: a heading, a paragraph, a list item, a choice, a reason.

    ``value`` is one line of Markdown; ``context`` tells where it stands
    ("strong-passwords/long"), ``note`` tells translators what it is.
    """

    value: str
    file: Path
    line: int
    context: str
    note: str
    lang: str = SOURCE_LOCALE  # the language it is written in

    @property
    def slot(self):
        """The pair ("local" or "fact", name) if this text is nothing but a slot, else None."""
        found = SLOT.fullmatch(self.value)
        return found.groups() if found else None

    def problem(self, what, remedy):
        """Return a :class:`Problem` at this text."""
        return Problem(self.file, self.line, what, remedy)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences, or a slot alone."""

    text: Text


@dataclass(frozen=True, slots=True)
class Heading:
    """The level-3 heading of a take-home card."""

    text: Text


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with bullets or, if ``ordered``, numbers."""

    ordered: bool
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing on a line of its own. An empty ``alt`` marks it as decoration."""

    file: str
    alt: Text


@dataclass(frozen=True, slots=True)
class Box:
    """A framed part: scenario, example, tip, activity or takehome."""

    kind: str
    activity: str
    blocks: tuple
    line: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a question. ``belief`` is a misconception id, "slip" or ""."""

    text: Text
    right: bool
    belief: str
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Step:
    """One screen. ``flags`` are the words after the id: "several", "course=privacy"."""

    id: str
    flags: tuple[str, ...]
    title: Text
    blocks: tuple
    choices: tuple[Choice, ...]

    @property
    def several(self):
        """Whether more than one choice is right."""
        return "several" in self.flags

    def flag(self, name):
        """Return the value of the flag ``name=value``, or ""."""
        return dict(flag.split("=", 1) for flag in self.flags if "=" in flag).get(name, "")


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
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadyPath:
    """One table of ``paths.toml``."""

    id: str
    title: Text
    line: Text
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything in the content folder, as written, and what could not be read."""

    root: Path
    courses: tuple[Course, ...]
    lessons: dict[str, Lesson]
    replacements: dict[tuple[str, str], Lesson]  # (slug, locale) → lesson.<locale>.md
    terms: dict[str, Term]
    placement: tuple[Step, ...]
    paths: tuple[ReadyPath, ...]
    facts: dict[str, Text]
    local: frozenset[str]
    problems: tuple[Problem, ...]
