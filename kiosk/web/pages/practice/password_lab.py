"""What the password lab shows: samples and drawn words with their guesses, in figures and in words."""

import secrets

from kiosk import i18n
from kiosk.activities import passwords
from kiosk.activities.plays import row_of
from kiosk.catalogue import shelf
from kiosk.web.pages.practice.holding_times import in_words, on_bar, rounded

DICE_WORDS, MOST_DICE_WORDS = 4, 7
MOST_LISTS = 30  # five languages and what a few changes of the lessons leave behind

# Samples that chance made: how many it drew, and from how many. Whoever guesses knows that at best.
DRAWN = {
    "three-words": (3, passwords.DICE_LIST),
    "four-words": (4, passwords.DICE_LIST),
    "five-words": (5, passwords.DICE_LIST),
    "eight-random": (8, passwords.KEYBOARD_SIGNS),
    "twelve-random": (12, passwords.KEYBOARD_SIGNS),
}


def passwords_screen(fields, play, item):
    """Return what the password lab shows: up to two samples and the words drawn last, side by side."""
    chosen = _chosen(play.of(item))
    shown = [_sample(fields, name, chosen[name]) for name in ("a", "b", "words") if name in chosen]
    return {
        "shown": [one for one in shown if one],
        "presets": [(one, *_press(chosen, one["id"])) for one in fields["preset"]],
        "drawn": len(list_of("drawn")),
        "may_add_word": _may_add_word(chosen.get("words", "")),
        "seconds": passwords.SECONDS,
    }


def rolled(made, move):
    """Return a move with words drawn by a secure source, such as "words:17-4-250-3": the numbers in the list.

    ``move`` is "roll" for new ones, or "roll:more" for one word more than ``made`` shows now.
    """
    size, kept = len(list_of("drawn")), _chosen(made).get("words", "")
    if not size or (move == "roll:more" and not _may_add_word(kept)):
        return ""
    if move == "roll:more":
        return f"words:{kept}-{secrets.randbelow(size)}"
    return "words:" + "-".join(str(secrets.randbelow(size)) for _ in range(DICE_WORDS))


def shorter(_, made):
    """Return moves that show the same passwords as ``made``."""
    return tuple(f"{name}:{value}" for name, value in _chosen(made).items())


def _may_add_word(kept):
    return bool(kept) and len(kept.split("-")) < MOST_DICE_WORDS


def _chosen(made):
    return {name: value for name, _, value in (move.partition(":") for move in made) if value}


def _press(chosen, id):
    """Return (move, whether it is chosen) for the button of a sample: it goes to a free place, or away again."""
    place = next((name for name in ("a", "b") if chosen.get(name) == id), None)
    if place:
        return f"{place}:none", True
    return f"{'b' if _is_sample(chosen, 'a') else 'a'}:{id}", False


def _is_sample(chosen, name):
    return chosen.get(name, "none") != "none"


def _sample(fields, name, value):
    if name == "words":
        words = list_of("drawn")
        found = [words[int(one) % len(words)] for one in value.split("-")]
        return _judged(fields, " ".join(found), passwords.by_chance(len(found), len(words)), drawn=len(words))
    preset = row_of(fields["preset"], value)
    if preset is None:
        return None
    text = preset["text"].html
    if value in DRAWN:
        return _judged(fields, text, passwords.by_chance(*DRAWN[value]), drawn=DRAWN[value][1])
    return _judged(fields, text, passwords.estimate(text, _lists()))


def _judged(fields, text, found, drawn=0):
    pieces = found.pieces if found.pattern == "mixed" else ()
    times = {one["id"]: passwords.seconds_to_guess(found.guesses, one["id"]) for one in fields["setting"]}
    return {
        "text": text,
        "guesses": i18n.number(rounded(found.guesses)),
        "pattern": row_of(fields["pattern"], found.pattern),
        "pieces": [(text[one.start : one.end], row_of(fields["pattern"], one.pattern)) for one in pieces],
        "drawn": drawn,
        "holds": {id: (on_bar(seconds), in_words(seconds)) for id, seconds in times.items()},
    }


_kept = {}


def list_of(name):
    """Return a word list of the current language, read once for each version of the catalogue."""
    key = (shelf.current().version, shelf.in_locale().locale, name)
    if key not in _kept:
        while len(_kept) > MOST_LISTS:
            _kept.pop(next(iter(_kept)))
        _kept[key] = shelf.current().find_words(key[1], name)
    return _kept[key]


def _lists():
    key = (shelf.current().version, shelf.in_locale().locale)
    if key not in _kept:
        _kept[key] = passwords.Lists(*(list_of(name) for name in ("common", "words", "names")))
    return _kept[key]
