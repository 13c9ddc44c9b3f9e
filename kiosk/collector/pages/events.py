"""What is odd about reports, for somebody to look at."""

from flask import Blueprint, current_app, render_template, request

from kiosk.collector import guards, oddities
from kiosk.collector.pages.forms import field, see

bp = Blueprint("events", __name__, url_prefix="/events")
bp.before_request(guards.operator)


@bp.get("")
def show_events():
    """Those that nobody has looked at, the newest first."""
    kind = request.args.get("kind", "")
    return render_template("events.html", events=oddities.list_open(current_app.collector.database, kind), kind=kind)


@bp.post("")
def look_at():
    """Somebody has looked at one of them."""
    oddities.look_at(current_app.collector.database, field("kiosk"), field("kind"), field("seq"))
    return see("/events")
