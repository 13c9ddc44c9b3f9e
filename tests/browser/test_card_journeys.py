"""Messages, addresses, cookie banners and requests of apps, each from its opening to its end in a browser."""

import pytest

from kiosk.activities.plays import row_of
from tests.browser.player import seen

pytestmark = pytest.mark.browser

GOOD = ("safe", "fine")
FIRST_WORDS = {
    "safe": "Yes.",
    "fine": "That is fine too.",
    "over-careful": "More careful than needed.",
    "risky": "Not quite.",
}


def feedback_of(card, choice):
    """Return what the kiosk must say to ``choice``: its first word and the reason."""
    chosen = row_of(card["choice"], choice)
    return FIRST_WORDS[chosen["verdict"]], seen(chosen["feedback"])


def is_good(card, choice):
    return row_of(card["choice"], choice)["verdict"] in GOOD


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
        assert card["from_address"] not in one.terminal.text()
        one.follow("Show the real address")
        one.sees(card["from_address"], seen(card["address_note"]))
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
    one.hears(FIRST_WORDS["risky" if wrong else "safe"], seen(card["cut"]))
    assert one.main.locator("mark").inner_text() == card["pieces"][card["owner"] - 1]


def sign_in_or_leave(one, card, choice):
    """Compare, see whether the password manager knows the page, then go on or leave."""
    is_same = card["pieces"][card["owner"] - 1] == card["expected"]
    one.press("That is the same" if is_same else "That is another one")
    one.sees("You compared well.")
    one.sees("offers to fill this in" if card["manager"] == "offers" else "stays silent")
    one.press("Go on and sign in" if choice == "continue" else "Leave this page")
    one.hears(*feedback_of(card, choice))
    one.follow("Continue")


def test_a_maze_of_banners_counts_the_steps_and_names_the_tricks(player):
    one = player("cookie-maze")
    accept_first(one)
    ways = {
        "b1": ["Refuse all"],
        "b2": ["More options", "Refuse all", "Save and close"],
        "b3": ["No, I prefer worse recipes"],
        "b4": ["Save my choice"],
        "b5": ["Refuse", "Still refuse"],
        "b6": [None],
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
    leave = [button["text"] for button in card["layer"][0]["button"] if button["to"] in ("left", "refused")]
    for name in way:
        one.press(name or seen(leave[0]))
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
