"""The librarian's pages: everything under /desk stands behind one guard.

A page module has a blueprint ``bp`` and no guard of its own; it is hung into
``desk``, whose hook lets in librarians only. The few pages for people who have
not signed in yet stand in ``DOORS``, each with a guard of its own.
"""

from flask import Blueprint

from kiosk.web import guards
from kiosk.web.desk import home, lessons, settings

INSIDE = (home, lessons, settings)
DOORS = ()


def register(app):
    """Hang the desk into ``app``."""
    desk = Blueprint("desk", __name__, url_prefix="/desk")
    desk.before_request(guards.librarian)
    for module in INSIDE:
        desk.register_blueprint(module.bp)
    app.register_blueprint(desk)
    for module in DOORS:
        app.register_blueprint(module.bp)
