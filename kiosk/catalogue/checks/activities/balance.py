"""Suspecting everything is a failure too: at least a third of what people judge is genuine."""

from kiosk.catalogue.checks.activities.whole import at

SHARE = 3  # at least one in so many


def have_enough_genuine_cards(activity):
    """At least a third of the cards of messages, addresses and requests are genuine."""
    cards = activity.fields.get("card", ())
    genuine = sum(is_genuine(card) for card in cards)
    if activity.kind in ("messages", "addresses", "prompts") and genuine * SHARE < len(cards):
        what = f"only {genuine} of {len(cards)} cards are genuine"
        yield at(activity, {"title": activity.title}, what, "make it a third or more: people must keep real ones too")


def is_genuine(card):
    """Say whether trusting this card is right; a request of an app is genuine if the feature needs it somehow."""
    return card["genuine"] if "genuine" in card else card.get("fits") in ("yes", "partly")


def deal_no_more_than_there_is(activity):
    """A session does not deal more cards, or more genuine ones, than there are."""
    cards, deal = activity.fields.get("card", ()), activity.fields.get("deal", 0)
    genuine, want = sum(is_genuine(card) for card in cards), activity.fields.get("deal_genuine", 0)
    if deal > len(cards) or want > genuine or (want and deal - want > len(cards) - genuine):
        what = f"a session of {deal} cards, {want} of them genuine, cannot be dealt from {len(cards)} ({genuine})"
        yield at(activity, {"title": activity.title}, what, "write more cards or deal fewer")
