"""What the pages of a practice are made of, kind by kind: plain values for the templates."""

from collections.abc import Callable
from typing import NamedTuple

from flask import g

from kiosk.activities import annotate, builder, cards, kinds, walk
from kiosk.activities.plays import row_of, ticked
from kiosk.catalogue import shelf
from kiosk.web.pages.practice import labs, next_word_lab, password_lab

ON_THEIR_OWN = ("step", "ladder", "switches")  # items that look alike in every kind
TEMPLATES = {"calls": "walk", "devices": "walk"}
OF_ALL_MOVES = ("day", "feed")  # kinds whose pages show what was done on other items
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
            **_MORE.get(activity.kind, lambda *_: {})(fields, play, item),
        },
    )


def listed(activity, fields, play, items):
    """Return the values of a list to choose an item from."""
    rows = [(item, _row(activity.kind, fields, item), play.of(item)) for item in items]
    done = [item for item in items if not kinds.is_open(activity.kind, fields, item, play)]
    return {"activity": activity, "fields": fields, "rows": rows, "done": done, "total": len(items)}


def summary(activity, fields, play):
    """Return the values of the last page."""
    here = shelf.in_locale()
    counts = kinds.count(activity.kind, fields, play)
    return {
        "activity": activity,
        "fields": fields,
        "counts": counts,
        "is_over": kinds.first_open(activity.kind, fields, play) is None,
        "more": _ENDS.get(activity.kind, lambda *_: {})(fields, play, counts),
        "questions": kinds.questions_about(activity, counts),
        "answered": g.visit.answered if g.visit else {},
        "lessons": [here.lessons[slug] for slug in activity.lessons if slug in here.lessons],
    }


def decided(activity, fields, play, item, move):
    """Return ``move`` with what chance decides filled in, so that a move says all by itself."""
    if activity.kind == "next-words":
        return next_word_lab.next_word_move(fields, play.of(item), move)
    if activity.kind == "passwords" and move == "roll":
        return password_lab.rolled()
    return move


def _row(kind, fields, item):
    names = {"day": "event", "notices": "notice", "calls": "walk", "devices": "walk"}
    rows = fields.get(names.get(kind, "card"), [])
    return row_of(rows, item)


def _messages(fields, play, item):
    card, made = row_of(fields["card"], item), play.of(item)
    named = ticked(made[1], "levers") if len(made) > 1 else ()
    there = [lever for lever in fields["lever"] if lever["id"] in card["levers"]]
    return {
        "chosen": cards.verdict_of(card, made[0]) if made else None,
        "there": there,
        "found": [lever for lever in there if lever["id"] in (named or ())],
    }


def _addresses(fields, play, item):
    made = play.of(item)
    return {"chosen": cards.verdict_of(row_of(fields["card"], item), made[2]) if len(made) > 2 else None}


def _prompts(fields, play, item):
    made = play.of(item)
    return {"chosen": cards.verdict_of(row_of(fields["card"], item), made[0]) if made else None}


def _banners(fields, play, item):
    card, made = row_of(fields["card"], item), play.of(item)
    named = ticked(made[-1], "tricks") if made else None
    return {"banner": cards.follow_banner(card, made), "named": named or ()}


def _walk(fields, play, item):
    if item == "ladder":
        left = walk.climb(fields["ladder"], play.of(item))
        return {
            "left": sorted(left, key=lambda rung: rung["text"].say),
            "right": walk.pairs_right(fields["ladder"], play.of(item)),
        }
    return {"told": walk.follow(row_of(fields["walk"], item), play.of(item))}


def _notices(fields, play, item):
    notice, made = row_of(fields["notice"], item), play.of(item)
    return {
        "is_found": annotate.is_found,
        "card": annotate.filled_card(fields, notice),
        "chosen": annotate.decided(fields, notice, made),
    }


def _day(fields, play, item):
    chosen = {event["id"]: play.of(event["id"])[0] for event in fields["event"] if play.of(event["id"])}
    option = row_of(row_of(fields["event"], item)["option"], chosen[item]) if item in chosen else None
    found = builder.facts(fields, chosen)
    return {"option": option, "facts": found}


def _feed(fields, play, item):
    signals = labs.signals_of(play)
    learned = builder.weights(fields, signals)
    seen = [id for id, _ in signals]
    if item == "switches":
        shown = labs.switched(fields, learned, play)
    elif item == "step":
        shown = []
    elif play.of(item):
        ids = [id for id, _ in labs.pairs(play.of(item)[0])]
        shown = [one for one in builder.rank(fields, learned, play.seed) if one.post["id"] in ids]
    else:
        number = int(item.rpartition("-")[2])
        shown = builder.rank(fields, learned, play.seed + number, but=seen)[: builder.AT_ONCE]
    signs = dict(labs.pairs(play.of(item)[0])) if play.of(item) and item.startswith("round") else {}
    return {
        "shown": shown,
        "signs": signs,
        "shares": builder.shares(shown, fields),
        "learned": learned,
        "neighbours": [(one, builder.neighbour_feed(fields, one, play.seed)) for one in fields["neighbour"]],
    }


_MORE = {
    "messages": _messages,
    "addresses": _addresses,
    "prompts": _prompts,
    "banners": _banners,
    "calls": _walk,
    "devices": _walk,
    "day": lambda fields, play, item: {"option": None, "facts": []} if item == "step" else _day(fields, play, item),
    "feed": _feed,
    "notices": _notices,
    "sorter": labs.sorter_screen,
    "next-words": next_word_lab.next_words_screen,
    "passwords": password_lab.passwords_screen,
}


def _day_end(fields, play, _):
    chosen = {event["id"]: play.of(event["id"])[0] for event in fields["event"] if play.of(event["id"])}
    quiet = builder.facts(fields, builder.smallest_day(fields))
    step = row_of(fields["step"], play.of("step")[0]) if play.of("step") else None
    mine = builder.facts(fields, chosen)
    return {"mine": mine, "tally": builder.tally(mine), "quiet": builder.tally(quiet), "step": step}


_ENDS = {
    "addresses": lambda fields, play, _: {
        "owners": cards.owners_found(fields, play, kinds.items("addresses", fields, play.seed))
    },
    "banners": lambda fields, play, _: {"steps": cards.steps_used(fields, play, [one["id"] for one in fields["card"]])},
    "devices": lambda fields, play, _: {"pairs": walk.pairs_right(fields["ladder"], play.of("ladder"))},
    "messages": lambda fields, _, counts: {
        "lever": row_of(fields["lever"], counts.missed[0]) if counts.missed else None
    },
    "day": _day_end,
    "feed": lambda fields, play, _: {"step": row_of(fields["step"], play.of("step")[0]) if play.of("step") else None},
}
