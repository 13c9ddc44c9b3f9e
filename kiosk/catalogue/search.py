"""Find lessons by words, forgiving accents, vowel signs, endings and typing mistakes."""

from collections import Counter
from dataclasses import dataclass

from kiosk.catalogue import shelf
from kiosk.catalogue.folding import fold, pieces
from kiosk.catalogue.vocabulary import vocabulary

MAX_WORDS = 8  # of a question; more say nothing new
PREFIX_LETTERS = 3  # from here on a word also finds longer ones: scam, scams
FIND = """
    SELECT lesson, texts, body FROM lessonwords
    WHERE lessonwords MATCH ? AND locale = ?
    ORDER BY bm25(lessonwords, 0, 0, 0, 10, 5, 1) LIMIT ?
"""  # hits in the title weigh most, then in the summary


@dataclass(frozen=True, slots=True)
class Hit:
    """A lesson that fits. ``excerpt`` is a line of the lesson with the words in it, or ""."""

    lesson: str
    title: str
    summary: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search. ``did_you_mean`` is the query with misspelt words mended, or ""."""

    hits: tuple[Hit, ...]
    did_you_mean: str


def find(query, locale=None, limit=20):
    """Return the lessons in ``locale``, by default that of the page, which fit ``query``, best first.

    Lessons with all the words come alone; if there are none, those with some.
    Words that most lessons have only count when nothing else was asked.
    """
    catalogue, here = shelf.current(), shelf.in_locale(locale)
    asked = pieces(query)[:MAX_WORDS]
    known = vocabulary(catalogue.version, here.locale)
    words = [known.without_ending(fold(piece)) for piece in asked]
    used = [word for word in words if word]
    kept = [word for word in used if not known.says_little(word)] or used
    rows = _match(catalogue, kept, " ", here.locale, limit) or _match(catalogue, kept, " OR ", here.locale, limit)
    hits = [_hit(here.lessons[slug], _excerpt(texts, body, used)) for slug, texts, body in rows if slug in here.lessons]
    return Found(tuple(hits), "" if all(words) else _mended(asked, words, known))


def _match(catalogue, words, joint, locale, limit):
    if not words:
        return []
    last = len(words) - 1
    terms = (f'"{word}"*' if n == last or len(word) >= PREFIX_LETTERS else f'"{word}"' for n, word in enumerate(words))
    return catalogue.database.execute_sql(FIND, (joint.join(terms), locale, limit)).fetchall()


def _hit(lesson, excerpt):
    return Hit(lesson.slug, lesson.title, lesson.summary, excerpt)


def _excerpt(texts, body, words):
    """``texts`` and ``body`` hold the same lines, readable and folded; take the one with the rarest of the words."""
    lines = [f" {line}" for line in body.split("\n")]
    with_word = [{n for n, line in enumerate(lines) if f" {word}" in line} for word in words]
    scores = Counter()
    for places in with_word:
        for n in sorted(places):
            scores[n] += 1 / len(places)
    return texts.split("\n")[max(scores, key=scores.__getitem__)] if scores else ""


def _mended(asked, words, known):
    """Return the query with each unknown word replaced by its nearest neighbour, or "" if none has one."""
    mended = [piece if word else known.nearest(fold(piece)) for piece, word in zip(asked, words, strict=True)]
    changed = any(new and not word for new, word in zip(mended, words, strict=True))
    return " ".join(filter(None, mended)) if changed else ""
