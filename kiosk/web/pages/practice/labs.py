"""What the labs show: the password lab, the next-word machine, the fair sorter; and the signals of the feed."""

import math
import secrets

from kiosk import i18n
from kiosk.activities import builder, next_words, passwords, sorter
from kiosk.activities.plays import row_of
from kiosk.catalogue import shelf

DICE_WORDS = 4
FIRST_TEXT, FIRST_WARMTH = "lessons", "middle"


def pairs(move):
    """Return the pairs in a move like "posts:p1=like p2=skip"."""
    return [tuple(one.split("=", 1)) for one in move.partition(":")[2].split() if "=" in one]


def signals_of(play):
    """Return (post, signal) of all rounds so far, in order."""
    rounds = sorted(item for item in play.moves if item.startswith("round-"))
    return [pair for item in rounds for move in play.of(item) for pair in pairs(move)]


def switched(fields, learned, play):
    """Return the feed after the last switch that was pressed; without one, as it has become."""
    made = play.of("switches")
    forgotten = "reset" in made
    ranked = builder.rank(fields, type(learned)() if forgotten else learned, play.seed)
    for move in made:
        name, _, topic = move.partition(":")
        if name == "less":
            ranked = [one for one in ranked if one.post["topic"] != topic]
    last = next((move for move in reversed(made) if move in ("newest", "variety", "mine", "reset")), "mine")
    if last == "newest":
        return builder.newest(fields)
    return builder.varied(ranked) if last == "variety" else ranked[: builder.AT_ONCE]


def sorter_screen(fields, play, item):
    """Return what the fair sorter shows: examples, results by kind, what this moment is."""
    made = play.of(item)
    trays = {tray["id"]: tray["card"] for tray in fields["tray"]}
    examples, uses_place = sorter.trained(fields, made)
    results = sorter.test(examples, trays["test"], uses_place=uses_place)
    name = sorter.moment(fields, made)
    case = next((move.partition(":")[2] for move in reversed(made) if move.startswith("case:")), "")
    return {
        "examples": examples,
        "uses_place": uses_place,
        "results": results,
        "by_kind": [(row_of(fields["fruit"], kind), *counts) for kind, counts in sorter.by_kind(results).items()],
        "right": sum(one.right for one in results),
        "moment": row_of(fields["moment"], name),
        "has_second": any(card["id"] == trays["second"][0]["id"] for card in examples),
        "case": row_of(fields["case"]["choice"], case),
    }


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


def passwords_screen(fields, play, item):
    """Return what the password lab shows: one or two samples side by side, each with its guesses."""
    made = play.of(item)
    chosen = {name: value for name, _, value in (move.partition(":") for move in made) if name in ("a", "b", "words")}
    shown = [_sample(fields, name, chosen[name]) for name in ("a", "b", "words") if name in chosen]
    return {"shown": [one for one in shown if one], "drawn": len(list_of("drawn")), "seconds": passwords.SECONDS}


def rolled():
    """Return a move with words drawn by a secure source, such as "words:17-4-250-3": the numbers in the list."""
    size = len(list_of("drawn"))
    return "words:" + "-".join(str(secrets.randbelow(size)) for _ in range(DICE_WORDS)) if size else ""


def _sample(fields, name, value):
    if name == "words":
        words = list_of("drawn")
        chosen = [words[int(one) % len(words)] for one in value.split("-")]
        guesses = passwords.of_random_words(len(chosen), len(words))
        return _judged(fields, " ".join(chosen), guesses, "words")
    preset = row_of(fields["preset"], value)
    if preset is None:
        return None
    text = preset["text"].html
    found = passwords.estimate(text, _lists())
    return _judged(fields, text, found.guesses, found.pattern)


def _judged(fields, text, guesses, pattern):
    return {
        "text": text,
        "guesses": guesses,
        "power": max(0, round(math.log10(guesses))),
        "pattern": row_of(fields["pattern"], pattern),
        "settings": [
            (
                one,
                passwords.seconds_to_guess(guesses, one["id"]),
                in_words(passwords.seconds_to_guess(guesses, one["id"])),
            )
            for one in fields["setting"]
        ],
    }


UNITS = (
    (1, lambda n: i18n.ngettext("%(shown)s second", "%(shown)s seconds", n, shown=i18n.number(n))),
    (60, lambda n: i18n.ngettext("%(shown)s minute", "%(shown)s minutes", n, shown=i18n.number(n))),
    (3600, lambda n: i18n.ngettext("%(shown)s hour", "%(shown)s hours", n, shown=i18n.number(n))),
    (86_400, lambda n: i18n.ngettext("%(shown)s day", "%(shown)s days", n, shown=i18n.number(n))),
    (30 * 86_400, lambda n: i18n.ngettext("%(shown)s month", "%(shown)s months", n, shown=i18n.number(n))),
    (365 * 86_400, lambda n: i18n.ngettext("%(shown)s year", "%(shown)s years", n, shown=i18n.number(n))),
)
FOR_EVER = 1e6  # years


def in_words(seconds):
    """Return a time in words, in the largest unit of which there is one at least."""
    if seconds < 1:
        return i18n.gettext("less than a second")
    if seconds / UNITS[-1][0] >= FOR_EVER:
        return i18n.gettext("more than a million years")
    size, words = next(unit for unit in reversed(UNITS) if seconds >= unit[0])
    return words(round(seconds / size))


_kept = {}


def list_of(name):
    """Return a word list of the current language, read once for each version of the catalogue."""
    key = (shelf.current().version, shelf.in_locale().locale, name)
    if key not in _kept:
        while len(_kept) > 30:
            _kept.pop(next(iter(_kept)))
        _kept[key] = shelf.current().find_words(key[1], name)
    return _kept[key]


def _lists():
    key = (shelf.current().version, shelf.in_locale().locale)
    if key not in _kept:
        _kept[key] = passwords.Lists(*(list_of(name) for name in ("common", "words", "names")))
    return _kept[key]
