"""Quick help for staff: what to do when something is wrong, and what each place does. The manual has the rest."""

import shlex

from flask import Blueprint, current_app, g, render_template, request

from kiosk import i18n
from kiosk.catalogue import shelf

bp = Blueprint("help", __name__, url_prefix="/help")


@bp.get("")
def show_help():
    """A few pages to read here or to print, in any language of the kiosk."""
    code = request.args.get("language", "")
    if code in current_app.kiosk.settings.locales:
        i18n.use(code)
        g.locale = code
    new_pin = f"kiosk desk reset {shlex.quote(g.librarian.called)}"
    return render_template("desk/help.html", new_pin=new_pin, books=shelf.in_locale().books)
