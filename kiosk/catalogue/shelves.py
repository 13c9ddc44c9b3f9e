"""One language's lessons, and all languages together: found in one step, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import peewee

from kiosk.catalogue.contents import Book, Course, Lesson, Path, Question, Slot, Step, Term
from kiosk.errors import NotFound
from kiosk.i18n import N_


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything one language offers. ``lessons`` maps slugs to lessons in the order of the courses."""

    locale: str
    courses: tuple[Course, ...]
    paths: tuple[Path, ...]
    terms: tuple[Term, ...]
    placement: tuple[Step, ...]
    lessons: Mapping[str, Lesson]
    questions: Mapping[str, Question]
    books: tuple[Book, ...]  # the manual
    slots: tuple[Slot, ...]
    fact_dates: Mapping[str, date]  # when to check the dated facts again, by their name
    pinned: tuple[Lesson, ...] = ()  # suggested by the library

    def find_course(self, slug):
        """Return the course ``slug``. Raises NotFound."""
        for course in self.courses:
            if course.slug == slug:
                return course
        raise NotFound(N_("We cannot find this course. Go to the start and choose a topic."))

    def find_lesson(self, slug):
        """Return the lesson ``slug``. Raises NotFound."""
        if slug not in self.lessons:
            raise NotFound(N_("We cannot find this lesson. Go to the start and choose a topic."))
        return self.lessons[slug]

    def find_book(self, id, readers):
        """Return the book ``id`` of the manual if it is for one of ``readers``. Raises NotFound."""
        for book in self.books:
            if book.id == id and book.readers in readers:
                return book
        raise NotFound(N_("We cannot find this page of the manual."))

    def find_question(self, id):
        """Return the question ``id``, such as "strong-passwords/long". Raises NotFound."""
        if id not in self.questions:
            raise NotFound(N_("We cannot find this question. Go back to the lesson."))
        return self.questions[id]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One version of the lessons in all its languages.

    ``interface`` holds the program's own words (.mo bytes) by locale;
    ``misconceptions[locale]["<lesson>/<id>"]`` is a belief as a sentence;
    ``filled`` the library's own words by their spoken id, as (text, locale).
    """

    version: str
    shelves: Mapping[str, Shelf]
    interface: Mapping[str, bytes]
    misconceptions: Mapping[str, Mapping[str, str]]
    filled: Mapping[str, tuple[str, str]]
    database: peewee.SqliteDatabase  # read-only; each thread has a connection of its own

    def find_spoken(self, id):
        """Return (text, locale) of the spoken sentence ``id``, or None."""
        if id in self.filled:
            return self.filled[id]
        row = self.database.execute_sql("SELECT text, locale FROM spokentext WHERE id = ?", (id,)).fetchone()
        return row and tuple(row)

    def close(self):
        """Let go of this thread's connection to the file."""
        self.database.close()


NOTHING = Catalogue("", *(MappingProxyType({}) for _ in range(4)), peewee.SqliteDatabase(":memory:"))
