"""A browser without scripts, as plain as a terminal's: it keeps cookies, follows forms, and sends an Origin."""

import html
import re

ORIGIN = "http://localhost"
PIN = "408152"  # of Robin, the librarian of the tests


class Browser:
    """One terminal in front of the application ``app``."""

    def __init__(self, app):
        self.client = app.test_client()

    def get(self, address, **kwargs):
        """Open an address and return the answer; redirects are followed."""
        return self.client.get(address, follow_redirects=True, **kwargs)

    def post(self, address, follow=True, origin=ORIGIN, **fields):
        """Send a form from our own page."""
        return self.client.post(address, data=fields, headers={"Origin": origin}, follow_redirects=follow)

    def answer(self, address, *choices, attempt=1):
        """Answer the question at ``address`` (a step) and return the page that follows."""
        return self.post(f"{address}/answer", choice=list(choices), attempt=attempt)

    @property
    def cookie(self):
        """Return the value of the visit cookie, or None."""
        found = self.client.get_cookie("visit")
        return found.value if found else None


def words(answer):
    """Return what a page says, without its tags, scripts and runs of spaces."""
    body = re.sub(r"<(script|style|noscript|dialog)\b.*?</\1>", " ", answer.text, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def finish_lesson(browser, lesson, locale="en"):
    """Take a whole lesson, each question right at the first try."""
    for step in lesson.steps:
        address = f"/{locale}/lessons/{lesson.slug}/{step.number}"
        if step.question:
            browser.answer(address, *[choice.id for choice in step.question.choices if choice.right])
        browser.post(f"{address}/done")
