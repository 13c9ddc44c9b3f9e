"""All simulators, the opening of one, and its card to take home."""

from flask import Blueprint, jsonify, render_template

from kiosk.catalogue import shelf
from kiosk.reporting.practice_deeds import DONE
from kiosk.web import guards, visiting
from kiosk.web.front import shared
from kiosk.web.pages.practice import password_lab
from kiosk.web.rendered import page_of

bp = Blueprint("practices", __name__, url_prefix="/activities")
bp.before_request(guards.visitor)


@bp.get("")
def show_practices():
    """List all simulators with what the visitor has done of them."""
    mine = visiting.own_progress()
    rows = [(activity, DONE in mine.done.get(activity.id, ())) for activity in shelf.in_locale().activities.values()]
    return page_of("practice/list.html", tuple(done for _, done in rows), rows=rows)


@bp.get("/<practice>")
@shared
def show_opening(practice):
    """Open a simulator: its goal and how it works."""
    here = shelf.in_locale()
    activity = here.find_activity(practice)
    lessons = [here.lessons[slug] for slug in activity.lessons if slug in here.lessons]
    return render_template(
        "practice/opening.html", activity=activity, fields=shelf.find_practice(practice), lessons=lessons
    )


@bp.get("/<practice>/words")
def show_words(practice):
    """The lists by which the page itself judges what is typed into the free box, so that it need not be sent."""
    shelf.in_locale().find_activity(practice)
    return jsonify({name: password_lab.list_of(name) for name in ("common", "words", "names")})


@bp.get("/<practice>/take-home")
@shared
def show_take_home(practice):
    """The card to print and take along."""
    activity = shelf.in_locale().find_activity(practice)
    return render_template("practice/take_home.html", activity=activity, fields=shelf.find_practice(practice))
