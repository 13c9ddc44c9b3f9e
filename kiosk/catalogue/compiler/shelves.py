"""Everything one language offers, as plain values ready to be written."""

from dataclasses import asdict, dataclass, field

from kiosk.catalogue import contents, drawings
from kiosk.catalogue.compiler.activities import write_activity
from kiosk.catalogue.compiler.lessons import LessonWriter
from kiosk.catalogue.compiler.next_words import rows_of
from kiosk.catalogue.compiler.tongue import Tongue
from kiosk.catalogue.compiler.word_lists import lists_of

SMALLEST_PATH = 2  # lessons, unless it is complete: one lesson of six would only be a longer way to that lesson


@dataclass(frozen=True, slots=True)
class Bound:
    """One language, compiled: ``shelf`` and ``lessons`` are JSON values, ``spoken`` is id → (language, words).

    ``aloud`` has other words for the sentences that are not read as they are written.
    """

    locale: str
    shelf: dict
    lessons: dict[str, dict]
    spoken: dict[str, tuple[str, str]]
    aloud: dict[str, str]
    interface: bytes
    activities: dict[str, dict]
    beginnings: list[tuple] = field(default_factory=list)  # rows for the next-word machine
    passages: list[tuple] = field(default_factory=list)
    word_lists: list[tuple] = field(default_factory=list)  # rows for the password lab


def bind_shelf(library, translations, step):
    """Return the :class:`Bound` of ``library`` in the language of ``translations``; call ``step()`` per lesson."""
    tongue = Tongue(translations.locale, library, translations)
    writer = LessonWriter(library, tongue, translations)
    lessons = {}
    for slug in library.lessons:
        lessons[slug] = _packed_lesson(writer.lesson(slug))
        step()
    shelf = {
        "courses": [_course(course, tongue) for course in library.courses],
        "paths": [asdict(path) for path in _paths(library, tongue)],
        "terms": [asdict(term) for term in sorted(writer.terms.values(), key=lambda term: term.title.casefold())],
        "placement": [_packed_step(writer.placement_item(s, n)) for n, s in enumerate(library.placement, 1)],
        "misconceptions": _misconceptions(library, tongue),
        "books": [asdict(writer.book(book)) for book in library.manual],
        "slots": [_slot(name, slot, tongue) for name, slot in library.local.items()],
        "fact_dates": {name: day.isoformat() for name, day in library.fact_dates.items()},
    }
    written = {one.id: write_activity(one, library, tongue) for one in library.activities.values()}
    shelf["activities"] = [entry for entry, _ in written.values()]
    activities = {id: document for id, (_, document) in written.items()}
    bound = Bound(translations.locale, shelf, lessons, tongue.spoken, tongue.aloud, translations.interface, activities)
    _read_for_labs(bound, library.activities)
    return bound


def _read_for_labs(bound, activities):
    for activity in activities.values():
        if activity.kind == "next-words":
            beginnings, passages = rows_of(bound, activity.file.parent)
            bound.beginnings.extend(beginnings)
            bound.passages.extend(passages)
        elif activity.kind == "passwords":
            sentences = [words for lang, words in bound.spoken.values() if lang == bound.locale]
            bound.word_lists.extend(lists_of(bound, activity.file.parent, sentences))


def _course(course, tongue):
    return {
        "slug": course.id,
        "title": tongue.plain(course.title),
        "line": tongue.plain(course.line),
        "topic": course.topic,
        "icon": course.icon,
        "drawing": drawings.decoration(course.folder / course.drawing),
        "outcomes": [tongue.plain(outcome) for outcome in course.outcomes],
        "lessons": course.lessons,
        "lang": tongue.value(course.title)[1],
        "confidence": [asdict(_statement(course, id, text, tongue)) for id, text in course.confidence.items()],
    }


def _statement(course, id, text, tongue):
    return contents.Statement(f"{course.id}/{id}", tongue.plain(text), tongue.value(text)[1])


def _paths(library, tongue):
    for path in library.paths:
        lessons = tuple(slug for slug in path.lessons if slug in library.lessons)
        if len(lessons) >= SMALLEST_PATH or len(lessons) == len(path.lessons):
            lang = tongue.value(path.title)[1]
            yield contents.Path(path.id, tongue.plain(path.title), tongue.plain(path.line), lessons, lang)


def _slot(name, slot, tongue):
    return {"name": name, "about": tongue.plain(slot.about), "example": tongue.plain(slot.example)}


def _misconceptions(library, tongue):
    beliefs = {}
    for slug, lesson in library.lessons.items():
        shown = library.replacements.get((slug, tongue.locale), lesson)
        for key, text in shown.front.misconceptions.items():
            beliefs[f"{slug}/{key}"] = tongue.plain(text)
    return beliefs


def _packed_lesson(lesson):
    packed = {**asdict(lesson), "review_by": lesson.review_by and lesson.review_by.isoformat()}
    packed["steps"] = [_packed_step(step) for step in lesson.steps]
    return packed


def _packed_step(step):
    return {**asdict(step), "words": [word.id for word in step.words]}
