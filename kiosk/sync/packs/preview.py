"""What is new in a pack, for people who decide: lessons by name, languages, recordings, what it replaces.

Only titles are read here; the Markdown library stays out of the running kiosk.
"""

import re
import tomllib
from dataclasses import dataclass

from kiosk.catalogue.translations import read_translations
from kiosk.i18n import SOURCE_LOCALE
from kiosk.voice.recordings import find_recordings

FRONT = re.compile(r"\s*\+\+\+\s*\n(.*?)\n\+\+\+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NewLesson:
    """One lesson of a pack: what it is called, in which language that is, and whether it replaces an earlier one."""

    slug: str
    title: str
    lang: str
    replaces: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """``sentences`` counts translated sentences by locale."""

    lessons: tuple[NewLesson, ...]
    sentences: dict[str, int]
    recordings: int


def look(staged, locale, locales):
    """Return the :class:`Preview` of a staged pack for somebody who reads ``locale``."""
    words = {code: read_translations(staged.sources / "translations", code, []) for code in locales}
    files = sorted((staged.sources / "content").glob("*/*/lesson.md"))
    return Preview(
        lessons=tuple(_lesson(file, words.get(locale), staged.manifest) for file in files),
        sentences={code: count for code, one in words.items() if (count := _count(one))},
        recordings=len(find_recordings(staged.sources)),
    )


def _lesson(file, words, manifest):
    slug, title = file.parent.name, _title(file)
    entry = words.entries.get((slug, title)) if words else None
    is_translated = entry is not None and bool(entry.words) and not entry.fuzzy
    shown, lang = (entry.words, words.locale) if is_translated else (title or slug, SOURCE_LOCALE)
    return NewLesson(slug, shown, lang, slug in manifest.replaces)


def _title(file):
    """Return the title in the front matter, or "" if there is none to read: the compiler will say so."""
    front = FRONT.match(file.read_text(encoding="utf-8"))
    try:
        return " ".join(str(tomllib.loads(front[1]).get("title", "")).split()) if front else ""
    except tomllib.TOMLDecodeError:
        return ""


def _count(words):
    entries = [*words.entries.values(), *words.messages]
    return sum(1 for entry in entries if entry.words and not entry.fuzzy)
