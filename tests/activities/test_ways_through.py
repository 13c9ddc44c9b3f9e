"""Every screen of a story or a banner can be reached, has a way on and a way out, in every language."""

import pytest

from kiosk.activities.plays import row_of
from kiosk.catalogue import shelf
from kiosk.i18n import LOCALES

SAVE = ("refused", "kept")  # where the button "save" may lead


def nexts_of_story(story):
    """Return {screen: where its choices lead}; ends lead nowhere."""
    ways = {node["id"]: [choice["next"] for choice in node["choice"]] for node in story["node"]}
    return {**ways, **{end["id"]: [] for end in story["end"]}}


def nexts_of_banner(card):
    """Return {layer: where its buttons lead}; ends lead nowhere."""
    ways = {
        layer["id"]: [one for button in layer["button"] for one in (SAVE if button["to"] == "save" else [button["to"]])]
        for layer in card["layer"]
    }
    return {**ways, **{end["id"]: [] for end in card["end"]}}


def reached(ways, start):
    """Return all screens that can be reached from ``start``, found by trying every choice."""
    found, waiting = set(), [start]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += ways[here]
    return found


def expect_ways_on_and_out(ways, start):
    ends = {here for here, nexts in ways.items() if not nexts}
    assert reached(ways, start) == set(ways), "some screen is never reached"
    for here in set(ways) - ends:
        assert reached(ways, here) & ends, f"{here} has no way out"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("id", ["the-call", "two-step-walk"])
def test_every_screen_of_a_story_is_reached_and_has_a_way_on_and_out(id, locale, catalogues):
    for story in shelf.current().find_practice(id, locale)["walk"]:
        ids = [one["id"] for one in (*story["node"], *story["end"])]
        assert len(ids) == len(set(ids))
        assert all(node["choice"] for node in story["node"])
        expect_ways_on_and_out(nexts_of_story(story), story["start"])


@pytest.mark.parametrize("locale", LOCALES)
def test_every_layer_of_a_banner_is_reached_and_has_a_way_on_and_out(locale, catalogues):
    for card in shelf.current().find_practice("cookie-maze", locale)["card"]:
        assert all(layer["button"] for layer in card["layer"])
        expect_ways_on_and_out(nexts_of_banner(card), card["start"])


@pytest.mark.parametrize("locale", LOCALES)
def test_every_choice_on_a_card_has_its_verdict_and_its_reason(locale, catalogues):
    here = shelf.current()
    for id in ("phishing-inbox", "permission-desk"):
        fields = here.find_practice(id, locale)
        for card in fields["card"]:
            assert {one["id"] for one in card["choice"]} == {one["id"] for one in fields["choice"]}
            assert all(one["feedback"].html for one in card["choice"])
    for card in here.find_practice("address-spotter", locale)["card"]:
        assert {one["id"] for one in card["choice"]} == {"continue", "leave"}
        assert row_of(card["choice"], "continue")["verdict"] == ("safe" if card["genuine"] else "risky")
        assert 1 <= card["owner"] <= len(card["pieces"])
