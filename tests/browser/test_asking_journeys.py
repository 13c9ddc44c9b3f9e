"""Cookie banners and requests of apps, each from its opening to its end in a browser."""

import pytest

from kiosk.activities.plays import row_of
from tests.browser.player import feedback_of, is_good, seen

pytestmark = pytest.mark.browser


def test_a_maze_of_banners_counts_the_steps_and_names_the_tricks(player):
    one = player("cookie-maze")
    accept_first(one)
    ways = {
        "b1": ["Refuse all"],
        "b2": ["More options", "Refuse all", "Save and close"],
        "b3": ["No, I prefer worse recipes"],
        "b4": ["Save my choice"],
        "b5": ["Refuse", "Still refuse"],
        "b6": ["Leave this page"],
    }
    for id, way in ways.items():
        refuse(one, row_of(one.fields["card"], id), way)
    least = sum(card["shortest"] for card in one.fields["card"])
    one.sees(f"Steps you took, and steps needed {least}, needed {least}", "Tricky banners handled 4 of 4")
    one.end()


def accept_first(one):
    """Accept on purpose, which is an end like any other; then try the same banner again."""
    one.press("Accept all", by_keys=True)
    one.hears(seen(row_of(row_of(one.fields["card"], "b1")["end"], "accepted")["feedback"]))
    assert one.main.get_by_text("kept", exact=True).count() == 3
    one.press("Show me")
    one.follow("Try this banner again", "button")


def refuse(one, card, way):
    """Go the shortest way to refuse, see that nothing was kept but what is needed, and name every trick."""
    for box in ("Counting visits", "Remembering what you read", "Adverts for you") if card["id"] == "b4" else ():
        one.part(box, "checkbox").uncheck()
    for name in way:
        one.press(name)
    one.hears()
    one.sees(f"Steps you took: {card['shortest']}. Shortest way to refuse: {card['shortest']}.")
    assert one.main.get_by_text("kept", exact=True).count() <= 1
    one.tick(*[seen(trick["text"]) for trick in one.fields["trick"] if trick["id"] in card["tricks"]])
    one.press("Show me")
    one.hears("Yes.", seen(card["trick_note"]))
    one.follow("Continue")


def test_requests_of_apps_are_answered_and_each_answer_has_its_reason(player):
    one = player("permission-desk")
    choices, answered = {choice["id"]: seen(choice["text"]) for choice in one.fields["choice"]}, []
    while "/summary" not in one.page.url:
        card = row_of(one.fields["card"], one.item)
        choice = "always" if len(answered) < 3 else card["least"]
        answered.append((card, choice))
        one.sees(seen(card["app"]), seen(card["asks"]))
        one.press(choices[choice], by_keys=len(answered) == 1)
        one.hears(*feedback_of(card, choice))
        one.sees(f"The least that works {choices[card['least']]}")
        assert ("data about other people" in one.terminal.text()) is card["others"]
        one.follow("Continue")
    assert len(answered) == 10
    for name, wanted in (
        ("Requests that the feature did not need", ["no"]),
        ("Fitting requests answered well", ["yes", "partly"]),
    ):
        of_these = [is_good(*pair) for pair in answered if pair[0]["fits"] in wanted]
        one.sees(f"{name} {sum(of_these)} of {len(of_these)}")
    one.end()
