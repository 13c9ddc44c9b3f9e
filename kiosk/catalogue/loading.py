"""The catalogue file → the catalogue in memory.

The library's own words are put in here, into the JSON before it is parsed:
they belong to a branch, not to the lessons, and stand in few places.
"""

import json
import re
from datetime import date
from html import escape
from types import MappingProxyType

import peewee

from kiosk.catalogue.contents import (
    Activity,
    Book,
    Choice,
    Course,
    Lesson,
    Path,
    Question,
    Section,
    Slot,
    Statement,
    Step,
    Term,
)
from kiosk.catalogue.sentences import say_id
from kiosk.catalogue.shelves import Catalogue, Shelf
from kiosk.errors import Unavailable
from kiosk.i18n import N_, read_messages

SLOT = re.compile(r"\{\{(say\.)?local\.(\w+)\}\}")
SLOT_PARAGRAPHS = re.compile(r'(?:<p data-say=\\"\{\{say\.local\.\w+\}\}\\">\{\{local\.\w+\}\}</p>){2,}')
ASK = N_("Ask at the desk.")
TUPLES = ("needs", "outcomes", "sources", "competences")
VERSION_DIGITS = 12  # of the fingerprint; plenty to tell versions apart


def load(path, local):
    """Read the catalogue file ``path`` into a :class:`Catalogue`.

    ``local`` gives the words for ``{{local.*}}`` slots; where one is missing or
    empty stands "Ask at the desk." in the language of the page. Raises
    Unavailable if there is no catalogue or it cannot be read.
    """
    # "immutable": the file is never changed, only replaced, so SQLite needs no locks on it
    database = peewee.SqliteDatabase(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return _read(database, local)
    except (peewee.DatabaseError, ValueError, TypeError, KeyError) as error:
        database.close()
        raise Unavailable(N_("The lessons are missing or damaged. Run: kiosk content build")) from error


class _Words:
    """Fills the slots of documents and remembers the sentences that this makes."""

    def __init__(self, local, interface):
        self.filled = {}
        self._local = local
        self._ask_at_desk = {code: read_messages(messages).gettext(ASK) for code, messages in interface.items()}

    def fill(self, document, locale):
        """Return ``document`` (JSON text) with the library's words in place of its slots."""
        if "{{" not in document:
            return document
        # two empty slots in a row send people to the desk once
        document = SLOT_PARAGRAPHS.sub(lambda run: self._once(run[0], locale), document)
        return self._fill_each(document, locale)

    def _fill_each(self, document, locale):
        return SLOT.sub(lambda slot: self._word(slot[2], locale, is_say=bool(slot[1])), document)

    def _once(self, paragraphs, locale):
        filled = self._fill_each(paragraphs, locale).split("</p>")
        return "</p>".join(dict.fromkeys(filled))

    def _word(self, name, locale, *, is_say):
        text = self._local.get(name, "").strip() or self._ask_at_desk[locale]
        id = say_id(locale, text)
        self.filled[id] = (text, locale)
        return id if is_say else json.dumps(escape(text, quote=False))[1:-1]


def _read(database, local):
    rows = database.execute_sql("SELECT locale, document, interface FROM shelfdocument ORDER BY rowid").fetchall()
    interface = {locale: bytes(messages) for locale, _, messages in rows}
    words = _Words(local, interface)
    read = {locale: json.loads(words.fill(document, locale)) for locale, document, _ in rows}
    lessons = {locale: {} for locale in read}
    for locale, slug, document in database.execute_sql("SELECT locale, slug, document FROM lessondocument"):
        lessons[locale][slug] = json.loads(words.fill(document, locale))
    info = dict(database.execute_sql("SELECT key, value FROM info").fetchall())
    return Catalogue(
        version=info["fingerprint"][:VERSION_DIGITS],
        shelves=MappingProxyType({code: _shelf(code, document, lessons[code]) for code, document in read.items()}),
        interface=MappingProxyType(interface),
        misconceptions=MappingProxyType({locale: document["misconceptions"] for locale, document in read.items()}),
        filled=MappingProxyType(words.filled),
        database=database,
    )


def _shelf(locale, document, lessons):
    terms = {term["id"]: Term(**term) for term in document["terms"]}
    read = {slug: _lesson(lesson, terms) for slug, lesson in lessons.items()}
    courses = tuple(
        Course(
            **{
                **course,
                "outcomes": tuple(course["outcomes"]),
                "lessons": tuple(read[slug] for slug in course["lessons"]),
                "confidence": tuple(Statement(**statement) for statement in course["confidence"]),
            }
        )
        for course in document["courses"]
    )
    ordered = {lesson.slug: lesson for course in courses for lesson in course.lessons}
    placement = tuple(_step(step, terms) for step in document["placement"])
    activities = {one["id"]: _activity(one, terms) for one in document["activities"]}
    steps = [*placement, *(step for lesson in ordered.values() for step in lesson.steps)]
    steps += [step for activity in activities.values() for step in activity.questions]
    return Shelf(
        locale=locale,
        courses=courses,
        paths=tuple(Path(**{**path, "lessons": tuple(path["lessons"])}) for path in document["paths"]),
        terms=tuple(terms.values()),
        placement=placement,
        lessons=MappingProxyType(ordered),
        questions=MappingProxyType({step.question.id: step.question for step in steps if step.question}),
        books=tuple(
            Book(**{**book, "sections": tuple(Section(**section) for section in book["sections"])})
            for book in document["books"]
        ),
        slots=tuple(Slot(**slot) for slot in document["slots"]),
        activities=MappingProxyType(activities),
        fact_dates={name: date.fromisoformat(day) for name, day in document["fact_dates"].items()},
    )


def _lesson(values, terms):
    values.update({name: tuple(values[name]) for name in TUPLES})
    values["steps"] = tuple(_step(step, terms) for step in values["steps"])
    values["review_by"] = date.fromisoformat(values["review_by"]) if values["review_by"] else date.max
    return Lesson(**values)


def _activity(values, terms):
    values["lessons"] = tuple(values["lessons"])
    values["questions"] = tuple(_step(step, terms) for step in values["questions"])
    return Activity(**values)


def _step(values, terms):
    values["says"] = tuple(values["says"])
    values["words"] = tuple(terms[id] for id in values["words"])
    if values["question"]:
        values["question"]["choices"] = tuple(Choice(**choice) for choice in values["question"]["choices"])
        values["question"] = Question(**values["question"])
    return Step(**values)
