"""The pages of the operator: thin, each asks one module and chooses a template."""

from flask import g, request

from kiosk.collector.pages import about, branches, door, events, exports, files, overview, packs, stick

PARTS = (files, door, about, overview, branches, events, stick, packs, exports)


def register(app):
    """Add all pages to ``app``."""
    for part in PARTS:
        app.register_blueprint(part.bp)


def about_this_request():
    """Return what every template knows about the request it answers."""
    sitting = g.get("sitting")
    return {
        "here": request.path,
        "sitting": sitting,
        "size": sitting.size if sitting else "a",
        "theme": sitting.theme if sitting else "auto",
    }
