"""A question: choose, get a reason for that very choice, try again.

Pressing the button answers with a redirect, so the feedback is a page of its
own that can be reloaded without answering twice. What was answered last is
remembered by the visit.
"""

from dataclasses import dataclass

from flask import Blueprint, g, request

from kiosk.catalogue import shelf
from kiosk.errors import NotFound, Unavailable
from kiosk.i18n import N_
from kiosk.learning import quizzes
from kiosk.reporting import deeds
from kiosk.web import guards, visiting
from kiosk.web.error_pages import show_kiosk_error
from kiosk.web.pages.workshops import note_progress
from kiosk.web.rendered import page_of

bp = Blueprint("questions", __name__)
bp.before_request(guards.visitor)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the page says about an answer. ``kind``: right, not-quite, unsure or shown (the answer is given)."""

    kind: str
    choice: object | None  # the wrong choice that the reason is about
    key: tuple
    tries: int


def show(lesson, step):
    """Show the question of a step, with feedback if it was just answered."""
    answered = None if "again" in request.args else _answered(step.question.id)
    missing, why = "missing" in request.args, "why" in request.args
    attempt = quizzes.tries_so_far(g.visit and g.visit.learner_id, step.question) + 1
    return page_of(
        "question.html",
        (answered, missing, why, attempt),
        lesson=lesson,
        step=step,
        total=len(lesson.steps),
        question=step.question,
        course=shelf.in_locale().find_course(lesson.course),
        chosen=answered.chosen if answered else frozenset(),
        feedback=feedback(step.question, answered, why) if answered else None,
        missing=missing,
        attempt=attempt,
    )


def _answered(question_id):
    return g.visit.answered.get(question_id) if g.visit else None


def feedback(question, answered, wants_to_know):
    """Return the :class:`Feedback` for what was answered."""
    key = tuple(choice for choice in question.choices if choice.right)
    show_answer = answered.kind != "right" and (wants_to_know or answered.may_see_why)
    return Feedback(
        kind="shown" if show_answer else answered.kind,
        choice=_chosen_choice(question, answered),
        key=key,
        tries=answered.tries,
    )


def _chosen_choice(question, answered):
    """Return the choice to give a reason for: a wrong one that was chosen, else a chosen one, else None."""
    chosen = [choice for choice in question.choices if choice.id in answered.chosen]
    return next((choice for choice in chosen if not choice.right), chosen[0] if chosen else None)


def chosen_of(question):
    """Return the choice ids in the form that the question really has, or {"unsure"}; empty if none."""
    sent = request.form.getlist("choice")
    if quizzes.UNSURE in sent:
        return {quizzes.UNSURE}
    chosen = {choice.id for choice in question.choices if choice.id in sent}
    return chosen if question.several or len(chosen) == 1 else set()


def attempt_of_form():
    """Return which try the form belongs to, from 1."""
    sent = visiting.field("attempt")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 6 else 1


def after(lesson, step):
    """Return the address that follows a step: the next one, or the summary."""
    following = "summary" if step.number == len(lesson.steps) else step.number + 1
    return f"/{g.locale}/lessons/{lesson.slug}/{following}"


@bp.post("/lessons/<slug>/<int:number>/answer")
def answer(slug, number):
    """Save the answer, then show its feedback."""
    lesson = shelf.in_locale().find_lesson(slug)
    step = lesson.step(number)
    question = step.question
    if question is None:
        raise NotFound(N_("This step has no question."))
    address = request.path.removesuffix("/answer")
    chosen = chosen_of(question)
    if not chosen:
        return visiting.see(f"{address}?missing=1")
    try:
        answered = visiting.do(deeds.answer, visiting.learner_id(), lesson, step, chosen, attempt=attempt_of_form())
    except Unavailable as error:
        return show_kiosk_error(error, way_on=after(lesson, step))
    g.visit.answered[question.id] = answered
    note_progress(lesson, number, answered=(step.id, answered.chosen))
    return visiting.see(address)
