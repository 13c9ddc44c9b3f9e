"""Leaving: Finish, the idle question, and a clean screen for the next person."""

from flask import Blueprint, g, render_template, request

from kiosk import clock
from kiosk.web import guards, visiting

bp = Blueprint("leaving", __name__)
bp.before_request(guards.visitor)


@bp.get("/finish")
def ask_to_finish():
    """Clear this screen?"""
    return render_template("finish.html", kept=bool(g.visit and g.visit.kept))


@bp.post("/finish")
def finish():
    """End the visit: from here on nothing on this terminal leads back to it."""
    visiting.end()
    return visiting.see(f"/{g.locale}/finish/thanks")


@bp.get("/finish/thanks")
def show_thanks():
    """Thank you, for five seconds."""
    return render_template("thanks.html")


@bp.get("/still-here")
def ask_still_here():
    """Are you still here? As a page, for browsers without scripts and after a very long visit."""
    if g.visit is not None and g.visit.in_workshop:  # the person who leads it looks after the room
        return visiting.see(visiting.own_address(request.args.get("from", "")))
    return render_template("still_here.html", from_=visiting.own_address(request.args.get("from", "")))


@bp.post("/still-here")
def say_still_here():
    """Somebody is: go on."""
    if g.visit is not None:
        g.visit.began = clock.monotonic()
    return visiting.see(visiting.own_address(visiting.field("from", visiting.MAX_ADDRESS)))


@bp.get("/cleared")
def clear():
    """Nobody answered: end the visit.

    A page without scripts can only be led here by a refresh, so this is a
    GET; a foreign page cannot use it, its requests carry no visit cookie.
    """
    visiting.end()
    return visiting.see(f"/{g.locale}/welcome")
