"""All twelve simulators, played by chance: there is always a way on, the end always comes, and counts stay sound."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import settings as kiosk_settings
from kiosk.activities import kinds
from kiosk.activities.plays import MOST_MOVES, Play

IDS = sorted(path.parent.name for path in kiosk_settings.bundled("content").glob("activities/*/activity.toml"))
TICKED = {"levers": "lever", "tricks": "trick"}
SEEDS = st.integers(0, 2**31)
quickly = settings(max_examples=15, deadline=None)


def with_boxes(fields, item, move, chance):
    """Return ``move`` with boxes ticked by chance, where a form has some."""
    things = [one["id"] for one in fields.get(TICKED.get(move, ""), [])]
    if move == "vague":
        things = [one["id"] for notice in fields["notice"] if notice["id"] == item for one in notice["sentence"]]
    return f"{move}:{' '.join(chance.sample(things, chance.randint(0, len(things))))}" if things else move


def taken(activity, fields, play, item, chance):
    """Return ``play`` after ``item`` was taken to its end by chance."""
    while (moves := kinds.possible(activity.kind, fields, item, play.of(item))) is not None:
        assert moves, f"no way on from {item} after {play.of(item)}"
        assert len(play.of(item)) < MOST_MOVES, f"no way out of {item}"
        move = with_boxes(fields, item, chance.choice(sorted(moves)), chance)
        play = play.moved(item, move, len(play.of(item)))
    return play


def played(activity, fields, seed):
    """Return a play in which every item was taken to its end, in any order."""
    chance, play = random.Random(seed), Play(seed)
    items = kinds.items(activity.kind, fields, seed)
    for item in chance.sample(items, len(items)):
        play = taken(activity, fields, play, item, chance)
    return play


def test_there_are_twelve():
    assert len(IDS) == 12


@pytest.mark.parametrize("id", IDS)
@given(seed=SEEDS)
@quickly
def test_there_is_always_a_way_on_until_the_end_and_the_counts_are_sound(practices, id, seed):
    activity, fields = practices[id]
    play = played(activity, fields, seed)
    assert kinds.first_open(activity.kind, fields, play) is None
    counts = kinds.count(activity.kind, fields, play)
    assert (counts is None) == (activity.engine in ("lab", "builder"))
    if counts:
        assert 0 <= counts.caught <= counts.risky
        assert 0 <= counts.trusted <= counts.genuine
        assert counts.risky + counts.genuine > 0


@pytest.mark.parametrize("id", IDS)
@given(seed=SEEDS)
@quickly
def test_an_item_begun_again_is_the_only_one_open(practices, id, seed):
    activity, fields = practices[id]
    play = played(activity, fields, seed)
    item = random.Random(seed).choice(kinds.items(activity.kind, fields, seed))
    again = play.without(item)
    assert kinds.first_open(activity.kind, fields, again) == item
    assert again.of(item) == ()
    assert {one: again.of(one) for one in again.moves} == {one: play.of(one) for one in play.moves if one != item}


@pytest.mark.parametrize("id", IDS)
@given(seed=SEEDS)
@quickly
def test_what_is_only_begun_counts_neither_for_nor_against_anybody(practices, id, seed):
    activity, fields = practices[id]
    chance, play = random.Random(seed), Play(seed)
    items = kinds.items(activity.kind, fields, seed)
    done = chance.sample(items, len(items) // 2)
    for item in done:
        play = taken(activity, fields, play, item, chance)
    before = kinds.count(activity.kind, fields, play)
    for item in set(items) - set(done):
        move = chance.choice(sorted(kinds.possible(activity.kind, fields, item, ())))
        begun = play.moved(item, move, 0)
        if activity.kind != "notices" and kinds.possible(activity.kind, fields, item, begun.of(item)) is not None:
            assert kinds.count(activity.kind, fields, begun) == before, (item, move)


@pytest.mark.parametrize("id", IDS)
@given(seed=SEEDS)
@quickly
def test_three_questions_come_at_the_end_and_first_those_about_what_was_missed(practices, id, seed):
    activity, fields = practices[id]
    counts = kinds.count(activity.kind, fields, played(activity, fields, seed))
    asked = kinds.questions_about(activity, counts)
    assert len({step.id for step in asked}) == len(asked) == 3
    for missed in counts.missed[:1] if counts else ():
        fitting = {step.id for step in activity.questions if missed in activity.about[step.id]}
        assert not fitting or asked[0].id in fitting
