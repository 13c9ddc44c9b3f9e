"""One page of a practice: its template, what it differs by, and its values."""

from collections.abc import Callable
from typing import NamedTuple

from kiosk.activities import kinds
from kiosk.activities.plays import row_of
from kiosk.web.pages.practice import kind_screens, next_word_lab, password_lab

ON_THEIR_OWN = ("step", "ladder", "switches")  # items that look alike in every kind
TEMPLATES = {"calls": "walk", "devices": "walk"}
OF_ALL_MOVES = ("day", "feed")  # kinds whose pages show what was done on other items
LONG = 120  # moves on one item
SHOWN = ("show", "missing")  # what an address may ask for besides the item


class Screen(NamedTuple):
    """One page: its template, all in which two visitors' pages can differ, and how its values are made."""

    template: str
    differs: tuple
    context_of: Callable[[], dict]


def of_item(activity, fields, play, item, asked):
    """Return the :class:`Screen` of one item; its values are made only if nobody saw the same page before."""
    items, made = kinds.items(activity.kind, fields, play.seed), play.of(item)
    asked = {name: asked.get(name, "")[:60] for name in SHOWN}
    place, total = items.index(item) + 1, len(items)
    others = (play.seed, tuple(sorted(play.moves.items()))) if activity.kind in OF_ALL_MOVES else ()
    return Screen(
        f"practice/{item if item in ON_THEIR_OWN else TEMPLATES.get(activity.kind, activity.kind)}.html",
        (item, made, place, total, *asked.values(), *others),
        lambda: {
            "activity": activity,
            "fields": fields,
            "item": item,
            "row": _row(activity.kind, fields, item),
            "made": made,
            "at": len(made),
            "place": place,
            "total": total,
            "asked": asked,
            "is_over": kinds.possible(activity.kind, fields, item, made) is None,
            **kind_screens.more(activity.kind, fields, play, item),
        },
    )


def listed(activity, fields, play, items):
    """Return the values of a list to choose an item from."""
    rows = [(item, _row(activity.kind, fields, item), play.of(item)) for item in items]
    done = [item for item in items if not kinds.is_open(activity.kind, fields, item, play)]
    return {"activity": activity, "fields": fields, "rows": rows, "done": done, "total": len(items)}


def decided(activity, fields, play, item, move):
    """Return ``move`` with what chance decides filled in, so that a move says all by itself."""
    if activity.kind == "next-words":
        return next_word_lab.next_word_move(fields, play.of(item), move)
    if activity.kind == "passwords" and move.startswith("roll"):
        return password_lab.rolled(play.of(item), move)
    return move


def moved(activity, fields, play, item, move, at):
    """Return the play after one more ``move``. In a lab, where nothing ends by itself, long moves are told shorter."""
    after = play.moved(item, move, at)
    if activity.kind not in _SHORTER or move == "done" or len(after.of(item)) < LONG:
        return after
    return after.retold(item, _SHORTER[activity.kind](fields, after.of(item)))


_SHORTER = {"next-words": next_word_lab.shorter, "passwords": password_lab.shorter}


def _row(kind, fields, item):
    names = {"day": "event", "notices": "notice", "calls": "walk", "devices": "walk"}
    rows = fields.get(names.get(kind, "card"), [])
    return row_of(rows, item)
