"""Earlier questions again, for learners who come back."""

from flask import Blueprint, g, redirect, render_template, request

from kiosk import library_day
from kiosk.catalogue import shelf
from kiosk.learning import quizzes, review
from kiosk.reporting import deeds
from kiosk.web import guards, visiting
from kiosk.web.pages.questions import chosen_of, feedback

bp = Blueprint("review", __name__, url_prefix="/review")
bp.before_request(guards.visitor)


@bp.get("")
def begin_review():
    """Go to the next question that is worth asking again, or say that there is none."""
    waiting = _waiting()
    if waiting:
        return redirect(f"/{g.locale}/review/{waiting[0]}", 303)
    return render_template("review.html", step=None, item=_reviewed(), total=_reviewed())


@bp.get("/<lesson>/<step>")
def show_item(lesson, step):
    """One earlier question, or the feedback on it."""
    found = _step(lesson, step)
    answered = g.visit.reviewed.get(found.question.id) if g.visit else None
    return _page(lesson, found, answered, "missing" in request.args)


@bp.post("/<lesson>/<step>")
def answer_item(lesson, step):
    """Move the question to its next gap and show the feedback."""
    question = _step(lesson, step).question
    chosen = chosen_of(question)
    if not chosen:
        return visiting.see(f"{request.path}?missing=1")
    visiting.begin()
    visiting.do(_answer_once, question, chosen)
    return visiting.see(request.path)


def _answer_once(question, chosen, *, moment):
    """Move the question to its next gap, unless this press came twice."""
    visit = g.visit
    if question.id in visit.reviewed:
        return deeds.NOTHING
    kind, done = quizzes.judge(question, chosen), deeds.NOTHING
    if visit.learner_id is not None:
        done = deeds.review_question(visit.learner_id, question, kind == "right", moment=moment)
    visit.reviewed[question.id] = quizzes.Answered(kind, frozenset(chosen), tries=quizzes.TRIES_BEFORE_SHOWING)
    return done


def _page(lesson, step, answered, missing):
    done = _reviewed() - (1 if answered else 0)
    return render_template(
        "review.html",
        step=step,
        owner=lesson,
        again=_where_to_look_again(lesson),
        question=step.question,
        item=done + 1,
        total=done + len(_waiting()) + (1 if answered else 0),
        chosen=answered.chosen if answered else frozenset(),
        feedback=feedback(step.question, answered, wants_to_know=True) if answered else None,
        missing=missing,
    )


def _where_to_look_again(owner):
    """Return the address of the lesson or simulator that asks the question."""
    kind = "lessons" if owner in shelf.in_locale().lessons else "activities"
    return f"/{g.locale}/{kind}/{owner}"


def _step(lesson, step):
    """Return the step of a lesson or a simulator with this question. Raises NotFound."""
    return shelf.in_locale().find_step(f"{lesson}/{step}")


def _waiting():
    """Return the ids of due questions that are still in the catalogue."""
    if g.visit is None or g.visit.learner_id is None:
        return []
    due = review.due(g.visit.learner_id, library_day.today().date, but=g.visit.fresh_questions())
    return [name for name in due if name in shelf.in_locale().questions]


def _reviewed():
    return len(g.visit.reviewed) if g.visit else 0
