"""One language's lessons, and all languages together: found in one step, never changed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import peewee

from kiosk.catalogue.contents import Activity, Book, Course, Lesson, Path, Question, Slot, Step, Term, Words
from kiosk.errors import NotFound
from kiosk.i18n import N_

WORDS = {"html", "say", "lang"}
MOST_PRACTICES = 16  # in memory at a time, about 200 KB each


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
    activities: Mapping[str, Activity]
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

    def find_activity(self, id):
        """Return the simulator ``id``. Raises NotFound."""
        if id not in self.activities:
            raise NotFound(N_("We cannot find this practice. Go to the start and choose a topic."))
        return self.activities[id]

    def find_step(self, question_id):
        """Return the step that asks the question ``question_id``, of a lesson or a simulator. Raises NotFound."""
        owner, _, id = question_id.partition("/")
        here = self.lessons.get(owner) or self.activities.get(owner)
        steps = () if here is None else getattr(here, "steps", None) or getattr(here, "questions", ())
        for step in steps:
            if step.id == id and step.question:
                return step
        raise NotFound(N_("We cannot find this question. Go back to the lesson."))

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
    practices: dict = field(default_factory=dict, compare=False)  # the simulators opened last

    def find_spoken(self, id):
        """Return (text, locale) of the spoken sentence ``id``, or None."""
        if id in self.filled:
            return self.filled[id]
        row = self.database.execute_sql("SELECT text, locale FROM spokentext WHERE id = ?", (id,)).fetchone()
        return row and tuple(row)

    def find_beginnings(self, locale, reading, contexts):
        """Return {context: [[word, times, [passages]]]} for those of ``contexts`` that the machine has read."""
        marks = ", ".join("?" * len(contexts))
        query = f"SELECT context, words FROM beginning WHERE locale = ? AND reading = ? AND context IN ({marks})"  # noqa: S608 - names and places of ours; values go beside it
        return {
            context: json.loads(words)
            for context, words in self.database.execute_sql(query, (locale, reading, *contexts))
        }

    def find_passages(self, locale, reading, numbers):
        """Return (place, sentence) of passages by their numbers."""
        marks = ", ".join("?" * len(numbers))
        query = f"SELECT place, sentence FROM passage WHERE locale = ? AND reading = ? AND number IN ({marks})"  # noqa: S608 - names and places of ours; values go beside it
        return self.database.execute_sql(query, (locale, reading, *numbers)).fetchall()

    def has_passage(self, locale, reading, sentence):
        """Say whether ``sentence`` stands in the text, letter by letter, as a whole or as a part of a passage."""
        query = "SELECT 1 FROM passage WHERE locale = ? AND reading = ? AND instr(sentence, ?) LIMIT 1"
        return self.database.execute_sql(query, (locale, reading, sentence)).fetchone() is not None

    def find_words(self, locale, name):
        """Return the words of a list of the password lab; none if there is no such list."""
        query = "SELECT words FROM wordlist WHERE locale = ? AND name = ?"
        row = self.database.execute_sql(query, (locale, name)).fetchone()
        return row[0].split("\n") if row and row[0] else []

    def find_practice(self, id, locale):
        """Return what the simulator ``id`` shows in ``locale``: its fields, with texts as :class:`Words`."""
        kept = self.practices.get((id, locale))
        if kept is None:
            query = "SELECT document FROM activitydocument WHERE activity = ? AND locale = ?"
            row = self.database.execute_sql(query, (id, locale)).fetchone()
            if row is None:
                raise NotFound(N_("We cannot find this practice. Go to the start and choose a topic."))
            kept = json.loads(row[0], object_hook=_words)
            if len(self.practices) >= MOST_PRACTICES:
                self.practices.pop(next(iter(self.practices)), None)
            self.practices[id, locale] = kept
        return kept

    def close(self):
        """Let go of this thread's connection to the file."""
        self.database.close()


def _words(values):
    return Words(**values) if values.keys() == WORDS else values


NOTHING = Catalogue("", *(MappingProxyType({}) for _ in range(4)), peewee.SqliteDatabase(":memory:"))
