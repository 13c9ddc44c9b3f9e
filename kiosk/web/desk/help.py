"""The handbook for staff: what each place does, and what to do when something is wrong."""

from flask import Blueprint, current_app, g, render_template, request

from kiosk import i18n
from kiosk.catalogue import shelf

bp = Blueprint("help", __name__, url_prefix="/help")


@bp.get("")
def show_handbook():
    """A few pages to read here or to print, in any language of the kiosk."""
    code = request.args.get("language", "")
    if code in current_app.kiosk.settings.locales:
        i18n.use(code)
        g.locale = code
    return render_template("desk/help.html", called=g.librarian.called, books=shelf.in_locale().books)
