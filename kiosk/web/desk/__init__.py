"""The librarian's pages: everything under /desk stands behind one guard.

A page module has a blueprint ``bp`` and no guard of its own; it is hung into
``desk``, whose hook lets in librarians only. The few pages for people who have
not signed in yet stand in ``DOORS``, each with a guard of its own.
"""

from flask import Blueprint

from kiosk.web import desk_guards
from kiosk.web.desk import (
    backup,
    branch,
    clock,
    handouts,
    help,
    home,
    leaving,
    lessons,
    librarians_pages,
    looks,
    manual,
    packs,
    posters,
    progress,
    recover,
    report,
    restore,
    settings,
    sharing,
    sharing_reports,
    sign_in,
    start,
    start_door,
    start_sheet,
    support,
    underway,
    workbooks,
    workshops,
)

INSIDE = (
    home,
    progress,
    report,
    lessons,
    packs,
    settings,
    workshops,
    handouts,
    posters,
    workbooks,
    help,
    manual,
    looks,
    librarians_pages,
    branch,
    start_sheet,
    leaving,
    backup,
    restore,
    support,
    clock,
    sharing,
    sharing_reports,
)
DOORS = (sign_in, recover, start_door, start, underway)


def register(app):
    """Hang the desk into ``app``."""
    desk = Blueprint("desk", __name__, url_prefix="/desk")
    desk.before_request(desk_guards.librarian)
    for module in INSIDE:
        desk.register_blueprint(module.bp)
    app.register_blueprint(desk)
    for module in DOORS:
        app.register_blueprint(module.bp)
