"""What the password lab shows: samples and drawn words with their guesses, in figures and in words."""

import math
import secrets

from kiosk import i18n
from kiosk.activities import passwords
from kiosk.activities.plays import row_of
from kiosk.catalogue import shelf

DICE_WORDS = 4
MOST_LISTS = 30  # five languages and what a few changes of the lessons leave behind


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
        while len(_kept) > MOST_LISTS:
            _kept.pop(next(iter(_kept)))
        _kept[key] = shelf.current().find_words(key[1], name)
    return _kept[key]


def _lists():
    key = (shelf.current().version, shelf.in_locale().locale)
    if key not in _kept:
        _kept[key] = passwords.Lists(*(list_of(name) for name in ("common", "words", "names")))
    return _kept[key]
