"""What the next-word machine shows: a sentence that grows, what may follow, and where a word came from."""

import secrets

from kiosk.activities import next_words
from kiosk.activities.plays import row_of
from kiosk.catalogue import shelf

FIRST_TEXT, FIRST_WARMTH = "lessons", "middle"


def next_words_screen(fields, play, item):
    """Return what the next-word machine shows: the sentence so far and bars of the words that may follow."""
    words, reading, warmth = sentence_so_far(fields, play.of(item))
    here, locale = shelf.current(), shelf.in_locale().locale
    nexts = _nexts(words, reading) if words else []
    return {
        "words": words,
        "reading": reading,
        "warmth": warmth,
        "nexts": nexts[:6],
        "sentence": next_words.sentence(words),
        "starts": [] if words else [one for one in fields["start"] if _nexts(_words_of(one), reading)],
        "beginnings": [] if words else _nexts([], reading)[:6],
        "is_new": bool(words) and not here.has_passage(locale, reading, next_words.sentence(words)),
        "readings": [one for one in fields["text"] if here.find_beginnings(locale, one["id"], [""])],
        "places": lambda at: _places(words, reading, at),
    }


def sentence_so_far(fields, made):
    """Return (words, text read, warmth) after the moves ``made``; a new start or text begins a new sentence."""
    words, reading, warmth = [], FIRST_TEXT, FIRST_WARMTH
    for move in made:
        name, _, value = move.partition(":")
        if name == "text" and row_of(fields["text"], value):
            words, reading = [], value
        elif name == "start":
            words = _words_of(row_of(fields["start"], value))
        elif name == "begin":
            words = [value]
        elif name == "warmth" and value in next_words.WARMTHS:
            warmth = value
        elif name == "word" and words and len(words) < next_words.MOST_WORDS:
            words = [*words, value]
    return words, reading, warmth


def next_word_move(fields, made, move):
    """Return ``move`` with the word that chance or likelihood chooses, as "word:…"; as it is if nothing can follow."""
    words, reading, warmth = sentence_so_far(fields, made)
    name = move.partition(":")[0]
    if name not in ("chance", "likely", "word", "begin"):
        return move
    nexts = _nexts([] if name == "begin" else words, reading)
    if name in ("word", "begin"):
        return move if move.partition(":")[2] in {one.word for one in nexts} else ""
    if not nexts:
        return ""
    chosen = nexts[0] if name == "likely" else next_words.draw(nexts, warmth, secrets.randbits(31))
    return f"word:{chosen.word}"


def _words_of(start):
    return start["text"].html.split() if start else []


def _nexts(words, reading):
    found = shelf.current().find_beginnings(shelf.in_locale().locale, reading, next_words.contexts_of(words))
    return next_words.likely(found, words)


def _places(words, reading, at):
    """Return up to three (lesson or None, place, sentence) in which word ``at`` follows those before it."""
    here = shelf.in_locale()
    found = shelf.current().find_beginnings(here.locale, reading, next_words.contexts_of(words[:at]))
    numbers = next((one.passages for one in next_words.likely(found, words[:at]) if one.word == words[at]), ())
    passages = shelf.current().find_passages(here.locale, reading, numbers) if numbers else []
    return [(here.lessons.get(place), place, sentence) for place, sentence in passages]
