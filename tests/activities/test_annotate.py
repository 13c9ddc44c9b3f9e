"""Notices: what answers a question, what stays vague, and what is counted."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.activities import annotate, kinds
from kiosk.activities.plays import Play


def test_the_good_notice_answers_every_question_and_the_vague_one_does_not(fields):
    reader = fields("notice-reader")
    good, vague = (next(one for one in reader["notice"] if one["good"] is truth) for truth in (True, False))
    assert all(annotate.answers(good, task["id"]) != {annotate.ABSENT} for task in reader["task"])
    assert any(annotate.answers(vague, task["id"]) == {annotate.ABSENT} for task in reader["task"])
    assert len(annotate.vague_ones(vague)) >= 4
    assert [task["id"] for task in reader["task"]] == ["who", "what", "why", "shared", "kept", "choices"]


@given(seed=st.integers(0, 2**31))
@settings(max_examples=30, deadline=None)
def test_the_counts_are_those_of_a_slow_count(practices, seed):
    _, fields = practices["notice-reader"]
    chance, play = random.Random(seed), Play(seed)
    found = asked = marked_right = vague = 0
    for notice in fields["notice"]:
        ids = [one["id"] for one in notice["sentence"]]
        for at, task in enumerate(fields["task"]):
            move = chance.choice([*ids, "absent"])
            play = play.moved(notice["id"], move, at)
            tagged = [one["id"] for one in notice["sentence"] if task["id"] in one["tags"]]
            asked, found = asked + 1, found + (move in tagged if tagged else move == "absent")
        marked = chance.sample(ids, chance.randint(0, len(ids)))
        play = play.moved(notice["id"], f"vague:{' '.join(marked)}", len(fields["task"]))
        play = play.moved(notice["id"], chance.choice(fields["choice"])["id"], len(fields["task"]) + 1)
        vague += sum("vague" in one["tags"] for one in notice["sentence"])
        marked_right += sum("vague" in one["tags"] and one["id"] in marked for one in notice["sentence"])
    counts = kinds.count("notices", fields, play)
    assert (counts.caught, counts.risky, counts.trusted, counts.genuine) == (marked_right, vague, found, asked)
    assert kinds.first_open("notices", fields, play) is None


def test_the_filled_card_has_a_line_for_every_question(fields):
    reader = fields("notice-reader")
    for notice in reader["notice"]:
        assert len(annotate.filled_card(reader, notice)) == len(reader["task"])
