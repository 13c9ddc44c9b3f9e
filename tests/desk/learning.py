"""People who learn at terminals, and tables read back from a page and from its file."""

import csv
import io
from html.parser import HTMLParser

from kiosk.clock import Day
from kiosk.reporting import counts
from kiosk.storage import deed
from tests.browsing import finish_lesson

UNSEEN = dict.fromkeys(map(ord, "\u2066\u2069"))  # marks of direction


def learn(browser, lesson, people=1, locale="en"):
    """Let so many people take the whole lesson, each at a terminal of their own."""
    for _ in range(people):
        finish_lesson(browser(), lesson, locale)


def begin(browser, lesson, people=1, steps=1):
    """Let so many people do only the first steps of a lesson."""
    for _ in range(people):
        page = browser()
        for step in lesson.steps[:steps]:
            page.post(f"/en/lessons/{lesson.slug}/{step.number}/done")


def miss(browser, lesson, step, people=1):
    """Let so many people choose the first wrong answer of a question that shows a belief."""
    wrong = next(choice for choice in step.question.choices if choice.misconception)
    for _ in range(people):
        browser().answer(f"/en/lessons/{lesson.slug}/{step.number}", wrong.id)
    return wrong.misconception


@deed
def count(day, *rows):
    """Count what happened on an earlier day: rows of (what, lesson, item, how often)."""
    counts.add(Day(day, certain=True), rows)


class _Tables(HTMLParser):
    """Collects the texts of all tables by their id."""

    def __init__(self):
        super().__init__()
        self.tables, self._row, self._cell = {}, None, None

    def handle_starttag(self, tag, attributes):
        if tag == "caption":
            self._name = dict(attributes)["id"].removeprefix("caption-")
            self.tables[self._name] = []
        elif tag == "tr" and self.tables:
            self._row = []
        elif tag in ("th", "td") and self._row is not None:
            self._cell = ""

    def handle_endtag(self, tag):
        if tag in ("th", "td") and self._cell is not None:
            self._row.append(" ".join(self._cell.split()).translate(UNSEEN))
            self._cell = None
        elif tag == "tr" and self._row is not None:
            self.tables[self._name].append(self._row)
            self._row = None
        elif tag == "table":
            self._row = None

    def handle_data(self, data):
        if self._cell is not None:
            self._cell += data


def tables_of(page):
    """Return {id: rows} of the tables of a page; the first row are the headings."""
    reader = _Tables()
    reader.feed(page.text)
    return reader.tables


def rows_of(answer):
    """Return the rows of a CSV file as dictionaries."""
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
