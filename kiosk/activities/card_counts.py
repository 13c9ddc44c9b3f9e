"""How well somebody decided on cards, as two counts."""

from collections import Counter

from kiosk.activities import banners
from kiosk.activities.cards import GOOD, verdict_of
from kiosk.activities.plays import Counts, row_of, ticked


def count(kind, fields, play, done):
    """Return the :class:`Counts` of the cards ``done``, each decided to its end."""
    caught, risky, trusted, genuine, missed = 0, 0, 0, 0, Counter()
    for id in done:
        card = row_of(fields["card"], id)
        good, is_genuine, things = _JUDGES[kind](card, play.of(id))
        if is_genuine:
            genuine, trusted = genuine + 1, trusted + good
        else:
            risky, caught = risky + 1, caught + good
        missed.update(things)
    return Counts(caught, risky, trusted, genuine, tuple(id for id, _ in missed.most_common()))


def _judge_message(card, moves):
    good = verdict_of(card, moves[0])["verdict"] in GOOD
    named = ticked(moves[1], "levers") or ()
    return good, card["genuine"], [id for id in card["levers"] if id not in named or not good]


def _judge_address(card, moves):
    is_owner = moves[0] == str(card["owner"])
    good = verdict_of(card, moves[2])["verdict"] in GOOD
    return good, card["genuine"], [] if good and is_owner else [card["trick"]]


def _judge_prompt(card, moves):
    good = verdict_of(card, moves[0])["verdict"] in GOOD
    return good, card["fits"] != "no", [] if good else [card["permission"]]


def _judge_banner(card, moves):
    here = banners.follow(card, moves)
    named = ticked(moves[-1], "tricks") or ()
    things = [id for id in card["tricks"] if id not in named]
    return here.end["verdict"] in GOOD, not card["tricks"], things


def owners_found(fields, play, dealt):
    """Return (found, asked): at how many addresses the owner part was found."""
    asked = [row_of(fields["card"], id) for id in dealt if play.of(id)]
    return sum(play.of(card["id"])[0] == str(card["owner"]) for card in asked), len(asked)


_JUDGES = {
    "messages": _judge_message,
    "addresses": _judge_address,
    "prompts": _judge_prompt,
    "banners": _judge_banner,
}
