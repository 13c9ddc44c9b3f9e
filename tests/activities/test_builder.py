"""A day leaves a profile; signals shape a feed. Both are sums that anybody could do by hand."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.activities import builder
from kiosk.activities.plays import row_of

SEEDS = st.integers(0, 2**31)


@given(seed=SEEDS)
@settings(max_examples=40, deadline=None)
def test_a_profile_holds_the_facts_of_the_chosen_options_and_no_other(practices, seed):
    _, fields = practices["profile-builder"]
    chance = random.Random(seed)
    chosen = {event["id"]: chance.choice(event["option"])["id"] for event in fields["event"]}
    found = [fact for _, fact in builder.facts(fields, chosen)]
    slow = [fact for event in fields["event"] for fact in row_of(event["option"], chosen[event["id"]])["fact"]]
    assert found == slow
    tally = builder.tally(builder.facts(fields, chosen))
    assert sum(tally[kind] for kind in builder.KINDS) == len(slow)


def test_amina_has_fourteen_stops_and_three_wrong_guesses(fields):
    day = fields("profile-builder")
    assert len(day["event"]) == 14
    full = builder.facts(day, builder.busiest_day(day))
    assert builder.tally(full)["wrong"] == 3
    assert len(builder.facts(day, builder.smallest_day(day))) < len(full)


def test_a_day_with_small_changes_skips_nothing_and_leaves_no_wrong_guess(fields):
    day = fields("profile-builder")
    small = builder.smallest_day(day)
    assert "skip" not in small.values()
    assert builder.tally(builder.facts(day, small))["wrong"] == 0


def test_nobody_writes_anything_down_when_nothing_is_chosen(fields):
    assert builder.facts(fields("profile-builder"), {}) == []


def test_the_feed_has_sixty_posts_spread_over_its_topics(fields):
    feed = fields("feed-shaper")
    topics = Counter(post["topic"] for post in feed["post"])
    assert len(feed["post"]) >= 60
    assert min(topics.values()) >= 5
    assert builder.rounds(feed) == 5


@given(seed=SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_feed_is_sorted_by_the_sum_of_its_weights(practices, seed):
    _, fields = practices["feed-shaper"]
    chance = random.Random(seed)
    posts = chance.sample(fields["post"], 12)
    signals = [(post["id"], chance.choice(sorted(builder.SIGNALS))) for post in posts]
    learned = builder.weights(fields, signals)
    ranked = builder.rank(fields, learned, seed, but={posts[0]["id"]})
    assert posts[0]["id"] not in [one.post["id"] for one in ranked]
    scores = [one.score for one in ranked]
    assert scores == sorted(scores, reverse=True)
    for one in ranked:
        topic = sum(builder.SIGNALS[sign] for id, sign in signals if row_of(posts, id)["topic"] == one.post["topic"])
        assert one.topic == topic
        assert 0 <= one.chance <= builder.CHANCE


def test_what_is_liked_comes_up_and_what_is_hidden_goes_down(fields):
    feed = fields("feed-shaper")
    liked, hidden = feed["topic"][0]["id"], feed["topic"][1]["id"]
    signals = [
        (post["id"], "like" if post["topic"] == liked else "hide" if post["topic"] == hidden else "skip")
        for post in feed["post"][:60]
    ]
    shown = [one.post["topic"] for one in builder.rank(feed, builder.weights(feed, signals), 5)]
    assert shown[: shown.count(liked)].count(liked) >= builder.AT_ONCE
    assert hidden not in shown[: builder.AT_ONCE]


def test_variety_shows_no_topic_twice_while_others_are_left(fields):
    feed = fields("feed-shaper")
    topics = [one.post["topic"] for one in builder.varied(builder.rank(feed, builder.weights(feed, []), 9))]
    assert len(set(topics)) == min(len(feed["topic"]), builder.AT_ONCE)


def test_newest_first_follows_no_topic(fields):
    feed = fields("feed-shaper")
    shown = builder.newest(feed)
    assert len({one.post["topic"] for one in shown}) >= 3
    hidden = {one.post["id"] for one in shown[:2]}
    assert builder.newest(feed, hidden)[: len(shown) - 2] == shown[2:]


def test_asking_for_less_takes_a_topic_down(fields):
    feed = fields("feed-shaper")
    loved = feed["topic"][0]["id"]
    learned = builder.weights(feed, [(post["id"], "like") for post in feed["post"] if post["topic"] == loved])
    before = [one.post["topic"] for one in builder.rank(feed, learned, 3)[: builder.AT_ONCE]]
    after = [one.post["topic"] for one in builder.rank(feed, builder.with_less(learned, [loved]), 3)[: builder.AT_ONCE]]
    assert set(before) == {loved}
    assert after.count(loved) < len(after)


@pytest.mark.parametrize("place", [0, 1])
def test_neighbours_see_another_world(fields, place):
    feed = fields("feed-shaper")
    neighbour = feed["neighbour"][place]
    shown = builder.neighbour_feed(feed, neighbour, 1)
    assert all(one.post["topic"] in neighbour["topics"] or one.post["tone"] in neighbour["tones"] for one in shown)
