"""What a translation must not leave behind: English words, empty plural forms, places that nobody filled in.

A new message that is rightly the same in another language goes into ``SAME``;
names that stand in Latin letters inside Arabic go into ``LATIN_NAMES``. Firms
of the simulators keep the English name that stands in their address.
"""

import re
from collections import defaultdict

from babel.messages.plurals import get_plural

# words of English that mean nothing in our other languages written in Latin letters
ENGLISH = re.compile(
    r"\b(?:the|and|you|your|with|this|that|what|they|their|have|does|which|when|from|is|are|was|were|of|for|to|it|its"
    r"|his|her|at|if|in|my|we|our|can|will|who|how|there|then|than|been|every|before|after|about|again|choose|press)\b",
    re.IGNORECASE,
)
NOT_WORDS = re.compile(r"`[^`]*`|\]\([^)]*\)|%\(\w+\)s|\{\{[^}]*\}\}|<[^>]*>|[\w.-]+\.(?:example|test)\b")
LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*)+")
ARABIC = re.compile(r"[\u0621-\u064a]")
WORD = re.compile(r"[^\W\d_]{2}")
LATIN_NAMES = ("Raspberry Pi", "Raspberry Pi OS", "CC BY", "not collected")
FIRMS = re.compile(
    r"\b(?:(?:Oak|My) Bank|(?:Oak|Lake|River|Town) Library|Hill (?:School|Clinic|Builders)|Green Shop|City Bus"
    r"|Morning Bus|Town News|Lily Cafe|Lucky Day)\b"
)
PASSWORDS = {"P@ssw0rd", "qwertyuiop", "aaaaaaaaaa", "abcdefgh1234", "k7#Qw2mZ", "vR8!tq4Lz9@d"}  # samples to try
PEOPLE = {"Amina", "Kofi", "Maria", "Paulo"}
SAME = {
    "es": {"%(size)s MB", "Chat", "Cookie", "ISIL", "Maria1987", "No", "Normal", "PIN", "no"},
    "fr": {
        "%(shown)s minutes", "Contacts", "Cookie", "Date", "Football", "ISIL", "Minutes", "Pause", "Question",
        "Questions", "Science", "Session", "Source", "Version", "Version %(version)s", "long",
    },
    "id": {
        "%(size)s MB", "AI", "Bias", "Deepfake", "Email", "File", "ISIL", "Label", "Normal", "PIN", "Poster",
        "Poster: %(topic)s", "Status", "Tab",
    },
    "ar": {"ISIL"},
}  # fmt: skip


def english_in(translations):
    """Return those translated texts of a locale in which English is left."""
    return [entry.words for entry in _entries(translations) if _is_english(entry, translations.locale)]


def short_plurals(catalogue, locale):
    """Return the plural messages of a Babel catalogue that have not all the forms of ``locale``, each filled in."""
    wanted = get_plural(locale).num_plurals
    plurals = [message for message in catalogue if isinstance(message.id, tuple)]
    return [message.id[0] for message in plurals if len(message.string) != wanted or not all(message.string)]


def unfinished_html(shelf):
    """Return place → fault for every piece of a :class:`Shelf` that is not ready to be shown."""
    found = {}
    for place, html in _pieces(shelf):
        for fault in ("{{", "untranslated", "language-note"):
            if fault in html:
                found[place] = fault
    return found


def _entries(translations):
    return [entry for entry in (*translations.entries.values(), *translations.messages) if entry.words]


def _is_english(entry, locale):
    words = FIRMS.sub(" ", NOT_WORDS.sub(" ", entry.words))
    if entry.words in PASSWORDS:
        return False
    if entry.words == entry.id and WORD.search(words) and entry.words not in SAME[locale] | PEOPLE:
        return True
    if locale != "ar":
        return bool(ENGLISH.search(words))
    runs = [run for run in LATIN_RUN.findall(words) if not run.startswith("kiosk ") and run not in LATIN_NAMES]
    return bool(runs) or (bool(WORD.search(words)) and not ARABIC.search(words) and entry.words not in SAME["ar"])


def _pieces(shelf):
    pieces = defaultdict(str)
    for lesson in shelf.lessons.values():
        pieces[lesson.slug] = lesson.take_home
        for step in lesson.steps:
            pieces[f"{lesson.slug}/{step.id}"] = _step(step)
    for item in shelf.placement:
        pieces[f"placement/{item.id}"] = _step(item)
    for term in shelf.terms:
        pieces[f"glossary/{term.id}"] = term.html
    for book in shelf.books:
        for section in book.sections:
            pieces[f"{book.id}/{section.id}"] = section.html
    return pieces.items()


def _step(step):
    choices = step.question.choices if step.question else ()
    return step.html + "".join(choice.html + choice.reason_html for choice in choices)
