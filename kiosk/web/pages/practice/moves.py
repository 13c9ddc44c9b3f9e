"""What a form of a practice sends, and where to go after it."""

from flask import request

from kiosk.activities import kinds
from kiosk.web import visiting

MOST_TICKS = 40
MOST_SIGNS = 60  # of a field: ids and numbers only, nobody types anything here

# Moves that say more after a colon: what was ticked, or which of several.
WITH_MORE = {"levers", "tricks", "posts", "vague", "label", "new", "case", "place", "add", "drop"}
WITH_MORE |= {"text", "start", "begin", "word", "warmth", "less", "a", "b", "roll"}


def sent(kind):
    """Return (move, how many moves were made before it); the move is "" if nothing was chosen.

    A move is a word, and after a colon the ids that were ticked, if the form had
    boxes to tick: "levers:hurry secret".
    """
    name = visiting.field("move", MOST_SIGNS)
    parts = [one for one in request.form.getlist("tick")[:MOST_TICKS] if len(one) <= MOST_SIGNS]
    if kind == "feed" and name == "posts":
        chosen = [(key[5:], value) for key, value in request.form.items() if key.startswith("post-")]
        parts = [f"{id}={value}" for id, value in chosen if value in kinds.SIGNALS and len(id) <= MOST_SIGNS]
    if kind == "sorter" and name == "new":
        parts = [visiting.field(part, MOST_SIGNS) for part in ("kind", "colour", "soft", "place", "ripe")]
    at = visiting.field("at")
    place = int(at) if at.isascii() and at.isdigit() and len(at) < 5 else 0
    return (f"{name}:{' '.join(parts)}" if "list" in request.form else name), place


def is_possible(kind, fields, item, made, move):
    """Say whether ``move`` may follow the moves ``made`` on ``item``."""
    possible = kinds.possible(kind, fields, item, made)
    name, colon, _ = move.partition(":")
    takes_more = name in WITH_MORE or kind == "banners"  # a button of a banner sends its boxes along
    return possible is not None and name in possible and (takes_more or not colon)


def way_on(kind, play, item, here):
    """Return where to look after a move: at the item, or at the next one where there is nothing more to say."""
    made = play.of(item)
    if kind in kinds.LABS and "done" in made:
        return here.rsplit("/play/", 1)[0] + "/summary"
    if item == "switches" and "done" in made:
        return here.rsplit("/", 1)[0]
    return f"{here}?show=answer" if kind == "notices" and made else here
