"""For machines: is the kiosk answering?"""

from flask import Blueprint

from kiosk import storage
from kiosk.catalogue import shelf
from kiosk.web import guards

bp = Blueprint("health", __name__)
bp.before_request(guards.anyone)


@bp.get("/healthz")
def show_health():
    """Say "200 ok" when both databases answer."""
    if storage.is_answering() and shelf.current() is not None:
        return "200 ok", 200, {"Content-Type": "text/plain; charset=utf-8"}
    return "503 not ready", 503, {"Content-Type": "text/plain; charset=utf-8"}
