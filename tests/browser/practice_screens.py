"""The screens of simulators: each kind of page in the states that look different."""

import re

from tests.browser.ways import at

FIRST = "*"  # whatever can be pressed first on the screen
LIST = {"list": "1"}


def in_practice(id, *moves, item="", query=""):
    """The item ``item`` of a simulator (or its first one) after ``moves``: values of buttons, or fields of a form."""

    def show(terminal, locale):
        here = prepared(terminal, f"/{locale}/activities/{id}", moves, item)
        terminal.go(here + query)

    return show


def prepared(terminal, base, moves, item=""):
    """Begin the simulator at ``base``, make ``moves`` on one item without looking at it, and return its address."""
    terminal.post(f"{base}/start")
    here = f"{base}/play/{item}" if item else _first_item(terminal, base)
    for place, move in enumerate(moves):
        fields = move if isinstance(move, dict) else {"move": _first_move(terminal, here) if move == FIRST else move}
        terminal.post(here, at=place, **fields)
    return here


def summary_of(id, *moves):
    """The last page of a simulator after ``moves`` on its first item."""

    def show(terminal, locale):
        prepared(terminal, f"/{locale}/activities/{id}", moves)
        terminal.go(f"/{locale}/activities/{id}/summary")

    return show


def inbox(terminal, locale):
    """The list of messages, nothing decided yet."""
    terminal.post(f"/{locale}/activities/phishing-inbox/start")
    terminal.go(f"/{locale}/activities/phishing-inbox/play")


def stories(terminal, locale):
    """The list of stories."""
    terminal.post(f"/{locale}/activities/the-call/start")
    terminal.go(f"/{locale}/activities/the-call/play")


def _fetch(terminal, address):
    return terminal.context.request.get(terminal.origin + address)


def _first_item(terminal, base):
    answer = _fetch(terminal, f"{base}/play")
    row = re.search(rf'<a[^>]* href="({base}/play/[^"]+)"', answer.text())
    return row[1] if row else answer.url.removeprefix(terminal.origin)


def _first_move(terminal, here):
    return re.search(r'name="move" value="([^"]+)"', _fetch(terminal, here).text())[1]


PRACTICE_KINDS = {
    "practices": at("/activities"),
    "practice": at("/activities/phishing-inbox"),
    "inbox": inbox,
    "message": in_practice("phishing-inbox"),
    "address": in_practice("address-spotter"),
    "banner": in_practice("cookie-maze"),
    "request": in_practice("permission-desk"),
    "stories": stories,
    "story": in_practice("the-call"),
    "devices": in_practice("two-step-walk"),
    "ladder": in_practice("two-step-walk", item="ladder"),
    "day": in_practice("profile-builder"),
    "feed": in_practice("feed-shaper"),
    "notice": in_practice("notice-reader"),
    "sorter": in_practice("fair-sorter"),
    "next-word": in_practice("next-word-machine", "start:the", "likely"),
    "password-lab": in_practice("password-lab"),
    "practice-summary": summary_of("fair-sorter", "place:off", "done"),
    "practice-question": at("/activities/phishing-inbox/questions/hurry"),
    "practice-take-home": at("/activities/phishing-inbox/take-home"),
}
PRACTICE_STATES = {
    "message-address-shown": in_practice("phishing-inbox", query="?show=address"),
    "message-reasons": in_practice("phishing-inbox", "keep"),
    "message-judged": in_practice("phishing-inbox", "keep", {"move": "levers", "tick": "hurry", **LIST}),
    "address-owner": in_practice("address-spotter", "1"),
    "address-page": in_practice("address-spotter", "1", "same"),
    "address-judged": in_practice("address-spotter", "1", "same", "leave"),
    "banner-boxes": in_practice("cookie-maze", item="b4"),
    "banner-end": in_practice("cookie-maze", FIRST),
    "request-judged": in_practice("permission-desk", "always"),
    "story-told": in_practice("the-call", FIRST, FIRST),
    "story-skipped": in_practice("the-call", "skip", item="bank"),
    "story-on-video": in_practice("the-call", FIRST, item="boss"),
    "devices-off": in_practice("two-step-walk", item="unasked"),
    "ladder-climbed": in_practice("two-step-walk", *[FIRST] * 5, item="ladder"),
    "day-chosen": in_practice("profile-builder", "do"),
    "feed-learned": in_practice("feed-shaper", {"move": "posts", **LIST}),
    "feed-switches": in_practice("feed-shaper", "newest", item="switches"),
    "one-step": in_practice("profile-builder", FIRST, item="step"),
    "notice-nothing-chosen": in_practice("notice-reader", query="?missing=1"),
    "notice-answer": in_practice("notice-reader", "s9", query="?show=answer"),
    "notice-marks": in_practice("notice-reader", *["absent"] * 6, {"move": "vague", **LIST}, query="?show=answer"),
    "notice-vague": in_practice("notice-reader", *["absent"] * 6),
    "notice-card": in_practice("notice-reader", *["absent"] * 6, {"move": "vague", **LIST}, "ask"),
    "sorter-repaired": in_practice("fair-sorter", "place:off", "add:second"),
    "sorter-relabelled": in_practice("fair-sorter", "label:a11"),
    "sorter-case": in_practice("fair-sorter", "case:total"),
    "next-word-start": in_practice("next-word-machine"),
    "next-word-places": in_practice("next-word-machine", "start:the", *["likely"] * 4, query="?show=2"),
    "next-word-full": in_practice("next-word-machine", "start:the", *["likely"] * 60),
    "passwords-compared": in_practice("password-lab", "a:name-year", "b:four-words", "roll"),
}
