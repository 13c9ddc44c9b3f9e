"""The report for the library's board: one page to print, sign and hand in."""

from flask import Blueprint, current_app, render_template, request

from kiosk import i18n, library_day
from kiosk.catalogue import shelf
from kiosk.errors import Rejected
from kiosk.reporting import board, figures, spans
from kiosk.web.desk.span_choice import choice_of

USUAL = spans.YEAR  # what boards ask for
PLACE = ("address", "city", "isil")  # facts about the branch that tell which one it is

bp = Blueprint("report", __name__)


@bp.get("/report")
def show_report():
    """The board's figures of a span, by default of this year."""
    today = library_day.today()
    try:
        span, wrong = _span(today.date), ""
    except Rejected as error:
        span, wrong = spans.containing(USUAL, today.date), i18n.explain(error)
    facts = current_app.kiosk.settings.branch
    return render_template(
        "desk/report.html",
        span=span,
        choice=choice_of(span, today.date),
        wrong=wrong,
        report=board.report(figures.of(span, shelf.in_locale())),
        place=[facts[name] for name in PLACE if facts.get(name)],
        made_on=today.date if today.certain else None,
    ), 422 if wrong else 200


def _span(today):
    return spans.read(request.args, today) if request.args.get("span") else spans.containing(USUAL, today)
