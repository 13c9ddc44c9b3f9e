"""Signs as each language writes them."""

import re

from kiosk.catalogue.problems import Problem

NO_WORDS = re.compile(r"`[^`]*`|\]\([^)]*\)|%\(\w+\)s|<[^>]*>|[*]{2}|\[")
NARROW = "\u202f"
FRENCH = re.compile(rf"(?<=[^\W\d])(?:[;!?»]|:(?!//))|(?<=\w) [;:!?»]|«(?!{NARROW})|[“”]")
ARABIC = re.compile(r"(?<=[\u0621-\u064a])\s*[,;?]")


def of_french(library, translations):
    """A narrow no-break space stands before ; : ! ? and inside « »."""
    yield from _in("fr", FRENCH, translations, "write a narrow no-break space (U+202F) before it, and « » for quotes")


def of_arabic(library, translations):
    """Comma, semicolon and question mark are the Arabic ones."""
    yield from _in("ar", ARABIC, translations, "write ، ؛ ؟")


def _in(locale, wrong, translations, remedy):
    for one in (one for one in translations if one.locale == locale):
        for entry in (*one.entries.values(), *one.messages):
            text = NO_WORDS.sub("x", entry.words)
            found = wrong.search(text)
            if found:
                around = text[max(0, found.start() - 12) : found.end()]
                yield Problem(entry.file, entry.line, f"“{around}” has a sign of another language", remedy)
