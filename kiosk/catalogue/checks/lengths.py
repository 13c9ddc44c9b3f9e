"""How many words fit: on a button, in a reason, on a screen in big letters, on a card of paper."""

from kiosk.catalogue.prose import sentences, words
from kiosk.catalogue.source.texts import texts_of_block
from kiosk.catalogue.source.walks import body_texts

TITLE = 7
SUMMARY = 15
CHOICE = 15
REASON = range(15, 41)
READING = range(40, 91)
SITUATION = 40
TAKE_HOME = 120
EXPLANATION = 30


def of_titles(library):
    """Titles of lessons have at most 7 words."""
    for lesson in library.lessons.values():
        yield from _too_long(lesson.front.title, TITLE, "the title")


def of_summaries(library):
    """A summary is one sentence of at most 15 words."""
    for lesson in library.lessons.values():
        yield from _too_long(lesson.front.summary, SUMMARY, "the summary")
        if len(sentences(lesson.front.summary.value)) != 1:
            yield lesson.front.summary.problem("the summary is not one sentence", "say it in one")


def of_choices(library):
    """A choice has at most 15 words."""
    steps = [step for lesson in library.lessons.values() for step in lesson.steps]
    for step in [*steps, *library.placement]:
        for choice in step.choices:
            yield from _too_long(choice.text, CHOICE, "the choice")


def of_reasons(library):
    """A reason has 15 to 40 words: why it is tempting, why not, what to do."""
    for lesson in library.lessons.values():
        for step in lesson.steps:
            for reason in (choice.reason for choice in step.choices if choice.reason):
                count = len(words(reason.value))
                if count not in REASON:
                    yield reason.problem(f"the reason has {count} words", f"use {REASON[0]} to {REASON[-1]}")


def of_screens(library):
    """A reading screen has 40 to 90 words; the situation of a question at most 40."""
    for lesson in library.lessons.values():
        for step in lesson.steps:
            count = sum(len(words(text.value)) for text in body_texts(step.blocks))
            if step.choices and count > SITUATION:
                yield step.title.problem(f"the situation has {count} words", f"use at most {SITUATION}")
            elif not step.choices and count not in READING:
                yield step.title.problem(f"the screen has {count} words", f"use {READING[0]} to {READING[-1]}")


def of_take_home_cards(library):
    """A take-home card has at most 120 words, to fit A5 in large print."""
    for lesson in library.lessons.values():
        if lesson.take_home:
            texts = list(texts_of_block(lesson.take_home))
            count = sum(len(words(text.value)) for text in texts if not text.slot)
            if count > TAKE_HOME:
                yield texts[0].problem(f"the take-home card has {count} words", f"use at most {TAKE_HOME}")


def of_explanations(library):
    """A term is explained in at most 30 words."""
    for term in library.terms.values():
        yield from _too_long(term.explanation, EXPLANATION, "the explanation")


def _too_long(text, limit, name):
    count = len(words(text.value))
    if count > limit:
        yield text.problem(f"{name} has {count} words", f"use at most {limit}")
