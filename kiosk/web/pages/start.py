"""Welcome and start: from nothing to a lesson in at most three taps."""

import random
from typing import NamedTuple

from flask import Blueprint, current_app, g, redirect, render_template

from kiosk import i18n, library_day
from kiosk.catalogue import shelf
from kiosk.i18n import N_, gettext
from kiosk.learning import review
from kiosk.web import guards, visiting
from kiosk.web.rendered import page_of

GREETING = N_("Welcome")


class Greeting(NamedTuple):
    """A word of welcome and the locale it is in."""

    locale: i18n.Locale
    text: str


class Tile(NamedTuple):
    """A course on the start page with how many of its lessons are done."""

    course: object
    done: int
    total: int


class Resume(NamedTuple):
    """A lesson begun before and the number of the step to carry on with."""

    lesson: object
    number: int


bp = Blueprint("start", __name__)
bp.before_request(guards.visitor)
root = Blueprint("root", __name__)
root.before_request(guards.anyone)


@root.get("/")
def choose_locale():
    """Go to the start page in the language the browser prefers."""
    return redirect(f"/{g.locale}/")


@bp.get("/welcome")
def show_welcome():
    """The screen that waits for the next person; greetings change only when it is loaded."""
    return render_template("welcome.html", greetings=_greetings())


def _greetings():
    greetings = []
    for code in current_app.kiosk.settings.locales:
        with i18n.using(code):
            greetings.append(Greeting(i18n.LOCALES[code], gettext(GREETING)))
    random.shuffle(greetings)
    return greetings


@bp.get("/")
def show_start():
    """Topics, ready-made paths, search, and the way back for people with a return code."""
    here = shelf.in_locale()
    mine = visiting.own_progress()
    rows = [
        Tile(course, sum(mine.state(lesson) == "done" for lesson in course.lessons), len(course.lessons))
        for course in here.courses
    ]
    resume, due, learns = _resume(here, mine), _review_due(), bool(g.visit and g.visit.learner_id is not None)
    joinable = current_app.kiosk.seats.is_any_open
    return page_of(
        "start.html",
        (tuple(row.done for row in rows), resume and (resume.lesson.slug, resume.number), due, learns, joinable),
        courses=rows,
        paths=here.paths,
        pinned=here.pinned,
        resume=resume,
        review_due=due,
        learns=learns,
        workshop_open=joinable,
        practices=bool(here.activities),
    )


def _resume(here, mine):
    """Return where to carry on, if a lesson was begun and not finished, or None."""
    started = [lesson for lesson in here.lessons.values() if mine.state(lesson) == "started"]
    return Resume(started[-1], mine.next_step(started[-1])) if started else None


def _review_due():
    if g.visit is None or not g.visit.kept:
        return 0
    fresh = g.visit.fresh_questions()
    return len(review.due(g.visit.learner_id, library_day.today().date, but=fresh))
