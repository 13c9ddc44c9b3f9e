"""Lesson packs that kiosks can fetch here."""

from flask import Blueprint, current_app, render_template

from kiosk.collector import guards, packs

bp = Blueprint("packs", __name__, url_prefix="/packs")
bp.before_request(guards.operator)


@bp.get("")
def show_packs():
    """All packs, and the catalogue that names them."""
    database = current_app.collector.database
    return render_template("packs.html", packs=packs.list_all(database), catalogue=packs.catalogue(database))
