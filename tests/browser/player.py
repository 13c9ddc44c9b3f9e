"""Somebody at a terminal who goes through a simulator and presses what can be seen, by its name."""

import html
import re

from kiosk.activities.plays import row_of
from tests.browser.axe import EVERYTHING, violations

MARK = "for (const one of document.querySelectorAll('header, main')) one.dataset.seen = 'yes'"
STAYED = "'seen' in document.querySelector('header').dataset"
FOCUSED = "part => part === document.activeElement"
MOST_STOPS = 150
GOOD = ("safe", "fine")
FIRST_WORDS = {
    "safe": "Yes.",
    "fine": "That is fine too.",
    "over-careful": "More careful than needed.",
    "risky": "Not quite.",
}


def seen(text):
    """Return a text of a simulator as it stands on the screen."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text.html)).split())


def feedback_of(card, choice):
    """Return what the kiosk must say to ``choice``: its first word and the reason."""
    chosen = row_of(card["choice"], choice)
    return FIRST_WORDS[chosen["verdict"]], seen(chosen["feedback"])


def is_good(card, choice):
    """Say whether ``choice`` is good on ``card``."""
    return row_of(card["choice"], choice)["verdict"] in GOOD


class Player:
    """A person at ``terminal`` with the simulator ``id``; ``fields`` is what it shows, ``scripts`` whether they run."""

    def __init__(self, terminal, activity, fields, *, scripts):
        self.terminal = terminal
        self.page = terminal.page
        self.main = terminal.page.locator("main")
        self.activity = activity
        self.fields = fields
        self.scripts = scripts

    def begin(self):
        """Open the simulator, start it, and return the player."""
        self.terminal.go(f"/en/activities/{self.activity.id}")
        assert self.activity.title in self.heading
        self.follow("Start the practice", "button")
        return self

    @property
    def heading(self):
        """The words of the one heading of the page."""
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def item(self):
        """The id of the item on the screen, from its address."""
        return re.search(r"/play/([^?#]+)", self.page.url)[1]

    def part(self, name, role="button", within=None):
        """Return the button (or link, box) of the screen with exactly this name."""
        return (within or self.main).get_by_role(role, name=name, exact=True).first

    def follow(self, name, role="link"):
        """Press what leads to another page: a link, or a button that begins something."""
        with self.page.expect_navigation():
            (self.part(name, role) if isinstance(name, str) else name).click()

    def press(self, what, *, by_keys=False):
        """Press a button that answers: with scripts the answer comes in place, without them a page comes."""
        button = self.part(what) if isinstance(what, str) else what
        self.page.evaluate(MARK)
        if not self.scripts:
            with self.page.expect_navigation():
                self._act(button, by_keys)
        else:
            self._act(button, by_keys)
            self.page.locator("main:not([data-seen])").wait_for()
        assert self.page.evaluate(STAYED) == self.scripts, f"after {what}"

    def _act(self, button, by_keys):
        if by_keys:
            self.tab_to(button)
            self.page.keyboard.press("Enter")
        else:
            button.click()

    def tab_to(self, part):
        """Press Tab until the focus is on ``part``."""
        for _ in range(MOST_STOPS):
            if part.evaluate(FOCUSED):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {part} on {self.page.url}")

    def unfold(self, words):
        """Open the part of the screen that is folded behind ``words``, if it is not open yet, and return it."""
        part = self.main.locator("details").filter(has_text=words)
        if part.get_attribute("open") is None:
            part.locator("summary").click()
        return part

    def tick(self, *names):
        """Tick the boxes with these names."""
        for name in names:
            self.part(name, "checkbox").check()

    def hears(self, *words):
        """Expect that the feedback says ``words``, and that the focus is on it, so that it is read."""
        feedback = self.main.locator(".feedback:focus")
        feedback.wait_for()
        said = " ".join(feedback.inner_text().split())
        for one in words:
            assert one in said

    def sees(self, *words):
        """Expect to see ``words`` on the screen."""
        there = self.terminal.text()
        for one in words:
            assert one in there, f"{one!r} is not on {self.page.url}: {there}"

    def check(self):
        """Expect that axe finds nothing to correct; structure is the same without scripts."""
        if self.scripts:
            assert violations(self.page, EVERYTHING) == [], self.page.url

    def end(self):
        """Be at the end: what there was to notice stands there, and the practice counts as done."""
        assert self.page.url.endswith("/summary")
        assert self.heading == "What you noticed"
        self.sees("Practice. Nothing here is real.", *map(seen, self.fields["noticed"]))
        self.check()
        self.follow("All practices")
        self.sees(self.activity.title)
        row = self.main.get_by_role("listitem").filter(has_text=self.activity.title)
        assert "Done" in row.inner_text()
