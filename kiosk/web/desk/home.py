"""The first page of the desk: is all well, and what did people learn?"""

from flask import Blueprint, render_template

bp = Blueprint("home", __name__)


@bp.get("/")
def show_home():
    """Is all well? What happened this week?"""
    return render_template("desk/home.html")
