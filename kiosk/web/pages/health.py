"""For machines: is the kiosk answering, and, for this machine only, is it well?"""

import ipaddress
import json

from flask import Blueprint, current_app, request

from kiosk import storage
from kiosk.catalogue import shelf
from kiosk.errors import Unavailable
from kiosk.upkeep import checks
from kiosk.web import facts, guards

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
JSON = {"Content-Type": "application/json"}
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")  # put in by a web server in front

bp = Blueprint("health", __name__)
bp.before_request(guards.anyone)


@bp.get("/healthz")
def show_health():
    """Say "200 ok" when both databases answer; with ``?full=1`` or ``?full=json`` also what the checks found."""
    status = 200 if _is_ready() else 503
    first = f"{status} {'ok' if status == 200 else 'not ready'}"
    full = request.args.get("full")
    if not full or not _asks_from_this_machine():
        return first, status, PLAIN
    found = checks.look(facts.of(current_app.kiosk))
    if full == "json":
        told = {"status": first, "findings": checks.as_data(found), "warnings": current_app.kiosk.recent.lines()}
        return json.dumps(told, ensure_ascii=False), status, JSON
    return "\n".join([first, "", *checks.as_lines(found)]) + "\n", status, PLAIN


def _is_ready():
    try:
        return storage.is_answering() and shelf.current() is not None
    except Unavailable:
        return False


def _asks_from_this_machine():
    """Say whether the answer stays on this machine. Behind a web server every request seems to come from here."""
    host = request.host.rpartition(":")[0] or request.host
    here = host in ("localhost", "127.0.0.1", "[::1]") and not any(name in request.headers for name in FORWARDED)
    return here and _is_loopback(request.remote_addr)


def _is_loopback(address):
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False
