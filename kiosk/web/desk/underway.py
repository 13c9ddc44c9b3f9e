"""A backup is being put back: for whoever pressed the button, and is signed out by it."""

from flask import Blueprint, current_app, render_template

from kiosk.web import desk_guards, visiting

bp = Blueprint("desk_underway", __name__, url_prefix="/desk/backup/underway")
bp.before_request(desk_guards.door)


@bp.get("")
def show_underway():
    """Wait, or sign in again."""
    state = current_app.kiosk.work.state
    if state is None or state.kind != "restore":
        return visiting.see("/desk/backup")
    return render_template("desk/underway.html", work=state)
