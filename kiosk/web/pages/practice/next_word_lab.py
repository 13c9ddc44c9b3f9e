"""What the next-word machine shows: a sentence that grows, what may follow, and where a word came from."""

import secrets

from kiosk.activities import next_words
from kiosk.activities.plays import row_of
from kiosk.catalogue import shelf

FIRST_TEXT, FIRST_WARMTH = "lessons", "middle"
SHOWN = 6  # words that may follow; chance also knows the others


def next_words_screen(fields, play, item):
    """Return what the next-word machine shows: the sentence so far and bars of the words that may follow."""
    words, reading, warmth = sentence_so_far(fields, play.of(item))
    here, locale = shelf.current(), shelf.in_locale().locale
    nexts, has_ended = _following(words, reading) if words else ([], False)
    current = next_words.last_sentence(words)
    return {
        "words": words,
        "reading": reading,
        "warmth": warmth,
        "nexts": list(zip(nexts, next_words.chances(nexts, warmth), strict=True))[:SHOWN],
        "is_full": len(words) >= next_words.MOST_WORDS,
        "has_ended": has_ended,
        "starts": [] if words else [one for one in fields["start"] if _nexts(_words_of(one), reading)],
        "beginnings": [] if words else _nexts([], reading)[:SHOWN],
        "length": len(current),
        "is_new": not here.has_passage(locale, reading, next_words.sentence(current)),
        "readings": [one for one in fields["text"] if here.find_beginnings(locale, one["id"], [""])],
        "places": lambda at: _places(words, reading, at),
    }


def sentence_so_far(fields, made):
    """Return (words, text read, warmth) after the moves ``made``.

    Another text keeps the beginning, so that one sees its world change; the same text once more begins anew.
    """
    words, begun, reading, warmth = [], [], FIRST_TEXT, FIRST_WARMTH
    for move in made:
        name, _, value = move.partition(":")
        if name == "text" and row_of(fields["text"], value):
            words = begun if words and value != reading and _nexts(begun, value) else []
            reading = value
        elif name in ("start", "begin"):
            words = begun = _words_of(row_of(fields["start"], value)) if name == "start" else [value]
        elif name == "warmth" and value in next_words.WARMTHS:
            warmth = value
        elif name == "word" and words and len(words) < next_words.MOST_WORDS:
            words = [*words, value]
    return words, reading, warmth


def shorter(fields, made):
    """Return moves that lead to the same sentence as ``made``."""
    words, reading, warmth = sentence_so_far(fields, made)
    grown = [f"begin:{words[0]}", *(f"word:{word}" for word in words[1:])] if words else []
    return (f"text:{reading}", f"warmth:{warmth}", *grown)


def next_word_move(fields, made, move):
    """Return ``move`` with the word that chance or likelihood chooses, as "word:…"; as it is if nothing can follow."""
    words, reading, warmth = sentence_so_far(fields, made)
    name = move.partition(":")[0]
    if name not in ("chance", "likely", "word", "begin"):
        return move
    nexts = _following([] if name == "begin" else words, reading)[0]
    if name in ("word", "begin"):
        return move if move.partition(":")[2] in {one.word for one in nexts} else ""
    if not nexts:
        return ""
    chosen = nexts[0] if name == "likely" else next_words.draw(nexts, warmth, secrets.randbits(31))
    return f"word:{chosen.word}"


def _words_of(start):
    return start["text"].html.split() if start else []


def _following(words, reading):
    """Return (words that may come next, whether a sentence has ended); then the next one begins."""
    nexts = _nexts(words, reading)
    if nexts:
        return nexts, bool(words) and words[-1] in next_words.ENDS
    return _nexts([], reading), True


def _nexts(words, reading):
    found = shelf.current().find_beginnings(shelf.in_locale().locale, reading, next_words.contexts_of(words))
    return next_words.likely(found, words)


def _places(words, reading, at):
    """Return up to three (lesson or None, place, parts of the passage) in which word ``at`` follows those before it."""
    here = shelf.in_locale()
    found = shelf.current().find_beginnings(here.locale, reading, next_words.contexts_of(words[:at]))
    numbers = next((one.passages for one in next_words.likely(found, words[:at]) if one.word == words[at]), ())
    passages = shelf.current().find_passages(here.locale, reading, numbers) if numbers else []
    before = words[:at] if at and words[at - 1] not in next_words.ENDS else []
    return [(here.lessons.get(place), place, next_words.cut(one, before, words[at])) for place, one in passages]
