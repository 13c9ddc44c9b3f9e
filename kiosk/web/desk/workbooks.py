"""Whole courses on paper: to print from the desk, or to carry away as one file."""

from flask import Blueprint, Response, current_app, render_template

from kiosk.catalogue import shelf
from kiosk.web.desk.handouts import speak_the_language_of_the_paper
from kiosk.web.workbook import terms_of, write_workbook

bp = Blueprint("workbooks", __name__, url_prefix="/handouts/workbooks")
bp.before_request(speak_the_language_of_the_paper)


@bp.get("/<course>")
def show_workbook(course):
    """The workbook of one course."""
    found = shelf.in_locale().find_course(course)
    return render_template("desk/papers/workbook.html", course=found, terms=terms_of(found))


@bp.get("/<course>/file")
def save_workbook(course):
    """The same workbook as one HTML file that needs no kiosk."""
    here = shelf.in_locale()
    found = here.find_course(course)
    book = write_workbook(here, found, current_app.kiosk.settings.library_name)
    name = f"{found.slug}-{here.locale}.html"
    return Response(book, mimetype="text/html", headers={"Content-Disposition": f'attachment; filename="{name}"'})
