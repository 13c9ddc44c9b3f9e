"""Walks: the end follows from the choices, and the counts from the ends."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.activities import kinds, walk
from kiosk.activities.plays import Play, row_of

WALKS = ("the-call", "two-step-walk")


@pytest.mark.parametrize("id", WALKS)
@given(choices=st.lists(st.integers(0, 6), max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_choices_lead_through_a_story_and_unknown_ones_change_nothing(practices, id, choices):
    for story in practices[id][1]["walk"]:
        moves = []
        for number in choices:
            possible = walk.possible(story, moves)
            if possible is None:
                break
            moves.append(sorted(possible)[number % len(possible)])
        told = walk.follow(story, moves)
        assert (told.node is None) != (told.end is None)
        assert len(told.steps) == len(moves)
        assert walk.follow(story, [*moves, "no-such-choice"]) == told


def end_of(story, moves):
    """Return the end to which ``moves`` lead, or None: looked up one by one."""
    here = story["start"]
    for move in moves:
        choices = next((node["choice"] for node in story["node"] if node["id"] == here), [])
        here = next((one["next"] for one in choices if one["id"] == move), here)
    return row_of(story["end"], here)


@pytest.mark.parametrize("id", WALKS)
@given(seed=st.integers(0, 2**31))
@settings(max_examples=40, deadline=None)
def test_the_counts_of_stories_are_those_of_a_slow_count(practices, id, seed):
    activity, fields = practices[id]
    chance, play = random.Random(seed), Play(seed)
    counted = {"caught": 0, "risky": 0, "trusted": 0, "genuine": 0}
    missed = []
    for story in fields["walk"]:
        for at in range(chance.randint(0, 12)):  # some stories come to their end, others are left
            possible = walk.possible(story, play.of(story["id"]))
            play = play.moved(story["id"], chance.choice(sorted(possible)), at) if possible else play
        if end := end_of(story, play.of(story["id"])):
            is_good = end["verdict"] in ("safe", "fine")
            counted["genuine" if story["genuine"] else "risky"] += 1
            counted["trusted" if story["genuine"] else "caught"] += is_good
            missed += [] if is_good else [story["id"]]
    counts = kinds.count(activity.kind, fields, play)
    assert counted == {name: getattr(counts, name) for name in counted}
    assert counts.missed == tuple(missed)


def test_there_is_a_story_that_is_real(fields):
    assert any(story["genuine"] for story in fields("the-call")["walk"])


def test_a_story_with_a_word_of_care_can_be_skipped_and_is_in_no_count(practices):
    _, fields = practices["the-call"]
    for story in fields["walk"]:
        may_skip = bool(story["care"])
        assert (walk.SKIP in walk.moves_of(story, ())) is may_skip
        assert walk.SKIP not in walk.moves_of(story, (story["node"][0]["choice"][0]["id"],))
        play = Play(1).moved(story["id"], walk.SKIP, 0)
        counts = kinds.count("calls", fields, play)
        assert not kinds.is_open("calls", fields, story["id"], play)
        assert (counts.risky, counts.genuine) == (0, 0)


def test_paying_ends_with_what_to_do_in_the_first_hour(fields):
    risky = [end for story in fields("the-call")["walk"] for end in story["end"] if end["verdict"] == "risky"]
    assert risky
    assert any(end["show_first_hour"] for end in risky)
    assert len(fields("the-call")["first_hour"]) >= 3


@given(order=st.permutations([f"r{n}" for n in range(5)]))
def test_pairs_of_a_ladder_are_counted_like_every_pair_by_itself(order):
    ladder = [{"id": f"r{n}"} for n in range(5)]
    slow = sum(order.index(f"r{high}") < order.index(f"r{low}") for low in range(5) for high in range(low + 1, 5))
    assert walk.pairs_right(ladder, tuple(order)) == (slow, 10)


def test_the_outcomes_of_every_way_to_sign_in_are_told(fields):
    two = fields("two-step-walk")
    ways = [rung["id"] for rung in two["ladder"]]
    assert len(ways) == len(two["situation"]) == 5
    for situation in two["situation"]:
        assert sorted(cell["id"] for cell in situation["outcome"]) == sorted(ways)
