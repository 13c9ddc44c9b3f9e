"""What simulators add up, held against the same sums done slowly, one thing after the other."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.activities import banners, builder, card_counts, cards, kinds
from kiosk.activities.plays import Play, row_of

SEEDS = st.integers(0, 2**31)
quickly = settings(max_examples=30, deadline=None)


@given(seed=SEEDS)
@quickly
def test_the_steps_on_banners_are_presses_and_boxes_changed(practices, seed):
    _, fields = practices["cookie-maze"]
    chance, play = random.Random(seed), Play(seed)
    used = least = 0
    for card in chance.sample(fields["card"], 4):
        layer, at = row_of(card["layer"], card["start"]), 0
        while layer:
            button = chance.choice(layer["button"])
            boxes = [box for box in layer["box"] if not box["fixed"] and chance.random() < 0.5]
            changed = any(box["ticked"] is not (box in boxes) for box in layer["box"] if not box["fixed"])
            used += 2 if layer["box"] and changed else 1
            more = ":" + " ".join(box["id"] for box in boxes) if layer["box"] else ""
            play = play.moved(card["id"], button["id"] + more, at)
            layer, at = row_of(card["layer"], button["to"]), at + 1
        least += card["shortest"]
    dealt = cards.deal(fields, seed)
    assert banners.steps_used(fields, play, dealt) == (used, least)


@given(seed=SEEDS)
@quickly
def test_owners_are_found_where_the_right_piece_was_chosen(practices, seed):
    _, fields = practices["address-spotter"]
    chance, play, found = random.Random(seed), Play(seed), 0
    dealt = cards.deal(fields, seed)
    for id in dealt:
        card = row_of(fields["card"], id)
        number = chance.randint(1, len(card["pieces"]))
        play, found = play.moved(id, str(number), 0), found + (number == card["owner"])
    assert card_counts.owners_found(fields, play, dealt) == (found, len(dealt))


@given(seed=SEEDS)
@quickly
def test_the_lever_to_look_at_once_more_is_the_one_missed_most_often(practices, seed):
    activity, fields = practices["phishing-inbox"]
    chance, play, times = random.Random(seed), Play(seed), {}
    for id in cards.deal(fields, seed):
        card, choice = row_of(fields["card"], id), chance.choice(fields["choice"])["id"]
        named = [lever["id"] for lever in fields["lever"] if chance.random() < 0.4]
        play = play.moved(id, choice, 0).moved(id, f"levers:{' '.join(named)}", 1)
        is_good = row_of(card["choice"], choice)["verdict"] in ("safe", "fine")
        for lever in card["levers"]:
            times[lever] = times.get(lever, 0) + (lever not in named or not is_good)
    missed = kinds.count(activity.kind, fields, play).missed
    assert set(missed) == {lever for lever, count in times.items() if count}
    assert [times[lever] for lever in missed] == sorted((times[lever] for lever in missed), reverse=True)


@given(seed=SEEDS)
@quickly
def test_weights_of_topics_and_tones_are_added_sign_by_sign(practices, seed):
    _, fields = practices["feed-shaper"]
    chance = random.Random(seed)
    signals = [(chance.choice(fields["post"]), chance.choice(sorted(builder.SIGNALS))) for _ in range(30)]
    learned = builder.weights(fields, [(post["id"], sign) for post, sign in signals])
    for kind, rows in (("topic", fields["topic"]), ("tone", fields["tone"])):
        for row in rows:
            slow = sum(builder.SIGNALS[sign] for post, sign in signals if post[kind] == row["id"])
            assert learned[kind, row["id"]] == slow
    assert builder.weights(fields, [("no-such-post", "like"), (fields["post"][0]["id"], "shout")]) == {}


@given(seed=SEEDS)
@quickly
def test_less_of_a_topic_takes_it_out_of_sight_and_leaves_the_others(practices, seed):
    _, fields = practices["feed-shaper"]
    chance = random.Random(seed)
    signals = [(post["id"], chance.choice(sorted(builder.SIGNALS))) for post in chance.sample(fields["post"], 30)]
    learned, unwanted = builder.weights(fields, signals), chance.choice(fields["topic"])["id"]
    after = builder.with_less(learned, [unwanted])
    assert {key: after[key] for key in learned if key != ("topic", unwanted)} == {
        key: learned[key] for key in learned if key != ("topic", unwanted)
    }
    assert after["topic", unwanted] < 0
    places = [one.post["topic"] for one in builder.rank(fields, after, seed)]
    before = [one.post["topic"] for one in builder.rank(fields, learned, seed)]
    assert places.index(unwanted) >= before.index(unwanted)


def test_a_day_with_small_changes_tells_less_than_any_other_without_leaving_things_out(fields):
    day = fields("profile-builder")
    small = builder.smallest_day(day)
    assert set(small) == {event["id"] for event in day["event"]}
    for event in day["event"]:
        rest = [option for option in event["option"] if option["id"] != "skip"]
        assert len(row_of(event["option"], small[event["id"]])["fact"]) == min(len(one["fact"]) for one in rest)
