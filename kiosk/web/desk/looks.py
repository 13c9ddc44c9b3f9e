"""How the desk looks for this sitting: language, text size, colours. The language stays for the next time."""

from flask import Blueprint, current_app, g, render_template, request

from kiosk.people import librarians
from kiosk.people.visits import SIZES, THEMES
from kiosk.web import visiting
from kiosk.web.desk.sittings import own_address

bp = Blueprint("looks", __name__)


@bp.get("/language")
def show_language():
    """All languages of the kiosk, each named in itself."""
    return render_template("desk/language.html", from_=_came_from())


@bp.post("/language")
def change_language():
    """Speak another language at this desk, and the next time too. An unknown one changes nothing."""
    code = visiting.field("locale")
    if code in current_app.kiosk.settings.locales:
        g.librarian.locale = code
        librarians.speak(g.librarian.librarian_id, code)
    return visiting.see(_came_from())


@bp.get("/display")
def show_display():
    """Text size and colours of this sitting."""
    return render_template("desk/display.html", display=g.librarian, address=request.path, from_=_came_from())


@bp.post("/display")
def change_display():
    """Use another text size or theme. An unknown one changes nothing."""
    dress(g.librarian)
    return visiting.see(f"{request.path}?from={_came_from()}")


def dress(sitting):
    """Take up the text size and theme that were pressed."""
    size, theme = visiting.field("size"), visiting.field("theme")
    sitting.size = size if size in SIZES else sitting.size
    sitting.theme = theme if theme in THEMES else sitting.theme


def _came_from():
    return own_address(request.values.get("from", ""))
