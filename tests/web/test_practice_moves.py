"""Whatever a form of a practice says, the page that follows can be shown."""

import random

import pytest

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
