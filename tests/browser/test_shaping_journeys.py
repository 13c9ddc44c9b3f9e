"""A day that leaves a profile and a feed that learns, each to its end in a browser."""

from collections import Counter

import pytest

from kiosk.activities import builder
from kiosk.activities.plays import row_of
from tests.browser.player import seen

pytestmark = pytest.mark.browser

LIKE, HIDE = 3, -4
AT_ONCE, ROUNDS = 6, 5


def test_a_day_leaves_a_profile_with_three_wrong_guesses(player):
    one = player("profile-builder")
    facts = []
    for number, event in enumerate(one.fields["event"]):
        assert event["time"] in one.heading
        option = row_of(event["option"], "differently") if number == 0 else event["option"][0]
        one.press(seen(option["text"]), by_keys=number == 0)
        one.hears(seen(option["note"]))
        facts += option["fact"]
        expect_profile(one, facts)
        if number == 1:
            choose_again(one, option)
        if number == len(one.fields["event"]) - 1:
            one.check()
        one.follow("Continue")
    assert sum(fact["wrong"] for fact in facts) == 3
    choose_step(one)
    one.sees(f"Your day {len(facts)} facts", f"With small changes {fewest(one)} facts", "3 guesses are wrong.")
    one.end()


def expect_profile(one, facts):
    """Expect the profile beside the day to hold ``facts``, and to say of each wrong guess that it is wrong."""
    profile = one.main.get_by_role("region", name="What the profile says")
    assert profile.locator("li").count() == len(facts)
    said = " ".join(profile.text_content().split())
    assert all(seen(fact["text"]) in said for fact in facts)
    assert said.count("This guess is wrong.") == sum(fact["wrong"] for fact in facts)


def choose_again(one, option):
    """Take a choice back, which takes its facts away, and make it once more."""
    one.follow("Choose again", "button")
    assert all(seen(fact["text"]) not in one.terminal.text() for fact in option["fact"])
    one.press(seen(option["text"]))


def choose_step(one):
    """Choose one real step for oneself at the end."""
    step = one.fields["step"][0]
    one.press(seen(step["text"]))
    one.hears(seen(step["note"]))
    one.follow("See how it went")
    one.sees(f"Your step: {seen(step['text'])}")


def fewest(one):
    """Return how many facts remain if everything is done, each time in the way that tells least."""
    ways = [[option for option in event["option"] if option["id"] != "skip"] for event in one.fields["event"]]
    return sum(min(len(option["fact"]) for option in options) for options in ways)


def test_a_feed_learns_from_every_sign_and_can_be_shaped_on_purpose(player):
    one = player("feed-shaper")
    learned = Counter()
    for number in range(ROUNDS):
        learned.update(give_signs(one, liked="garden", hidden="outrage"))
        one.press("Show what the feed learned", by_keys=number == 0)
        expect_bars(one, learned)
        one.follow("Continue")
    press_switches(one)
    one.check()
    one.press("Continue")
    if one.page.url.endswith("/switches"):
        one.follow("Continue")
    choose_step(one)
    one.end()


def give_signs(one, *, liked, hidden):
    """Like the posts of one topic and hide those of another; return what each topic must have gained."""
    posts = posts_of(one)
    assert len(posts) == AT_ONCE
    gained = Counter()
    for place, post in enumerate(posts):
        sign = {liked: "Like", hidden: "Hide"}.get(post["topic"])
        if sign:
            one.main.get_by_role("group", name="What would you do?").nth(place).get_by_text(sign, exact=True).click()
            gained[post["topic"]] += LIKE if sign == "Like" else HIDE
    return gained


def posts_of(one):
    """Return the posts on the screen, in order, found by what they say."""
    said = [" ".join(text.split()) for text in one.main.get_by_role("article").all_inner_texts()]
    return [next(post for post in one.fields["post"] if seen(post["text"]) in text) for text in said]


def expect_bars(one, learned):
    """Expect a bar for each topic with the sum of its signs beside it."""
    one.sees(*[f"{seen(topic['text'])} {learned[topic['id']]}" for topic in one.fields["topic"]])


def press_switches(one):
    """See another feed with every switch, and beside it the world of two neighbours."""
    assert "garden" in topics_of(one)
    one.press("Less of: Gardening")
    assert "garden" not in topics_of(one)
    one.press("My feed")
    assert "garden" in topics_of(one)
    one.press("Newest first")
    one.hears("time decides, and nothing about you")
    assert posts_of(one) == [ranked.post for ranked in builder.newest(one.fields)]
    one.press("More variety")
    assert len(topics_of(one)) == AT_ONCE
    one.sees(*[seen(neighbour["text"]) for neighbour in one.fields["neighbour"]])


def topics_of(one):
    return {post["topic"] for post in posts_of(one)}
