"""The day: what the kiosk believes, why it doubts, and how to set it right with one press."""

from datetime import date

from flask import Blueprint, make_response, render_template, request

from kiosk import i18n, library_day
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.web import visiting
from kiosk.web.desk.dates import date_fields, read_date

bp = Blueprint("clock", __name__, url_prefix="/clock")


@bp.get("")
def show_clock():
    """Which day it is, and whether that is certain."""
    return _page()


@bp.post("/confirm")
def confirm():
    """Today is the day that was shown."""
    return _set(lambda: _shown(visiting.field("day")))


@bp.post("")
def set_day():
    """Today is the day that was chosen."""
    return _set(read_date)


def _set(read):
    try:
        library_day.confirm(read())
    except Rejected as error:
        return make_response(_page(i18n.explain(error)), 422)
    return visiting.see("/desk/clock?saved=yes")


def _shown(text):
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Rejected(N_("There is no such day. Look at the day and the month once more.")) from error


def _page(error=None):
    today = library_day.today()
    return render_template(
        "desk/clock.html",
        today=today,
        doubt=library_day.doubt(),
        error=error,
        saved=request.args.get("saved") == "yes" and today.certain,
        **date_fields(today.date),
    )
