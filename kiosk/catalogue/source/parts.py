"""The pieces a screen is written in."""

import re
from dataclasses import dataclass
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
    is_quoted: bool = False  # somebody in a story writes or says it: it may shout, hurry and beg

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
    """A framed part: scenario, example, tip, closed, activity or takehome."""

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
