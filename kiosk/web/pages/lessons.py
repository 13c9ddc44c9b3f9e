"""A lesson: its opening, its steps, its summary, and what can be printed of it."""

from flask import Blueprint, g, render_template

from kiosk.catalogue import shelf
from kiosk.errors import Unavailable
from kiosk.reporting import deeds
from kiosk.web import guards, visiting
from kiosk.web.error_pages import show_kiosk_error
from kiosk.web.front import shared
from kiosk.web.pages import questions
from kiosk.web.pages.questions import after
from kiosk.web.pages.workshops import note_progress

bp = Blueprint("lessons", __name__)
bp.before_request(guards.visitor)


@bp.get("/lessons/<slug>")
@shared
def show_lesson(slug):
    """Open a lesson: what it promises, how long it takes."""
    here = shelf.in_locale()
    lesson = here.find_lesson(slug)
    needs = [here.lessons[need] for need in lesson.needs if need in here.lessons]
    return render_template(
        "lesson.html",
        lesson=lesson,
        needs=needs,
        course=here.find_course(lesson.course),
        practice=here.activities.get(lesson.activity),
    )


@bp.get("/lessons/<slug>/<int:number>")
@shared
def show_step(slug, number):
    """Show one step: something to read or do, or a question."""
    lesson = shelf.in_locale().find_lesson(slug)
    step = lesson.step(number)
    if step.question:
        g.personal = True
        return questions.show(lesson, step)
    return render_template(
        "step.html",
        lesson=lesson,
        step=step,
        total=len(lesson.steps),
        course=shelf.in_locale().find_course(lesson.course),
        practice=shelf.in_locale().activities.get(step.activity),
    )


@bp.post("/lessons/<slug>/<int:number>/done")
def finish_step(slug, number):
    """Note that a step was read and go on to the next, or to the summary."""
    lesson = shelf.in_locale().find_lesson(slug)
    step = lesson.step(number)
    following = after(lesson, step)
    try:
        if not step.question:
            visiting.do(deeds.finish_step, visiting.learner_id(), lesson, step)
    except Unavailable as error:  # a full disk must not stop anybody from reading on
        return show_kiosk_error(error, way_on=following)
    note_progress(lesson, number + 1, done=number == len(lesson.steps))
    return visiting.see(following)


@bp.get("/lessons/<slug>/summary")
def show_summary(slug):
    """Say what the visitor can do now, what is still open, and one next lesson."""
    here = shelf.in_locale()
    lesson = here.find_lesson(slug)
    mine = visiting.own_progress()
    return render_template(
        "summary.html",
        lesson=lesson,
        done=mine.state(lesson) == "done",
        result=_result(lesson, mine),
        next_lesson=_next_lesson(here, lesson, mine),
        can_keep=not (g.visit and g.visit.kept),
        course=here.find_course(lesson.course),
        practice=here.activities.get(lesson.activity),
    )


def _result(lesson, mine):
    first = mine.right_first.get(lesson.slug, frozenset())
    return {
        "right_first": sum(step.id in first for step in lesson.steps),
        "questions": len(lesson.questions),
        "missing": [(step.number, step.title) for step in mine.open_questions(lesson)],
    }


def _next_lesson(here, lesson, mine):
    """Return the first lesson after this one, in the order of the shelf, that is not done yet; or None."""
    order = list(here.lessons.values())
    place = order.index(lesson)
    return next((other for other in order[place + 1 :] + order[:place] if mine.state(other) != "done"), None)


@bp.get("/lessons/<slug>/take-home")
@shared
def show_take_home(slug):
    """The card to print and take along."""
    return render_template("take_home.html", lesson=shelf.in_locale().find_lesson(slug))


@bp.get("/lessons/<slug>/handout")
@shared
def show_handout(slug):
    """The whole lesson on paper."""
    return render_template("handout.html", lesson=shelf.in_locale().find_lesson(slug))
