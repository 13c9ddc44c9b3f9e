"""The door: a name and a passphrase, with growing delays after wrong ones."""

import logging
import math

from flask import Blueprint, current_app, g, make_response, redirect, render_template, request

from kiosk import i18n
from kiosk.collector import guards, operators
from kiosk.collector.pages.forms import field, own_address, see
from kiosk.i18n import gettext, ngettext

MINUTE = 60

bp = Blueprint("door", __name__)
bp.before_request(guards.anyone)

log = logging.getLogger(__name__)


@bp.get("/sign-in")
def show_sign_in():
    """Ask who it is. Who has signed in already goes on."""
    if g.sitting is not None:
        return redirect(own_address(request.args.get("from", "")), 303)
    return _page()


@bp.post("/sign-in")
def sign_in():
    """Begin a sitting for a right name and passphrase."""
    name, passphrase = field("name"), field("passphrase", 4 * operators.MOST_SIGNS)
    if not name.strip() or not passphrase.strip():
        return _page(gettext("Enter your name and your passphrase."), 422)
    collector, place = current_app.collector, request.remote_addr or ""
    claim = collector.limits.claim(place)
    if claim.wait:
        return _page(_wait(claim.wait), 429, claim.wait)
    person = None
    try:
        person = operators.check(collector.database, name, passphrase)
    finally:
        if person:
            collector.limits.give_back(place)
    if person is None:
        log.warning("a wrong passphrase at the door")
        return _page(gettext("This name or this passphrase is not right."), 422)
    return _begin(person)


@bp.post("/sign-out")
def sign_out():
    """End the sitting."""
    current_app.collector.sittings.end(request.cookies.get(guards.cookie_name(), ""))
    response = see("/sign-in?out=yes")
    response.delete_cookie(guards.cookie_name(), **_flags())
    return response


def _begin(person):
    collector = current_app.collector
    collector.sittings.end(request.cookies.get(guards.cookie_name(), ""))  # nobody carries on with an old token
    sitting = collector.sittings.begin(person, i18n.current())
    response = see(own_address(field("from")))
    response.set_cookie(guards.cookie_name(), sitting.token, **_flags())
    return response


def _page(refusal="", status=200, seconds=0):
    body = render_template(
        "sign_in.html",
        refusal=refusal,
        name=field("name"),
        way_on=own_address(request.values.get("from", "")),
        is_any=bool(operators.list_all(current_app.collector.database)),
        signed_out=request.args.get("out") == "yes",
    )
    response = make_response(body, status)
    if seconds:
        response.headers["Retry-After"] = str(seconds)
    return response


def _wait(seconds):
    if seconds < MINUTE:
        return ngettext(
            "There were too many wrong tries. Wait %(num)s second, then try again.",
            "There were too many wrong tries. Wait %(num)s seconds, then try again.",
            seconds,
        )
    return ngettext(
        "There were too many wrong tries. Wait %(num)s minute, then try again.",
        "There were too many wrong tries. Wait %(num)s minutes, then try again.",
        math.ceil(seconds / MINUTE),
    )


def _flags():
    return {"httponly": True, "samesite": "Strict", "path": "/", "secure": request.is_secure}
