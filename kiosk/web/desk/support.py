"""The support file: shown in full first, then saved."""

from flask import Blueprint, current_app, render_template, request

from kiosk.upkeep import second_place, support
from kiosk.web import facts, visiting
from kiosk.web.desk import sources

NAME = "kiosk-support.txt"

bp = Blueprint("support", __name__, url_prefix="/backup/support")


@bp.get("")
def show_support():
    """Everything that would be in the file."""
    plugged_in = second_place.usable_sticks(current_app.kiosk.settings)
    saved = request.args.get("saved") == "yes"
    return render_template("desk/support.html", text=_text(), name=NAME, sticks=plugged_in, saved=saved)


@bp.post("/stick")
def save_on_stick():
    """Save it on a stick: terminals may not keep files."""
    stick = sources.find_stick(current_app.kiosk.settings, visiting.field("stick"))
    second_place.save_text(stick, NAME, _text())
    return visiting.see("/desk/backup/support?saved=yes")


@bp.get(f"/{NAME}")
def save_support():
    """The same as a file."""
    headers = {"Content-Type": "text/plain; charset=utf-8", "Content-Disposition": f'attachment; filename="{NAME}"'}
    return _text(), headers


def _text():
    kiosk = current_app.kiosk
    return support.of(facts.of(kiosk), kiosk.recent.lines())
