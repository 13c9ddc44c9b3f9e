"""Signing out, and saying that somebody is still there."""

from flask import Blueprint, render_template

from kiosk.web.desk import sittings

bp = Blueprint("leaving", __name__)


@bp.get("/sign-out")
def ask_to_sign_out():
    """Sign out? For whoever typed the address; the button in the header does it at once."""
    return render_template("desk/sign_out.html")


@bp.post("/sign-out")
def sign_out():
    """End the sitting. What patrons do in the same browser is not touched."""
    return sittings.sign_out("/desk/sign-in?out=yes")


@bp.post("/still-here")
def say_still_here():
    """Somebody is typing: the guard has noted it."""
    return "", 204
