"""Two privacy notices are read to the end in a browser: answers found, vague sentences marked, cards filled."""

import pytest

from kiosk.activities.plays import row_of
from tests.browser.player import seen

pytestmark = pytest.mark.browser


def test_two_notices_are_read_and_their_cards_are_filled(player):
    one = player("notice-reader")
    for number, notice in enumerate(one.fields["notice"]):
        find_answers(one, notice, wrong_at=2 if number == 0 else None)
        mark_vague(one, notice)
        decide(one, notice)
    vague = sum("vague" in each["tags"] for notice in one.fields["notice"] for each in notice["sentence"])
    one.sees(f"Vague sentences you marked {vague} of {vague}", "Answers you found 11 of 12")
    one.end()


def find_answers(one, notice, *, wrong_at):
    """Find the sentence for each question, or say that it is not there; once choose another sentence."""
    for number, task in enumerate(one.fields["task"]):
        assert one.heading == seen(task["text"])
        there = [each for each in notice["sentence"] if task["id"] in each["tags"]]
        wrong = [each for each in notice["sentence"] if task["id"] not in each["tags"]]
        choose(one, wrong[:1] if number == wrong_at else there[:1])
        one.press("Check my answer", by_keys=number == 0)
        said = task["missed"] if number == wrong_at else task["found" if there else "absent"]
        one.hears("Not quite." if number == wrong_at else "Yes.", seen(said))
        one.follow("Continue")


def choose(one, sentences):
    name = seen(sentences[0]["text"]) if sentences else "The notice does not say it."
    one.part(name, "radio").check()


def mark_vague(one, notice):
    """Mark every sentence that leaves it open, and read why it does."""
    vague = [each for each in notice["sentence"] if "vague" in each["tags"]]
    one.tick(*[seen(each["text"]) for each in vague])
    one.press("Check my answer")
    one.hears(f"You marked {len(vague)} of {len(vague)} vague sentences." if vague else "This notice is clear.")
    one.sees(*[seen(each["why"]) for each in vague])
    one.follow("Continue")


def decide(one, notice):
    """Decide about the notice, see its card of six questions filled, and go on."""
    choice = one.fields["choice"][0 if notice["good"] else 2]
    one.press(seen(choice["text"]))
    one.hears(seen(row_of(notice["choice"], choice["id"])["feedback"]))
    rows = [" ".join(text.split()) for text in one.main.get_by_role("table").get_by_role("row").all_inner_texts()]
    for task, row in zip(one.fields["task"], rows[-6:], strict=True):
        there = [seen(each["text"]) for each in notice["sentence"] if task["id"] in each["tags"]]
        assert row.startswith(seen(task["card"]))
        assert all(one in row for one in there or ["The notice does not say it."])
    one.follow("Continue")
