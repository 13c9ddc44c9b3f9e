"""The tables of the catalogue file.

A kiosk reads each language whole into memory, so a shelf and a lesson are one
JSON document each: that loads ten times faster than rows. Rows are kept for what is
looked up one at a time: spoken sentences, search, suggestions. The models are
bound to no database; the builder and the readers each bring their own.
"""

from typing import ClassVar

from peewee import BlobField, CharField, CompositeKey, IntegerField, Model, TextField
from playhouse.sqlite_ext import FTS5Model, SearchField


class Info(Model):
    """About the file itself: ``fingerprint`` of what it was built from, ``locales`` in order."""

    key = CharField(primary_key=True)
    value = TextField()


class ShelfDocument(Model):
    """Courses, paths, terms and placement of one language (JSON), and its interface words (.mo)."""

    locale = CharField(primary_key=True)
    document = TextField()
    interface = BlobField()


class LessonDocument(Model):
    """One lesson in one language (JSON)."""

    locale = CharField()
    slug = CharField()
    document = TextField()

    class Meta:
        primary_key = CompositeKey("locale", "slug")


class ActivityDocument(Model):
    """What one simulator shows in one language (JSON); read when somebody opens it."""

    locale = CharField()
    activity = CharField()
    document = TextField()

    class Meta:
        primary_key = CompositeKey("locale", "activity")


class Beginning(Model):
    """Which words followed ``context`` in a text that the next-word machine read, and where (JSON)."""

    locale = CharField()
    reading = CharField()  # lessons or tales
    context = CharField()  # up to two words; none at the beginning of a sentence
    words = TextField()

    class Meta:
        primary_key = CompositeKey("locale", "reading", "context")
        without_rowid = True


class Passage(Model):
    """A sentence that the next-word machine read; ``place`` is the lesson or the title of the tale."""

    locale = CharField()
    reading = CharField()
    number = IntegerField()
    place = CharField()
    sentence = TextField()

    class Meta:
        primary_key = CompositeKey("locale", "reading", "number")
        without_rowid = True


class WordList(Model):
    """A list of the password lab, one word a line, most likely first."""

    locale = CharField()
    name = CharField()  # common, names, words or drawn
    words = TextField()

    class Meta:
        primary_key = CompositeKey("locale", "name")


class SpokenText(Model):
    """A sentence that may be read aloud. ``locale`` is the language it is written in."""

    id = CharField(primary_key=True)
    locale = CharField()
    text = TextField()

    class Meta:
        without_rowid = True


class Word(Model):
    """A word that search knows: as compared (``folded``) and as people write it (``shown``)."""

    locale = CharField()
    folded = CharField()
    shown = CharField()
    lessons = IntegerField()  # in how many lessons it stands

    class Meta:
        primary_key = CompositeKey("locale", "folded")
        without_rowid = True


class LessonWords(FTS5Model):
    """What search compares, folded (see ``folding``); ``texts`` holds the readable lines for the excerpt."""

    locale = SearchField(unindexed=True)
    lesson = SearchField(unindexed=True)
    texts = SearchField(unindexed=True)
    title = SearchField()
    summary = SearchField()
    body = SearchField()

    class Meta:
        # words come folded already; the tokenizer only cuts at spaces
        options: ClassVar = {"tokenize": "unicode61 remove_diacritics 0"}


TABLES = (
    Info,
    ShelfDocument,
    LessonDocument,
    ActivityDocument,
    Beginning,
    Passage,
    WordList,
    SpokenText,
    Word,
    LessonWords,
)
