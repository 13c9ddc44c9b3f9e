"""Where do I start? A goal, a few questions, two suggestions."""

from contextlib import suppress
from typing import NamedTuple

from flask import Blueprint, g, render_template

from kiosk.catalogue import shelf
from kiosk.errors import NotFound, Unavailable
from kiosk.i18n import N_
from kiosk.learning import placement, quizzes
from kiosk.reporting import deeds
from kiosk.web import guards, visiting
from kiosk.web.pages.questions import chosen_of


class Suggested(NamedTuple):
    """A lesson to start with and why: goal, basics, gap or further."""

    lesson: object
    why: str


bp = Blueprint("placement", __name__, url_prefix="/check")
bp.before_request(guards.visitor)


@bp.get("")
def ask_for_goal():
    """What do you want to do today?"""
    return render_template("placement_goal.html", courses=shelf.in_locale().courses)


@bp.post("")
def note_goal():
    """Remember the goal for this visit and begin the questions anew."""
    visit = visiting.begin()
    goal = visiting.field("goal")
    visit.goal = goal if any(course.slug == goal for course in shelf.in_locale().courses) else ""
    visit.placement = {}
    return visiting.see(f"/{g.locale}/check/1")


@bp.get("/<int:number>")
def show_item(number):
    """One question. There is no score, and no answer is wrong to give."""
    items = shelf.in_locale().placement
    return render_template("placement.html", step=_item(items, number), item=number, total=len(items), missing=False)


@bp.post("/<int:number>")
def answer_item(number):
    """Remember for this visit whether the answer was right, and go on."""
    items = shelf.in_locale().placement
    question = _item(items, number).question
    chosen = chosen_of(question)
    if not chosen:
        return render_template("placement.html", step=items[number - 1], item=number, total=len(items), missing=True)
    visiting.begin().placement[question.id] = quizzes.judge(question, chosen) == "right"
    if number < len(items):
        return visiting.see(f"/{g.locale}/check/{number + 1}")
    with suppress(Unavailable):  # nothing of the answers is saved, so a full disk stops nobody here
        visiting.do(_count_once)
    return visiting.see(f"/{g.locale}/check/result")


def _count_once(*, moment):
    """Count that the questions were answered to their end, once a visit."""
    if g.visit.is_placed:
        return deeds.NOTHING
    done = deeds.take_placement(moment=moment)
    g.visit.is_placed = True
    return done


@bp.get("/result")
def show_result():
    """Two suggestions, and the freedom to choose something else."""
    here = shelf.in_locale()
    answers = g.visit.placement if g.visit else {}
    questions = [item.question for item in here.placement]
    found = placement.suggest(questions, answers, here, g.visit.goal if g.visit else "")
    suggestions = [Suggested(here.find_lesson(one.lesson), one.why) for one in found]
    return render_template("placement_result.html", suggestions=suggestions)


def _item(items, number):
    if not 1 <= number <= len(items):
        raise NotFound(N_("There is no question with this number."))
    return items[number - 1]
