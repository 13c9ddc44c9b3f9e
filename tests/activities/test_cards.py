"""Cards: dealt fairly, judged one by one, counted in two counts."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.activities import banners, cards, kinds
from kiosk.activities.plays import Play, row_of

CARDS = ("phishing-inbox", "address-spotter", "permission-desk", "cookie-maze")


def played(kind, fields, seed):
    """Return a play in which every item was taken to its end by chance."""
    chance, play = random.Random(seed), Play(seed)
    while (item := kinds.first_open(kind, fields, play)) is not None:
        made = play.of(item)
        move = chance.choice(sorted(kinds.possible(kind, fields, item, made)))
        if move in ("levers", "tricks"):
            things = [one["id"] for one in fields["lever" if move == "levers" else "trick"]]
            move = f"{move}:{' '.join(chance.sample(things, chance.randint(0, len(things))))}"
        play = play.moved(item, move, len(made))
    return play


def test_a_session_of_messages_has_ten_and_half_are_genuine(fields):
    inbox = fields("phishing-inbox")
    for seed in range(200):
        dealt = [row_of(inbox["card"], id) for id in cards.deal(inbox, seed)]
        assert len(dealt) == len({card["id"] for card in dealt}) == 10
        assert sum(card["genuine"] for card in dealt) == 5
        assert any(card["local"] for card in dealt)


def test_a_session_of_addresses_always_has_some_to_trust(fields):
    spotter = fields("address-spotter")
    for seed in range(50):
        dealt = [row_of(spotter["card"], id) for id in cards.deal(spotter, seed)]
        assert (len(dealt), sum(card["genuine"] for card in dealt)) == (8, 3)


def test_the_same_seed_deals_the_same_cards_and_sessions_differ(fields):
    inbox = fields("phishing-inbox")
    assert cards.deal(inbox, 7) == cards.deal(inbox, 7)
    assert len({cards.deal(inbox, seed) for seed in range(20)}) > 15


def test_there_is_as_much_to_judge_as_was_promised(fields):
    inbox, addresses, banners = fields("phishing-inbox"), fields("address-spotter"), fields("cookie-maze")
    assert len(inbox["card"]) >= 30
    assert sum(card["difficulty"] == "hard" for card in inbox["card"]) * 3 >= len(inbox["card"])
    assert {card["channel"] for card in inbox["card"]} == {"mail", "text", "chat", "qr"}
    assert len(addresses["card"]) == 24
    assert sum(card["padlock"] and not card["genuine"] for card in addresses["card"]) >= 3
    assert [card["id"] for card in banners["card"]] == ["b1", "b2", "b3", "b4", "b5", "b6"]
    assert len(fields("permission-desk")["card"]) >= 10


def test_asking_someone_is_always_right(fields):
    for card in fields("phishing-inbox")["card"]:
        assert cards.verdict_of(card, "ask")["verdict"] == "safe", card["id"]


@pytest.mark.parametrize("id", CARDS)
@given(seed=st.integers(0, 2**31))
@settings(max_examples=25, deadline=None)
def test_the_counts_are_those_of_a_slow_count(practices, id, seed):
    activity, fields = practices[id]
    play = played(activity.kind, fields, seed)
    counts = kinds.count(activity.kind, fields, play)
    good = {"caught": 0, "risky": 0, "trusted": 0, "genuine": 0}
    for item in cards.deal(fields, seed):
        card, moves = row_of(fields["card"], item), play.of(item)
        if id == "cookie-maze":
            verdict, real = banners.follow(card, moves).end["verdict"], not card["tricks"]
        else:
            choice = moves[2] if id == "address-spotter" else moves[0]
            verdict = next(one["verdict"] for one in card["choice"] if one["id"] == choice)
            real = card["fits"] != "no" if id == "permission-desk" else card["genuine"]
        good["genuine" if real else "risky"] += 1
        good["trusted" if real else "caught"] += verdict in ("safe", "fine")
    assert good == {name: getattr(counts, name) for name in good}


@pytest.mark.parametrize("id", CARDS[:3])  # refusing a cookie banner is right
def test_who_suspects_everything_keeps_too_little(practices, id):
    activity, fields = practices[id]
    refuse = {
        "phishing-inbox": ("report", "levers:"),
        "address-spotter": ("1", "other", "leave"),
        "permission-desk": ("never",),
    }
    play = Play(3)
    for item in cards.deal(fields, 3):
        for at, move in enumerate(refuse[id]):
            play = play.moved(item, move, at)
    counts = kinds.count(activity.kind, fields, play)
    assert counts.caught == counts.risky
    assert counts.trusted < counts.genuine


def test_refusing_on_the_shortest_way_needs_no_more_steps_than_named(fields):
    banners = fields("cookie-maze")
    ways = {id: shortest_refusal(row_of(banners["card"], id)) for id in ("b1", "b2", "b3", "b4", "b5", "b6")}
    assert {id: steps for id, (steps, _) in ways.items()} == {card["id"]: card["shortest"] for card in banners["card"]}


def shortest_refusal(card):
    """Return (steps, moves) of the shortest way to keep no more than what is needed, found by trying all."""
    found, waiting = [], [()]
    while waiting:
        moves = waiting.pop(0)
        here = banners.follow(card, moves)
        if here.end:
            if set(here.keeps) <= {"needed"}:
                found.append((here.steps, moves))
        elif len(moves) < 6:
            waiting += [(*moves, button["id"]) for button in here.layer["button"]]
    return min(found)


def test_a_move_that_came_twice_counts_once():
    play = Play(1).moved("a", "keep", 0)
    assert play.moved("a", "report", 0) is play
    assert play.of("a") == ("keep",)
