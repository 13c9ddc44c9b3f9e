"""Workshops: start one, put its board on the big screen, end it, print what took place."""

from flask import Blueprint, current_app, g, render_template, request

from kiosk import library_day
from kiosk.catalogue import shelf
from kiosk.community import workshops
from kiosk.people.cards import qr_svg
from kiosk.web import visiting

bp = Blueprint("workshops", __name__, url_prefix="/workshops")


@bp.get("")
def show_workshops():
    """Those that are open, a form to start one, and those that took place."""
    return render_template(
        "desk/workshops.html",
        here=[(workshop, _title(workshop)) for workshop in workshops.list_open()],
        held=[(workshop, _title(workshop)) for workshop in workshops.list_held()],
        courses=shelf.in_locale().courses,
        seats=current_app.kiosk.seats,
    )


@bp.post("")
def start_workshop():
    """Open a workshop on a lesson."""
    lesson = shelf.find_lesson(visiting.field("lesson"))
    workshop = workshops.start(lesson.slug, library_day.today())
    current_app.kiosk.seats.look_after()
    return visiting.see(f"/desk/workshops/{workshop.id}")


@bp.get("/<int:number>")
def show_workshop(number):
    """One workshop: how people join while it is open, what took place when it is over."""
    workshop = workshops.find(number)
    address = f"{request.host_url}{g.locale}/join"
    return render_template(
        "desk/workshop.html",
        workshop=workshop,
        lesson=_title(workshop),
        people=len(current_app.kiosk.seats.of(workshop.id)),
        address=address,
        board=f"/{g.locale}/join/{workshop.code}/board",
        qr=qr_svg(f"{address}?code={workshop.code}"),
    )


@bp.post("/<int:number>/end")
def end_workshop(number):
    """End it. People keep their place in the lesson and go on by themselves."""
    for visit in current_app.kiosk.seats.leave_all(number):
        visit.in_workshop = False
    workshops.end(number)
    current_app.kiosk.seats.look_after()
    return visiting.see("/desk/workshops")


def _title(workshop):
    """Return the title of the workshop's lesson, or its id if that lesson is off or gone."""
    lesson = shelf.in_locale().lessons.get(workshop.lesson)
    return lesson.title if lesson else workshop.lesson
