"""How pages look and speak, and what programs can ask here."""

from flask import Blueprint, current_app, g, render_template, request

from kiosk import report_format
from kiosk.collector import calls, guards
from kiosk.collector.pages.forms import field, own_address, see
from kiosk.collector.sittings import SIZES, THEMES
from kiosk.protocol import PROBLEMS

OPEN_PAGE = "/api"  # the one page besides the door that needs no sitting

bp = Blueprint("about", __name__)
bp.before_request(guards.anyone)


@bp.get("/api")
def show_api():
    """What programs can ask, in words. Open to everybody: who writes a kiosk has no account here."""
    return render_template(
        "api.html",
        calls=[(call, calls.statuses(call)) for call in calls.CALLS],
        problems=PROBLEMS,
        report=report_format,
    )


@bp.get("/display")
def show_display():
    """Letters and colours."""
    return render_template("display.html", sizes=SIZES, themes=THEMES)


@bp.post("/display")
def change_display():
    """Change letters or colours for this sitting."""
    if g.sitting:
        size, theme = field("size"), field("theme")
        g.sitting.size = size if size in SIZES else g.sitting.size
        g.sitting.theme = theme if theme in THEMES else g.sitting.theme
    return see("/display")


@bp.get("/language")
def show_language():
    """All languages, each in its own words."""
    return render_template("language.html", from_=own_address(request.args.get("from", "")))


@bp.post("/language")
def change_language():
    """Speak another language in this sitting."""
    code, way_on = field("lang"), own_address(field("from"))
    if code not in current_app.collector.settings.locales:
        return see("/language")
    if g.sitting:
        g.sitting.locale = code
        return see(way_on)
    return see(f"{way_on if way_on == OPEN_PAGE else '/sign-in'}?lang={code}")
