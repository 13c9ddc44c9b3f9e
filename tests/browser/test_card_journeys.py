"""Messages and addresses, each from its opening to its end in a browser."""

import pytest

from kiosk.activities.plays import row_of
from tests.browser.player import FIRST_WORDS, feedback_of, is_good, seen

pytestmark = pytest.mark.browser

SENDERS = {"contact": "in your contacts", "unknown-number": "not in your contacts", "none": "no sender"}


def test_an_inbox_is_sorted_and_its_end_tells_two_counts(player):
    one = player("phishing-inbox")
    handled = {}
    while "/summary" not in one.page.url:
        card = open_next_message(one, handled)
        doubted = len(handled) % 4 == 1  # some real messages are thrown away, and some false ones are trusted
        handled[card["id"]] = choice = "keep" if card["genuine"] != doubted else "report"
        decide(one, card, choice, by_keys=len(handled) == 1)
    cards = [row_of(one.fields["card"], id) for id in handled]
    false, real = ([card for card in cards if card["genuine"] is truth] for truth in (False, True))
    assert (len(false), len(real)) == (5, 5)
    one.sees(
        f"False ones caught {sum(is_good(card, handled[card['id']]) for card in false)} of 5",
        f"Real ones kept {sum(is_good(card, handled[card['id']]) for card in real)} of 5",
    )
    answer_three_questions(one)
    one.end()


def open_next_message(one, handled):
    """Open the first message of the inbox on which nothing was decided, look behind it, and return its card."""
    rows = one.main.locator("a[href*='/play/']")
    assert rows.count() == 10
    ids = [address.rpartition("/")[2] for address in rows.evaluate_all("all => all.map(row => row.href)")]
    one.follow(rows.nth(next(place for place, id in enumerate(ids) if id not in handled)))
    card = row_of(one.fields["card"], one.item)
    one.sees(seen(card["story"]), *map(seen, card["body"]))
    if not handled:
        sender = SENDERS.get(card["from_address"], card["from_address"])
        assert sender not in one.terminal.text()
        one.press(one.part("Show the real address", "link"))
        one.sees(sender, seen(card["address_note"]))
    return card


def decide(one, card, choice, *, by_keys):
    """Choose, tick the first lever there is, and read what the message was."""
    one.press(seen(row_of(one.fields["choice"], choice)["text"]), by_keys=by_keys)
    one.tick(*[seen(lever["text"]) for lever in one.fields["lever"] if lever["id"] in card["levers"]][:1])
    one.press("Show me")
    one.hears(*feedback_of(card, choice))
    one.sees("This message is real." if card["genuine"] else "This message is false.")
    if card["levers"]:
        one.sees("you ticked it")
    one.follow("Continue")


def answer_three_questions(one):
    """Answer the questions at the end, right at the first try."""
    one.sees("3 questions to keep it")
    one.follow(one.main.locator("a[href*='/questions/']").first)
    for _ in range(3):
        step = next(step for step in one.activity.questions if one.page.url.endswith(f"/questions/{step.id}"))
        one.main.locator(f"label:has(input[value='{step.question.key[0].id}'])").click()
        one.follow("Check my answer", "button")
        one.hears("Yes.")
        one.follow("Continue")


def test_addresses_are_cut_and_the_end_tells_which_owners_were_found(player):
    one = player("address-spotter")
    cards, fell_for = [], None
    while "/summary" not in one.page.url:
        card = row_of(one.fields["card"], one.item)
        cards.append(card)
        find_owner(one, card, wrong=len(cards) == 1)
        go_on = card["genuine"] or fell_for is None
        fell_for = fell_for or (None if card["genuine"] else card)
        sign_in_or_leave(one, card, "continue" if go_on else "leave")
    assert len(cards) == 8
    one.sees("Owners found 7 of 8")
    real = sum(card["genuine"] for card in cards)
    for name, right, total in (("False ones caught", 7 - real, 8 - real), ("Real ones kept", real, real)):
        assert not total or f"{name} {right} of {total}" in one.terminal.text()
    one.end()


def find_owner(one, card, *, wrong):
    """Choose the piece that names the owner, or another one, and say whether it is the owner that was wanted."""
    number = card["owner"] % len(card["pieces"]) + 1 if wrong else card["owner"]
    piece = card["pieces"][number - 1]
    same_before = card["pieces"][: number - 1].count(piece)
    one.press(one.main.get_by_role("button", name=piece, exact=True).nth(same_before), by_keys=wrong)
    one.hears(FIRST_WORDS["risky" if wrong else "safe"])
    assert one.main.locator("mark").inner_text() == card["pieces"][card["owner"] - 1]


def sign_in_or_leave(one, card, choice):
    """Compare, see whether the password manager knows the page, then go on or leave."""
    is_same = card["pieces"][card["owner"] - 1] == card["expected"]
    one.press("That is the same" if is_same else "That is another one")
    one.hears("You compared well.", seen(card["cut"]))
    one.sees("offers to fill this in" if card["manager"] == "offers" else "stays silent")
    one.press("Go on and sign in" if choice == "continue" else "Leave this page")
    one.hears(*feedback_of(card, choice))
    one.follow("Continue")
