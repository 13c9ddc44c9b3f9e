"""Find a way through the layers of a drawn cookie banner."""

from dataclasses import dataclass

from kiosk.activities.plays import row_of

SAVE, REFUSED, KEPT = "save", "refused", "kept"


@dataclass(frozen=True, slots=True)
class Banner:
    """Where somebody is on a banner: on a ``layer`` or at an ``end``; ``keeps`` is what the page may keep."""

    layer: dict | None
    end: dict | None
    keeps: tuple[str, ...]
    steps: int
    is_named: bool  # the trick was ticked


def follow(card, moves):
    """Return the :class:`Banner` after ``moves``: ids of buttons, "save:<boxes>", at the end "tricks:<ids>"."""
    layer, end, keeps, steps, is_named = row_of(card["layer"], card["start"]), None, (), 0, False
    for move in moves:
        if end:
            is_named = True
            continue
        button, boxes = _pressed(layer, move)
        steps += 1 + (boxes is not None and _changed(layer, boxes))
        target = button["to"]
        if target == SAVE:
            keeps = _kept(layer, boxes or ())
            target = KEPT if set(keeps) - {"needed"} else REFUSED
        layer, end = row_of(card["layer"], target), row_of(card["end"], target)
        if end and target != KEPT:
            keeps = tuple(end["keeps"])
    return Banner(layer, end, keeps, steps, is_named)


def possible(card, moves):
    """Return the moves that are possible on a banner now."""
    here = follow(card, moves)
    if here.layer and not here.end:
        return {button["id"] for button in here.layer["button"]}
    return None if here.is_named else {"tricks"}


def _pressed(layer, move):
    name, _, boxes = move.partition(":")
    button = row_of(layer["button"], name)
    return button, tuple(boxes.split()) if ":" in move or button["to"] == SAVE else None


def _changed(layer, boxes):
    return any(box["ticked"] != (box["id"] in boxes) for box in layer["box"] if not box["fixed"])


def _kept(layer, boxes):
    return tuple(dict.fromkeys(box["keeps"] for box in layer["box"] if box["fixed"] or box["id"] in boxes))


def steps_used(fields, play, dealt):
    """Return (used, possible): the steps taken on all banners that came to an end, and the least that were needed."""
    ends = [(row_of(fields["card"], id), follow(row_of(fields["card"], id), play.of(id))) for id in dealt]
    done = [(card, here) for card, here in ends if here.end]
    return sum(here.steps for _, here in done), sum(card["shortest"] for card, _ in done)
