"""Addresses in practice belong to nobody, and each has one part that names its owner."""

from kiosk.catalogue.checks.activities.whole import at
from kiosk.catalogue.checks.addresses import strangers

FIELDS = ("from_address", "link_target", "expected", "address", "attachment")
SENDERS = ("contact", "unknown-number", "none")  # what a telephone or a paper shows in place of an address


def are_reserved(activity):
    """Every address ends in .example or .test, also one that is cut into pieces."""
    for row in _rows(
        [*activity.fields.values(), *(rows for one in activity.variants.values() for rows in one.values())]
    ):
        addresses = [row[name] for name in FIELDS if isinstance(row.get(name), str)]
        for address in (one for text in [*addresses, _owner(row)] for one in strangers(text)):
            yield at(activity, row, f"{address} may belong to somebody", "use a name that ends in .example or .test")


def say_who_sends(activity):
    """A message names the address of its sender or one of :data:`SENDERS`, which pages say in the person's language."""
    variants = [rows for variant in activity.variants.values() for rows in variant.values()]
    for card in _rows([activity.fields.get("card", []), *variants]):
        sender = card.get("from_address", "")
        if sender and "@" not in sender and sender not in SENDERS:
            what = f"{sender} is no address and no known word for a sender"
            yield at(activity, card, what, f"write an address, or one of {', '.join(SENDERS)}")


def have_an_owner(activity):
    """The owner of an address is one of its pieces, counted from 1, and differs from what was expected if false."""
    for card in activity.fields.get("card", ()) if activity.kind == "addresses" else ():
        if not 1 <= card["owner"] <= len(card["pieces"]):
            yield at(activity, card, f"{card['id']} has no piece {card['owner']}", "count its pieces from 1")
        elif card["genuine"] != (_owner(card) == card["expected"]):
            what = f"{card['id']} is {'' if card['genuine'] else 'not '}genuine, but its owner says otherwise"
            yield at(activity, card, what, "the owner piece is exactly the expected name, or it is not genuine")


def _owner(row):
    pieces, owner = row.get("pieces") or [], row.get("owner", 0)
    return pieces[owner - 1] if 1 <= owner <= len(pieces) else ""


def _rows(values):
    for value in values:
        if isinstance(value, dict):
            yield value
            yield from _rows(value.values())
        elif isinstance(value, list):
            yield from _rows(value)
