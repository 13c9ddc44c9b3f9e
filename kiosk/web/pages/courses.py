"""The lessons of a course, the search, and the words explained."""

from typing import NamedTuple

from flask import Blueprint, render_template, request

from kiosk import i18n
from kiosk.catalogue import search, shelf
from kiosk.catalogue.manual_search import find_in_manual
from kiosk.web import guards, visiting
from kiosk.web.front import shared
from kiosk.web.rendered import page_of

MAX_QUERY = 100


class Row(NamedTuple):
    """A lesson in a list, with what the visitor has done of it: new, started or done."""

    lesson: object
    state: str
    done_steps: int


MOST_PLACES = 3  # lessons come first

bp = Blueprint("courses", __name__)
bp.before_request(guards.visitor)


@bp.get("/courses/<slug>")
def show_course(slug):
    """List the lessons of a course with what the visitor has done of each."""
    course = shelf.in_locale().find_course(slug)
    mine = visiting.own_progress()
    rows = [Row(lesson, mine.state(lesson), mine.steps_done(lesson)) for lesson in course.lessons]
    return page_of("course.html", tuple(row[1:] for row in rows), course=course, rows=rows)


@bp.get("/search")
def show_search():
    """Find lessons by words, however they are spelled."""
    query = request.args.get("q", "")[:MAX_QUERY].strip()
    found = search.find(query, i18n.current())
    here = shelf.in_locale()
    places = find_in_manual(query, [book for book in here.books if book.readers == "patrons"], MOST_PLACES)
    return render_template("search.html", query=query, found=found, courses=here.courses, places=places)


@bp.get("/glossary")
@shared
def show_glossary():
    """Explain the words that lessons use."""
    return render_template("glossary.html", terms=shelf.in_locale().terms)
