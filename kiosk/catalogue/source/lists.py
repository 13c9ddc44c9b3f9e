"""The short files beside the lessons: courses, paths, facts, slots, glossary and placement."""

from dataclasses import replace
from datetime import date

from kiosk.catalogue.markup import parse_blocks, plain
from kiosk.catalogue.pronouncing import Pronunciation
from kiosk.catalogue.source.holdings import Course, ReadyPath, Slot, Term
from kiosk.catalogue.source.parts import Paragraph
from kiosk.catalogue.source.place import Place
from kiosk.catalogue.source.steps import read_steps
from kiosk.catalogue.source.tables import rows_of, tables_of
from kiosk.catalogue.source.toml import key_lines, note_unknown, read_text, read_toml
from kiosk.i18n import LOCALES

COURSE = {
    **dict.fromkeys(("id", "title", "line", "topic", "icon", "drawing"), str),
    **dict.fromkeys(("outcomes", "lessons"), list),
}
COURSE_OPTIONAL = {"confidence": dict}
PATH = {"id": str, "title": str, "line": str, "lessons": list}
FACT = {"text": str, "source": str, "checked": date, "review_by": date}
SLOT = {"about": str, "example": str}


def read_courses(file, problems):
    """Return the courses in their order."""
    place = Place(file, "courses", problems=problems)
    return tuple(
        Course(
            **{name: row[name] for name in ("id", "topic", "icon", "drawing")},
            title=place.inside(row["id"]).text(row["title"], line, "title of a course"),
            line=place.inside(row["id"]).text(row["line"], line, "what a course is about, in a few words"),
            outcomes=tuple(
                place.inside(row["id"]).text(str(outcome), line, "what people can do after a course; ends: you can …")
                for outcome in row["outcomes"]
            ),
            lessons=tuple(row["lessons"]),
            confidence=_statements(place.inside(row["id"]), row.get("confidence", {}), line),
        )
        for line, row in rows_of(place, "course", COURSE, COURSE_OPTIONAL)
    )


def _statements(place, rows, line):
    note = "people say before and after a course how far they agree with this sentence"
    return {id: place.text(str(statement), line, note) for id, statement in rows.items()}


def read_more_lessons(file, problems):
    """Return the lessons that a pack adds at the end of courses: course → slugs."""
    place = Place(file, "lessons", problems=problems)
    table, text = read_toml(place)
    for id, slugs in table.items():
        if not isinstance(slugs, list) or not all(isinstance(slug, str) for slug in slugs):
            place.note(
                key_lines(text).get(id, 1), f"{id} is not a list of lessons", 'write it like security = ["my-lesson"]'
            )
    return {id: tuple(slugs) for id, slugs in table.items() if isinstance(slugs, list)}


def read_paths(file, problems):
    """Return the ready-made paths in their order."""
    place = Place(file, "paths", problems=problems)
    return tuple(
        ReadyPath(
            row["id"],
            place.inside(row["id"]).text(row["title"], line, "title of a ready-made path"),
            place.inside(row["id"]).text(row["line"], line, "what a ready-made path is for"),
            tuple(row["lessons"]),
        )
        for line, row in rows_of(place, "path", PATH)
    )


def read_facts(file, problems):
    """Return the dated facts: name → sentence."""
    place = Place(file, "facts", problems=problems)
    return {
        name: place.inside(name).text(row["text"], line, "a dated fact") for name, line, row in tables_of(place, FACT)
    }


def read_fact_dates(file):
    """Return the days on which the facts should be checked again: name → date."""
    return {name: row["review_by"] for name, _, row in tables_of(Place(file, "facts", problems=[]), FACT)}


def read_local(file, problems):
    """Return the slots that a library fills in: name → :class:`Slot`."""
    place = Place(file, "local", problems=problems)
    return {
        name: Slot(
            place.inside(name).text(row["about"], line, "tells staff what to write into a place of the lessons"),
            place.inside(name).text(row["example"], line, "an invented example for staff; its numbers reach nobody"),
        )
        for name, line, row in tables_of(place, SLOT)
    }


def read_spoken(file, problems):
    """Return how words are said: language → :class:`Pronunciation`. The file may be missing."""
    if not file.exists():
        return {}
    place = Place(file, "spoken", problems=problems)
    table, text = read_toml(place)
    note_unknown(table, ("signs", "words"), place, lambda key: key_lines(text).get(key, 1))
    signs, words = (table.get(name, {}) for name in ("signs", "words"))
    for code in sorted((signs.keys() | words.keys()) - LOCALES.keys()):
        place.note(1, f"there is no language {code}", "use a language of the kiosk: " + ", ".join(LOCALES))
    return {code: Pronunciation(signs.get(code, {}), words.get(code, {})) for code in signs.keys() | words.keys()}


def read_glossary(file, problems):
    """Return the glossary: id → :class:`Term`. A second entry with the same id is noted and left out."""
    terms = {}
    place = Place(file, "glossary", problems=problems)
    for entry in _read_entries(place):
        paragraphs = [block for block in entry.blocks if isinstance(block, Paragraph)]
        if len(entry.blocks) != 1 or not paragraphs:
            place.note(entry.title.line, f"the term {entry.id} is not explained in one paragraph", "write just one")
        elif entry.id in terms:
            place.note(entry.title.line, f"the term {entry.id} stands here twice", "keep the better one")
        else:
            meaning = f"a term. It means: {plain(paragraphs[0].text.value)}"
            terms[entry.id] = Term(entry.id, replace(entry.title, note=meaning), paragraphs[0].text)
    return terms


def read_placement(file, problems):
    """Return the items of "Where do I start?" as steps whose flags say where they lead."""
    return _read_entries(Place(file, "placement", problems=problems))


def _read_entries(place):
    text = read_text(place)
    return read_steps(parse_blocks(text), place, text.splitlines())
