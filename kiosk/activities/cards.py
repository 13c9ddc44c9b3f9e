"""Decide on drawn items: messages, addresses, cookie banners, requests of apps.

Each kind asks for a few moves on a card, one a screen. A card is done when the
last one is made; what a move may be depends on those before it.
"""

import random
from collections import Counter
from dataclasses import dataclass

from kiosk.activities.plays import Counts, row_of, ticked

GOOD = ("safe", "fine")
SAVE, REFUSED, KEPT = "save", "refused", "kept"


def deal(fields, seed):
    """Return the ids of the cards of a session, shuffled: ``deal`` of them, ``deal_genuine`` of those genuine.

    Banners come all, in their order. At least one local card is dealt if there is one.
    """
    cards = fields["card"]
    if "deal" not in fields:
        return tuple(card["id"] for card in cards)
    chance = random.Random(seed)  # noqa: S311 - a shuffle, no secret
    genuine = [card for card in cards if card.get("genuine")]
    false = [card for card in cards if not card.get("genuine")]
    if not fields.get("deal_genuine"):
        chosen = chance.sample(cards, fields["deal"])
    else:
        wanted = fields["deal"] - fields["deal_genuine"]
        local = [card for card in false if card.get("local")]
        first = [chance.choice(local)] if local and wanted else []
        rest = [card for card in false if card not in first]
        chosen = chance.sample(genuine, fields["deal_genuine"]) + first + chance.sample(rest, wanted - len(first))
    chance.shuffle(chosen)
    return tuple(card["id"] for card in chosen)


def verdict_of(card, choice):
    """Return the choice ``choice`` of ``card`` with its verdict and feedback, or None."""
    return row_of(card["choice"], choice)


def moves_of_message(fields, card, moves):
    """Return the moves that are possible on a message now; a set of ids, or None once it is done."""
    if not moves:
        return {choice["id"] for choice in fields["choice"]}
    return {"levers"} if len(moves) == 1 else None


def moves_of_address(card, moves):
    """Return the moves that are possible on an address: its owner, same or other, go on or leave."""
    stages = ({str(n) for n in range(1, len(card["pieces"]) + 1)}, {"same", "other"}, {"continue", "leave"})
    return stages[len(moves)] if len(moves) < len(stages) else None


def moves_of_prompt(fields, moves):
    """Return the answers that are possible to a request."""
    return None if moves else {choice["id"] for choice in fields["choice"]}


@dataclass(frozen=True, slots=True)
class Banner:
    """Where somebody is on a banner: on a ``layer`` or at an ``end``; ``keeps`` is what the page may keep."""

    layer: dict | None
    end: dict | None
    keeps: tuple[str, ...]
    steps: int
    is_named: bool  # the trick was ticked


def follow_banner(card, moves):
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
        if end and target not in (KEPT,):
            keeps = tuple(end["keeps"])
    return Banner(layer, end, keeps, steps, is_named)


def moves_of_banner(card, moves):
    """Return the moves that are possible on a banner now."""
    here = follow_banner(card, moves)
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


def count(kind, fields, play, dealt):
    """Return the :class:`Counts` of the cards ``dealt`` that were finished."""
    caught, risky, trusted, genuine, missed = 0, 0, 0, 0, Counter()
    for id in dealt:
        card = row_of(fields["card"], id)
        if not play.of(id):
            continue
        good, is_genuine, things = _JUDGES[kind](card, play.of(id))
        if is_genuine:
            genuine, trusted = genuine + 1, trusted + good
        else:
            risky, caught = risky + 1, caught + good
        missed.update(things)
    return Counts(caught, risky, trusted, genuine, tuple(id for id, _ in missed.most_common()))


def _judge_message(card, moves):
    good = verdict_of(card, moves[0])["verdict"] in GOOD
    named = (len(moves) > 1 and ticked(moves[1], "levers")) or ()
    return good, card["genuine"], [id for id in card["levers"] if id not in named or not good]


def _judge_address(card, moves):
    is_owner = moves[0] == str(card["owner"])
    good = len(moves) > 2 and verdict_of(card, moves[2])["verdict"] in GOOD
    return good, card["genuine"], [] if good and is_owner else [card["trick"]]


def _judge_prompt(card, moves):
    good = verdict_of(card, moves[0])["verdict"] in GOOD
    return good, card["fits"] != "no", [] if good else [card["permission"]]


def _judge_banner(card, moves):
    here = follow_banner(card, moves)
    named = ticked(moves[-1], "tricks") or ()
    things = [id for id in card["tricks"] if id not in named]
    return bool(here.end) and here.end["verdict"] in GOOD, not card["tricks"], things


def owners_found(fields, play, dealt):
    """Return (found, asked): at how many addresses the owner part was found."""
    asked = [row_of(fields["card"], id) for id in dealt if play.of(id)]
    return sum(play.of(card["id"])[0] == str(card["owner"]) for card in asked), len(asked)


def steps_used(fields, play, dealt):
    """Return (used, possible): the steps taken on all banners that came to an end, and the least that were needed."""
    ends = [(row_of(fields["card"], id), follow_banner(row_of(fields["card"], id), play.of(id))) for id in dealt]
    done = [(card, here) for card, here in ends if here.end]
    return sum(here.steps for _, here in done), sum(card["shortest"] for card, _ in done)


_JUDGES = {
    "messages": _judge_message,
    "addresses": _judge_address,
    "prompts": _judge_prompt,
    "banners": _judge_banner,
}
