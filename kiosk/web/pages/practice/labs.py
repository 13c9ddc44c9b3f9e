"""What the fair sorter shows, and the signals and switches of the feed."""

from kiosk.activities import builder, sorter
from kiosk.activities.plays import row_of


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
