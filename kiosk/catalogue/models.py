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


TABLES = (Info, ShelfDocument, LessonDocument, SpokenText, Word, LessonWords)
