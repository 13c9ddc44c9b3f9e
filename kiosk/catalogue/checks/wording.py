"""Words that scare, blame, hurry or exclude, and marks that shout. From the writing guide."""

import re

from kiosk.catalogue import markup
from kiosk.catalogue.source.texts import all_texts

QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
WORDS = {
    "simply": "leave it out: it may not be simple for the reader",
    "obviously": "leave it out: it may not be obvious to the reader",
    "please": "ask plainly",
    "oops": "say what happened",
    "invalid": "say what is wrong and what to do",
    "click here": "name what to choose",
    "user": "say person, people or you",
    "users": "say person, people or you",
    "and/or": "choose one",
    "e.g.": "write for example",
    "i.e.": "write that is",
    "etc.": "name all, or write and more",
    "hacker": "say what happens, not who in a hood",
    "hackers": "say what happens, not who in a hood",
}
FOUND = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, WORDS)) + r")(?![\w-])", re.IGNORECASE)


def is_kind(library):
    """Our own sentences avoid the words above; what somebody in a story says, or searches by, may have them."""
    keywords = {id(lesson.front.keywords) for lesson in library.lessons.values()}
    for text in (text for text in all_texts(library) if id(text) not in keywords):
        for found in FOUND.finditer(_own_words(text)):
            yield text.problem(f"“{found[0]}” does not belong in a lesson", WORDS[found[0].lower()])


def does_not_shout(library):
    """No exclamation marks."""
    for text in all_texts(library):
        if "!" in _own_words(text):
            yield text.problem("there is an exclamation mark", "end with a full stop")


def uses_only_our_marks(library):
    """No HTML, italics, forced breaks, or bold that is opened and not closed."""
    for text in all_texts(library):
        for what, remedy in markup.faults(text.value):
            yield text.problem(what, remedy)
        if "**" in markup.plain(text.value):
            yield text.problem("** is opened and not closed, or stands beside a space", "write **bold**")


def _own_words(text):
    return "" if text.is_quoted else QUOTED.sub("", markup.prose(text.value))
