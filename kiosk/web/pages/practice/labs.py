"""What the fair sorter shows, and the signals and the switches of the feed."""

from collections import Counter
from typing import NamedTuple

from kiosk.activities import builder, sorter
from kiosk.activities.plays import row_of


def pairs(move):
    """Return the pairs in a move like "posts:p1=like p2=skip"."""
    return [tuple(one.split("=", 1)) for one in move.partition(":")[2].split() if "=" in one]


def signals_of(play):
    """Return (post, signal) of all rounds so far, in order."""
    rounds = sorted(item for item in play.moves if item.startswith("round-"))
    return [pair for item in rounds for move in play.of(item) for pair in pairs(move)]


class Switches(NamedTuple):
    """How the switches of the feed stand."""

    base: str  # "mine", or "reset" once it forgot what it learned
    order: str  # "newest", "variety", or "" for the order of weights
    less: tuple[str, ...]  # topics that less was asked of


def switches_of(made):
    """Return :class:`Switches` after ``made``; My feed and Forget take back all that was pressed before them.

    >>> switches_of(("newest", "reset", "less:adverts"))
    Switches(base='reset', order='', less=('adverts',))
    """
    start = max((place for place, move in enumerate(made) if move in ("mine", "reset")), default=-1)
    since = made[start + 1 :]
    order = next((move for move in reversed(since) if move in ("newest", "variety")), "")
    less = dict.fromkeys(move.partition(":")[2] for move in since if move.startswith("less:"))
    return Switches(made[start] if start >= 0 else "mine", order, tuple(less))


def switched(fields, learned, switches, seed):
    """Return the feed as ``switches`` make it; without any, as it has become."""
    if switches.order == "newest":
        return builder.newest(fields, {post["id"] for post in fields["post"] if post["topic"] in switches.less})
    known = learned if switches.base == "mine" else Counter()
    ranked = builder.rank(fields, builder.with_less(known, switches.less), seed)
    return builder.varied(ranked) if switches.order == "variety" else ranked[: builder.AT_ONCE]


def sorter_screen(fields, play, item):
    """Return what the fair sorter shows: examples, results by kind now and before, what this moment is."""
    made = play.of(item)
    last = sorter.last_training(made)
    examples, uses_place = sorter.trained(fields, made)
    results = _tested(fields, made)
    before = sorter.by_kind(_tested(fields, made[: _place_of_last(made, last)])) if last else {}
    case = next((move.partition(":")[2] for move in reversed(made) if move.startswith("case:")), "")
    ids = {card["id"] for card in examples}
    return {
        "examples": examples,
        "uses_place": uses_place,
        "groups": [
            (row_of(fields["fruit"], kind), *counts, before.get(kind, counts)[0], _of_kind(results, kind))
            for kind, counts in sorter.by_kind(results).items()
        ],
        "right": sum(one.right for one in results),
        "right_before": sum(right for right, _ in before.values()) if before else sum(one.right for one in results),
        "total_cards": len(results),
        "moment": row_of(fields["moment"], sorter.moment(fields, made)),
        "trays": [(tray, tray["card"][0]["id"] in ids) for tray in fields["tray"] if tray["id"] != "test"],
        "last": last.partition(":")[0],
        "is_case_last": bool(made) and made[-1].startswith("case:"),
        "case": row_of(fields["case"]["choice"], case),
    }


def _tested(fields, made):
    examples, uses_place = sorter.trained(fields, made)
    return sorter.test(examples, row_of(fields["tray"], "test")["card"], uses_place=uses_place)


def _place_of_last(made, last):
    return len(made) - 1 - made[::-1].index(last)


def _of_kind(results, kind):
    return [one for one in results if one.card["kind"] == kind]
