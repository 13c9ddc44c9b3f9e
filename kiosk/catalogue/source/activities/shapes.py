"""What the fields of an ``activity.toml`` look like.

A shape says what belongs in a field; the reader follows it, the checks and the
compiler walk the result. So a new engine is a new table of shapes, not a new reader.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """A text for people. ``note`` tells translators what it is, ``least`` and ``most`` limit its words.

    ``is_ours`` is False for what somebody in a story says or writes: a false
    message may shout and hurry, we may not.
    """

    note: str
    most: int = 20
    least: int = 1
    is_ours: bool = True
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A list of texts, each like ``words``; ``total`` limits the words of all together."""

    words: Words
    total: int = 0  # 0 for no limit
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Value:
    """A plain value: ``kind`` is str, int or bool. ``known`` lists what a str may be, if that is limited."""

    kind: type
    known: tuple = ()
    is_needed: bool = True
    default: object = None


@dataclass(frozen=True, slots=True)
class Values:
    """A list of plain texts, such as ids. ``known`` lists what they may be, if that is limited."""

    known: tuple = ()
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Fields under one name."""

    fields: dict = field(default_factory=dict)
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """A list of tables, each with an ``id`` that is unique in the list."""

    fields: dict = field(default_factory=dict)
    least: int = 1


ID = Value(str)
OPTIONAL_WORD = Value(str, is_needed=False, default="")
OPTIONAL_NUMBER = Value(int, is_needed=False, default=0)
NO = Value(bool, is_needed=False, default=False)
