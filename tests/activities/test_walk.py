"""Walks: every screen can be reached, has a way on and a way out; the end follows from the choices."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.activities import kinds, walk
from kiosk.activities.plays import Play, row_of

WALKS = ("the-call", "two-step-walk")


def reached(story, start):
    """Return the ids of all screens that can be reached, by trying every choice."""
    found, waiting = set(), [start]
    while waiting:
        id = waiting.pop()
        node = row_of(story["node"], id)
        if id not in found:
            found.add(id)
            waiting += [choice["next"] for choice in node["choice"]] if node else []
    return found


@pytest.mark.parametrize("id", WALKS)
def test_every_reachable_screen_has_a_way_on_and_a_way_out(fields, id):
    for story in fields(id)["walk"]:
        ends = {end["id"] for end in story["end"]}
        for here in reached(story, story["start"]) - ends:
            assert row_of(story["node"], here)["choice"], f"{story['id']}/{here} has no way on"
            assert reached(story, here) & ends, f"{story['id']}/{here} has no way out"


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


def test_the_counts_of_stories_are_those_of_their_ends(practices):
    _, fields = practices["the-call"]
    play = Play(1)
    for story in fields["walk"]:
        while (possible := walk.possible(story, play.of(story["id"]))) is not None and len(play.of(story["id"])) < 60:
            safe = {
                one["id"] for one in walk.follow(story, play.of(story["id"])).node["choice"] if one["verdict"] == "safe"
            }
            play = play.moved(story["id"], sorted(safe or possible)[0], len(play.of(story["id"])))
    counts = kinds.count("calls", fields, play)
    assert (counts.caught, counts.trusted) == (counts.risky, counts.genuine)
    assert counts.genuine >= 1


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
