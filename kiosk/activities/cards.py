"""Decide on drawn items: messages, addresses, requests of apps, and (in banners.py) cookie banners.

Each kind asks for a few moves on a card, one a screen. A card is done when the
last one is made; what a move may be depends on those before it.
"""

import random

from kiosk.activities.plays import row_of

GOOD = ("safe", "fine")


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
