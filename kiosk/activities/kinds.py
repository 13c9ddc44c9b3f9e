"""One way to handle twelve kinds of practice: which items there are, which moves are possible, when it is over."""

from kiosk.activities import annotate, banners, builder, card_counts, cards, walk
from kiosk.activities.plays import row_of

LABS = ("passwords", "next-words", "sorter")  # over when people say so
IN_ANY_ORDER = ("messages", "calls", "devices")  # people choose the item from a list
SIGNALS = set(builder.SIGNALS)
SWITCHES = {"newest", "variety", "reset", "less", "mine"}


def items(kind, fields, seed):
    """Return the ids of what there is to do, in order."""
    match kind:
        case "messages" | "addresses" | "prompts" | "banners":
            return cards.deal(fields, seed)
        case "calls" | "devices":
            return (*(one["id"] for one in fields["walk"]), *(("ladder",) if fields["ladder"] else ()))
        case "day":
            return (*(event["id"] for event in fields["event"]), "step")
        case "feed":
            return (*(f"round-{number}" for number in range(1, builder.rounds(fields) + 1)), "switches", "step")
        case "notices":
            return tuple(notice["id"] for notice in fields["notice"])
    return ("lab",)


def possible(kind, fields, item, moves):  # noqa: C901 - one line for each kind
    """Return the first words of the moves that are possible on ``item`` now, or None if it is done."""
    match kind:
        case "messages":
            return cards.moves_of_message(fields, row_of(fields["card"], item), moves)
        case "addresses":
            return cards.moves_of_address(row_of(fields["card"], item), moves)
        case "banners":
            return banners.possible(row_of(fields["card"], item), moves)
        case "prompts":
            return cards.moves_of_prompt(fields, moves)
        case "calls" | "devices" if item == "ladder":
            return {rung["id"] for rung in walk.climb(fields["ladder"], moves)} or None
        case "calls" | "devices":
            return walk.moves_of(row_of(fields["walk"], item), moves)
        case "notices":
            return annotate.possible(fields, row_of(fields["notice"], item), moves)
        case "day" | "feed" if item == "step":
            return None if moves else {step["id"] for step in fields["step"]}
        case "day":
            return None if moves else {option["id"] for option in row_of(fields["event"], item)["option"]}
        case "feed" if item == "switches":
            return None if "done" in moves else {*SWITCHES, "done"}
        case "feed":
            return None if moves else {"posts"}
        case "sorter":
            return None if "done" in moves else {"place", "add", "drop", "label", "new", "case", "done"}
        case "next-words":
            return None if "done" in moves else {"text", "start", "begin", "word", "chance", "likely", "warmth", "done"}
    return None if "done" in moves else {"a", "b", "roll", "done"}


def is_open(kind, fields, item, play):
    """Say whether something is left to do on ``item``."""
    return possible(kind, fields, item, play.of(item)) is not None


def first_open(kind, fields, play):
    """Return the first item on which something is left to do, or None: then the practice is over."""
    return next((item for item in items(kind, fields, play.seed) if is_open(kind, fields, item, play)), None)


def count(kind, fields, play):
    """Return the :class:`~kiosk.activities.plays.Counts` of a practice, or None where nothing is judged."""
    match kind:
        case "messages" | "addresses" | "prompts" | "banners":
            done = [item for item in items(kind, fields, play.seed) if not is_open(kind, fields, item, play)]
            return card_counts.count(kind, fields, play, done)
        case "calls" | "devices":
            return walk.count(fields, play)
        case "notices":
            return annotate.count(fields, play)
    return None


def questions_about(activity, counts, most=3):
    """Return the questions of ``activity`` to ask at its end: first those about what was missed, then the others."""
    missed = counts.missed if counts else ()
    rank = {thing: place for place, thing in enumerate(missed)}
    ordered = sorted(
        activity.questions,
        key=lambda step: min((rank[thing] for thing in activity.about[step.id] if thing in rank), default=len(rank)),
    )
    return ordered[:most]
