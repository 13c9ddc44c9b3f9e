"""Calls and ways to sign in: every story to its end in a browser, and what the time line and the ladder say."""

import pytest

from kiosk.activities.plays import row_of
from tests.browser.player import seen

pytestmark = pytest.mark.browser


def open_story(one, title):
    """Choose a story from the list."""
    assert one.heading == "Choose a story"
    one.follow(one.main.get_by_role("link").filter(has_text=title))
    assert one.heading == title


def tell(one, story, wanted, *, by_keys=False):
    """Go through a story, each time with the first choice of a verdict in ``wanted``; return (steps taken, end)."""
    node, steps = row_of(story["node"], story["start"]), []
    while node:
        one.sees(*map(seen, node["text"]))
        choice = min(node["choice"], key=lambda each: wanted.index(each["verdict"]))
        one.press(seen(choice["text"]), by_keys=by_keys and not steps)
        one.hears(seen(choice["feedback"]))
        steps.append((node, choice))
        assert len(steps) < 30
        node, end = row_of(story["node"], choice["next"]), row_of(story["end"], choice["next"])
    one.sees(*map(seen, end["text"]))
    return steps, end


CAREFUL = ("safe", "fine", "over-careful", "risky")
TRUSTING = ("risky", "fine", "over-careful", "safe")


def expect_time_line(one, steps):
    """Expect a line for every moment at which the door was open, with what was chosen there."""
    doors = [(seen(node["door"]), seen(choice["text"])) for node, choice in steps if node["door"]]
    assert doors
    one.sees("Where the door was open", *[f"{door} You chose: {choice}" for door, choice in doors])


def test_calls_end_with_a_time_line_and_paying_with_the_first_hour(player):
    one = player("the-call")
    stories = one.fields["walk"]
    fallen_for = stories[0]
    for story in stories:
        open_story(one, seen(story["title"]))
        if story is fallen_for:
            skip_and_come_back(one, story)
            pay_and_try_another_way(one, story)
        steps, end = tell(one, story, TRUSTING if story is stories[1] else CAREFUL)
        expect_time_line(one, steps)
        assert (end["verdict"] == "risky") is (story is stories[1])
        one.follow("Continue")
    one.sees("Checked before acting 2 of 3", "Real calls and requests handled 1 of 1")
    one.end()


def skip_and_come_back(one, story):
    """Leave the story and open it again, then pass it over, then read it after all."""
    one.follow("Leave this story")
    open_story(one, seen(story["title"]))
    one.sees(seen(story["care"]))
    one.press("Skip this story")
    one.hears("You skipped this story.")
    one.follow("Read the story after all", "button")


def pay_and_try_another_way(one, story):
    """Pay, read what to do in the first hour, then begin the story again."""
    steps, end = tell(one, story, TRUSTING, by_keys=True)
    assert end["show_first_hour"]
    expect_time_line(one, steps)
    one.sees(seen(one.fields["first_hour_title"]), *map(seen, one.fields["first_hour"]))
    one.check()
    one.follow("Try another way", "button")
    assert "You chose" not in one.terminal.text()


def test_ways_to_sign_in_are_felt_one_by_one_and_put_in_order(player):
    one = player("two-step-walk")
    for number, story in enumerate(one.fields["walk"]):
        open_story(one, seen(story["title"]))
        first = row_of(story["node"], story["start"])
        assert len(first["choice"]) == 5  # every way to sign in
        two_screens = one.main.get_by_role("region", name="Computer"), one.main.get_by_role("region", name="Telephone")
        assert all(screen.is_visible() for screen in two_screens)
        _, end = tell(one, story, CAREFUL, by_keys=number == 0)
        assert end["verdict"] in ("safe", "fine")
        if number == 0:
            one.check()
        one.follow("Continue")
    climb(one)
    all_real = sum(story["genuine"] for story in one.fields["walk"])
    all_false = len(one.fields["walk"]) - all_real
    for name, total in (("Checked before acting", all_false), ("Real calls and requests handled", all_real)):
        assert not total or f"{name} {total} of {total}" in one.terminal.text()
    one.sees("Pairs of the ladder in order 9 of 10")
    one.end()


def climb(one):
    """Put the ways in order, strongest first, with two of them changed over."""
    one.follow(one.main.get_by_role("link").filter(has_text="Which way is the strongest?"))
    order = [seen(rung["text"]) for rung in reversed(one.fields["ladder"])]
    for name in (order[1], order[0], *order[2:]):
        one.press(name)
    one.sees("You put 9 of 10 pairs in the right order.")
    table = one.main.get_by_role("table")
    assert table.get_by_role("row").count() == len(order) + 1
    assert table.get_by_role("columnheader").count() == len(one.fields["situation"]) + 1
    one.follow("Continue")
