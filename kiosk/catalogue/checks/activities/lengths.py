"""How many words fit on a card, in a feedback, on a screen of a simulator, and how hard they may be."""

from kiosk.catalogue.checks.readability import MAX_GRADE, MEDIAN_GRADE, flesch_kincaid
from kiosk.catalogue.prose import words
from kiosk.catalogue.source.activities.shapes import Paragraphs, Table, Tables
from kiosk.catalogue.source.activities.texts_in import texts_in

ENOUGH_WORDS = 40  # a formula says nothing about less


def of_texts(activity):
    """Every text has as many words as its field allows."""
    for shape, text in texts_in(activity.shape, activity.fields):
        count = len(words(text.value))
        if not shape.least <= count <= shape.most:
            yield text.problem(f"this text has {count} words", f"use {shape.least} to {shape.most} ({shape.note})")


def of_totals(activity):
    """The paragraphs of a field together fit on their screen."""
    for shape, texts in _runs(activity.shape, activity.fields):
        count = sum(len(words(text.value)) for text in texts)
        if shape.total and count > shape.total:
            yield texts[0].problem(f"these paragraphs have {count} words", f"use at most {shape.total}")


def are_easy_to_read(activity):
    """Our own sentences ask for six years of school on the whole, and on no card for more than eight."""
    own = [text.value for shape, text in texts_in(activity.shape, activity.fields) if shape.is_ours]
    grade = flesch_kincaid(own)
    if grade > MEDIAN_GRADE and activity.title:
        what = f"the simulator asks for {grade:.1f} years of school"
        yield activity.title.problem(what, f"use shorter words and sentences, to {MEDIAN_GRADE} or less")
    for name in ("card", "walk", "event"):
        for row in activity.fields.get(name, ()):
            yield from _hard(activity.shape[name], row)


def _hard(shape, row):
    own = [text for words, text in texts_in(shape.fields, row) if words.is_ours]
    grade = flesch_kincaid([text.value for text in own])
    if sum(len(words(text.value)) for text in own) >= ENOUGH_WORDS and grade > MAX_GRADE:
        what = f"our sentences about {row['id']} ask for {grade:.1f} years of school"
        yield own[0].problem(what, f"use shorter words and sentences, to {MAX_GRADE} or less")


def _runs(shape, values):
    for key, one in shape.items():
        match one:
            case Paragraphs() if values.get(key):
                yield one, values[key]
            case Table(fields=fields):
                yield from _runs(fields, values.get(key) or {})
            case Tables(fields=fields):
                for row in values.get(key, ()):
                    yield from _runs(fields, row)
