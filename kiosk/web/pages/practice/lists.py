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
    """List all simulators, topic by topic, with what the visitor has done of them."""
    here, done = shelf.in_locale(), visiting.own_progress().done
    rows = [(activity, DONE in done.get(activity.id, ())) for activity in _in_order(here)]
    return page_of("practice/list.html", tuple(is_done for _, is_done in rows), groups=_by_course(here, rows))


def _in_order(here):
    """Return the simulators of a shelf in the order of the lessons that they belong to."""
    places = {slug: place for place, slug in enumerate(here.lessons)}
    return sorted(
        here.activities.values(),
        key=lambda one: min((places[slug] for slug in one.lessons if slug in places), default=len(places)),
    )


def _by_course(here, rows):
    """Return (course, its rows) of each course that has any; first (None, rows) of simulators without one."""
    known = {course.slug for course in here.courses}
    groups = [(None, [row for row in rows if row[0].course not in known])]
    groups += [(course, [row for row in rows if row[0].course == course.slug]) for course in here.courses]
    return [(course, own) for course, own in groups if own]


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
