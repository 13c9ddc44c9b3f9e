"""Questions at the end of a simulator. They are reviewed later like those of lessons."""

from flask import Blueprint, g, render_template, request

from kiosk.activities import kinds
from kiosk.catalogue import shelf
from kiosk.errors import Unavailable
from kiosk.learning import quizzes
from kiosk.reporting import practice_deeds
from kiosk.web import guards, visiting
from kiosk.web.error_pages import show_kiosk_error
from kiosk.web.pages.questions import attempt_of_form, chosen_of, feedback

bp = Blueprint("practice_questions", __name__, url_prefix="/activities")
bp.before_request(guards.visitor)


@bp.get("/<practice>/questions/<question>")
def show_question(practice, question):
    """Show one question, with feedback if it was just answered."""
    activity = shelf.in_locale().find_activity(practice)
    step = shelf.in_locale().find_step(f"{practice}/{question}")
    answered = g.visit.answered.get(step.question.id) if g.visit and "again" not in request.args else None
    return render_template(
        "practice/question.html",
        activity=activity,
        step=step,
        question=step.question,
        chosen=answered.chosen if answered else frozenset(),
        feedback=feedback(step.question, answered, "why" in request.args) if answered else None,
        missing="missing" in request.args,
        attempt=quizzes.tries_so_far(g.visit and g.visit.learner_id, step.question) + 1,
        following=_following(activity, question),
    )


@bp.post("/<practice>/questions/<question>")
def answer_question(practice, question):
    """Save the answer, then show its feedback."""
    step = shelf.in_locale().find_step(f"{practice}/{question}")
    chosen = chosen_of(step.question)
    if not chosen:
        return visiting.see(f"{request.path}?missing=1")
    try:
        learner = visiting.learner_id()
        answered = visiting.do(practice_deeds.answer, learner, step.question, chosen, attempt=attempt_of_form())
    except Unavailable as error:
        return show_kiosk_error(error, way_on=f"/{g.locale}/activities/{practice}/summary")
    g.visit.answered[step.question.id] = answered
    return visiting.see(request.path)


def _following(activity, question):
    """Return the address of the next question that is asked after this practice, or of the summary."""
    play = g.visit.plays.get(activity.id) if g.visit else None
    counts = kinds.count(activity.kind, shelf.find_practice(activity.id), play) if play else None
    asked = [step.id for step in kinds.questions_about(activity, counts)]
    rest = asked[asked.index(question) + 1 :] if question in asked else []
    base = f"/{g.locale}/activities/{activity.id}"
    return f"{base}/questions/{rest[0]}" if rest else f"{base}/summary"
