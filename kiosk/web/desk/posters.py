"""Posters for the library's walls, with our own drawings."""

from flask import Blueprint, render_template, request

from kiosk.catalogue import shelf
from kiosk.errors import NotFound
from kiosk.i18n import N_
from kiosk.web.desk.addresses import kiosk_address
from kiosk.web.desk.handouts import code_of, speak_the_language_of_the_paper

DESIGNS = ("welcome", "topic", "tear-off")
STRIPS = 9  # to tear off, over the width of a sheet

bp = Blueprint("posters", __name__, url_prefix="/handouts/posters")
bp.before_request(speak_the_language_of_the_paper)


@bp.get("/<design>")
def show_poster(design):
    """One poster. The one about a topic takes its ``course`` from the query."""
    if design not in DESIGNS:
        raise NotFound(N_("We cannot find this poster."))
    courses = shelf.in_locale().courses
    chosen = next((one for one in courses if one.slug == request.args.get("course")), courses[0] if courses else None)
    return render_template(
        "desk/papers/poster.html",
        design=design,
        courses=courses,
        course=chosen,
        strips=STRIPS,
        address=kiosk_address(),
        code=code_of(),
    )
