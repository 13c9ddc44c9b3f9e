"""Whether translated lessons call the same things by the same, agreed words.

A pronoun may stand for a term, so lessons are looked at as a whole: where
English names something again and again, the translation names it too, most
of the time, by one of the forms in ``translations/terms.toml``.
"""

import re
import tomllib
from functools import lru_cache

from kiosk.catalogue.folding import fold, pieces
from kiosk.catalogue.problems import Problem
from kiosk.catalogue.source.texts import shared_texts, texts_of_lesson
from kiosk.i18n import SOURCE_LOCALE

FILE = "terms.toml"
ENOUGH = 2  # times in English; a term named once may well be a pronoun elsewhere
SHARE = 0.4  # of the times in English


def read_terms(folder):
    """Return the agreed words in the folder ``translations``: term → language → forms."""
    return tomllib.loads((folder / FILE).read_text(encoding="utf-8"))


def find_wrong_terms(library, translations, terms):
    """Yield a :class:`Problem` for each lesson in which a language uses other words than the agreed ones."""
    groups = {slug: list(texts_of_lesson(lesson)) for slug, lesson in library.lessons.items()}
    groups["glossary and short texts"] = list(shared_texts(library))
    for words in translations:
        for name, texts in groups.items():
            yield from _wrong_in(name, [(text, words.find(text)) for text in texts], words, terms)


def _wrong_in(name, pairs, words, terms):
    pairs = [(text, translated) for text, translated in pairs if translated]
    english, translated = (_folded(side) for side in zip(*pairs, strict=True)) if pairs else ("", "")
    for term, forms in terms.items():
        wanted = len(_pattern(tuple(forms[SOURCE_LOCALE]), True).findall(english))
        found = len(_pattern(tuple(forms.get(words.locale, ())), False).findall(translated))
        if forms.get(words.locale) and wanted >= ENOUGH and found < SHARE * wanted:
            entry = words.entries[pairs[0][0].context, pairs[0][0].value]
            what = f"{name} names “{term}” {wanted} times in English, but only {found} times in {words.locale}"
            yield Problem(entry.file, entry.line, what, f"use one of: {', '.join(forms[words.locale])}")


def _folded(texts):
    texts = [getattr(text, "value", text) for text in texts]
    return " | ".join(" ".join(fold(piece) for piece in pieces(text)) for text in texts)


@lru_cache(maxsize=1000)
def _pattern(forms, whole_words):
    folded = sorted((" ".join(fold(piece) for piece in pieces(form)) for form in forms), key=len, reverse=True)
    either = "|".join(map(re.escape, folded)) or r"(?!)"
    return re.compile(rf"\b(?:{either})\b" if whole_words else either)
