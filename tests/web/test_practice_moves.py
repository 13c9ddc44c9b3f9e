"""Whatever a form of a practice says, the page that follows can be shown."""

import random
import re

import pytest

from kiosk.catalogue import shelf
from tests.browsing import words
from tests.journeys.test_every_practice import PRACTICES

WORDS = (
    "levers", "tricks", "posts", "vague", "save", "label", "new", "case", "place", "add", "drop", "text", "start",
    "begin", "word", "warmth", "less", "a", "b", "words", "roll", "chance", "likely", "keep", "report", "1", "99",
    "same", "continue", "absent", "do", "newest", "reset", "__class__", "",
)  # fmt: skip
VALUES = (
    "",
    "x",
    "hurry",
    "a1 a1",
    "p1=like",
    "second",
    "test",
    "-1",
    "99-x",
    "yellow 9 9 9 ripe",
    "'; --",
    "ع",
    "9" * 50,
)
TIMES = 60
MOST_DEALS = 200  # ten of thirty cards are dealt each time


@pytest.mark.parametrize("id", PRACTICES)
def test_strange_moves_never_break_a_practice(id, visitor, catalogues):
    chance = random.Random(id)
    base = f"/en/activities/{id}"
    visitor.post(f"{base}/start")
    for at in range(TIMES):
        page = visitor.get(f"{base}/play")
        here = page.request.path
        if here == f"{base}/play":
            here = f"{base}/play/{page.text.partition(f'{base}/play/')[2].partition(chr(34))[0]}"
        if here.endswith("/summary"):
            break
        move = chance.choice(WORDS)
        fields = {"move": move, "at": str(at % 4), "tick": chance.choice(VALUES)}
        if chance.random() < 0.5:
            fields["move"] = f"{move}:{chance.choice(VALUES)}"
        if chance.random() < 0.5:
            fields["list"] = "1"
        assert visitor.post(here, **fields).status_code in (200, 422), fields
        assert visitor.get(f"{base}/summary").status_code == 200


def test_rolling_words_shows_four_words_and_how_long_they_hold(visitor, catalogues):
    visitor.post("/en/activities/password-lab/start")
    page = visitor.post("/en/activities/password-lab/play/lab", move="roll", at=0)
    assert page.text.count('class="sample-result"') == 1
    assert "random words" in page.text
    forged = visitor.post("/en/activities/password-lab/play/lab", move="words:1-2-3-x", at=1)
    assert forged.text.count('class="sample-result"') == 1


def test_the_address_and_the_link_of_a_message_can_be_shown_together(visitor, catalogues):
    visitor.post("/en/activities/phishing-inbox/start")
    rows = re.findall(r'href="([^"]*/play/[^"]+)"', visitor.get("/en/activities/phishing-inbox/play").text)
    with_link = next(row for row in rows if "show=link" in visitor.get(row).text)
    for shown, newest in (("address-link", "link"), ("link-address", "address")):
        page = visitor.get(f"{with_link}?show={shown}").text
        notes = re.findall(r'<div class="reveal"([^>]*)>', page)
        assert len(notes) == 2
        assert ["autofocus" in note for note in notes] == [newest == "address", newest == "link"]


@pytest.mark.parametrize(
    ("word", "said"),
    [("contact", "in your contacts"), ("unknown-number", "not in your contacts"), ("none", "no sender")],
)
def test_a_sender_without_an_address_is_told_in_words(word, said, visitor, catalogues):
    cards = shelf.current().find_practice("phishing-inbox", "en")["card"]
    card = next(card["id"] for card in cards if card["from_address"] == word)
    assert said in words(open_card(visitor, "phishing-inbox", card, "?show=address"))


def open_card(visitor, id, card, query=""):
    """Start a simulator until it deals ``card``, and return its page."""
    for _ in range(MOST_DEALS):
        visitor.post(f"/en/activities/{id}/start")
        page = visitor.get(f"/en/activities/{id}/play/{card}{query}")
        if page.status_code == 200:
            return page
    raise AssertionError(f"{card} was never dealt")
