"""For staff, once on each terminal: how large its panel shows everything, and whether it is touched."""

from flask import Blueprint, render_template, request

from kiosk.web import guards, terminals, visiting

bp = Blueprint("terminal", __name__)
bp.before_request(guards.visitor)


@bp.get("/terminal")
def show_terminal():
    """Show what this terminal is set to."""
    scale, touch = terminals.read_terminal(request.cookies.get(terminals.COOKIE, ""))
    return render_template("terminal.html", scale=scale, touch=touch)


@bp.post("/terminal")
def change_terminal():
    """Set scale or touch of this terminal; it stays until it is changed."""
    scale, touch = terminals.read_terminal(request.cookies.get(terminals.COOKIE, ""))
    value = terminals.write_terminal(visiting.field("scale") or scale, visiting.field("touch") or touch)
    response = visiting.see(request.path)
    response.set_cookie(
        terminals.COOKIE,
        value,
        max_age=terminals.KEPT_SECONDS,
        httponly=True,
        samesite="Strict",
        secure=request.is_secure,
    )
    return response
