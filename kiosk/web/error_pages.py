"""When something goes wrong: a plain page with the next step, never a trace.

One table turns the kind of failure into a status. Pages are made without
database or visit, so that they work when those do not.
"""

import logging
import secrets

import peewee
from flask import g, make_response, redirect, render_template, request
from markupsafe import escape
from werkzeug.exceptions import HTTPException

from kiosk import i18n
from kiosk.errors import Busy, KioskError, NotFound, NotHere, Rejected, Unavailable
from kiosk.i18n import N_, gettext
from kiosk.web import guards

STATUS = {NotHere: 403, NotFound: 404, Rejected: 422, Busy: 429, Unavailable: 503}
TITLES = {
    400: N_("We could not read that"),
    403: N_("This page is not open to you"),
    404: N_("We cannot find that page"),
    405: N_("We could not read that"),
    413: N_("That is too large"),
    422: N_("That did not work"),
    429: N_("Wait a moment"),
    503: N_("This does not work just now"),
}
OUR_FAULT = N_("Something went wrong on our side")

log = logging.getLogger(__name__)


def register(app):
    """Show every failure of ``app`` as a page."""
    app.register_error_handler(KioskError, show_kiosk_error)
    app.register_error_handler(HTTPException, show_http_error)
    app.register_error_handler(peewee.IntegrityError, show_visit_over)
    app.register_error_handler(Exception, show_our_fault)


def show_kiosk_error(error, way_on=""):
    """Show a failure that a person can understand. ``way_on`` is where learning goes on without saving."""
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    response = _page(status, i18n.explain(error), way_on=way_on)
    if isinstance(error, Busy):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def show_http_error(error):
    """Show what the framework refused: an unknown address, a body that is too large."""
    if error.code is None or error.code < 400:
        return error
    status = error.code if error.code in TITLES else 400 if error.code < 500 else 500
    response = _page(status, gettext("Go to the start and choose from there."))
    response.headers.extend({name: value for name, value in error.get_headers() if name == "Allow"})
    return response


def show_visit_over(error):
    """A press that came after its visit had ended: there is nobody left to save it for."""
    log.info("visit was over: %s", type(error).__name__)
    return redirect(f"/{_locale()}/welcome", 303)


def show_our_fault(error):
    """Log our bug in full, and show only that it was ours, with a number staff can look up."""
    reference = secrets.token_hex(3)
    log.error("reference %s at %s", reference, request.endpoint, exc_info=error)
    return _page(500, gettext("Your answers up to the last step are safe."), reference)


def _page(status, message, reference="", way_on=""):
    title = gettext(TITLES.get(status, OUR_FAULT))
    try:
        if "visit" not in g:  # an address that no page has: nobody has looked for the visit yet
            guards.visitor()
        body = render_template(
            "error.html",
            title=title,
            message=message,
            next_link=way_on or f"/{_locale()}/",
            can_go_on=bool(way_on),
            reference=reference,
        )
    except Exception as error:  # the page for failures must not fail
        log.error("error page: %s", type(error).__name__, exc_info=error)
        body = f"<!doctype html><title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(message)}</p>"
    return make_response(body, status)


def _locale():
    return g.get("locale") or i18n.current()
