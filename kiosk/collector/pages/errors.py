"""When something goes wrong: a plain page with the next step, never a trace."""

import logging
import secrets

from flask import g, make_response, render_template, request
from markupsafe import escape

from kiosk import i18n
from kiosk.collector import guards
from kiosk.errors import Busy, KioskError, NotFound, Rejected, Unavailable
from kiosk.i18n import N_, gettext

STATUS = {NotFound: 404, Rejected: 422, Busy: 429, Unavailable: 503}
TITLES = {
    400: N_("We could not read that"),
    404: N_("We cannot find that page"),
    405: N_("We could not read that"),
    413: N_("That is too large"),
    422: N_("That did not work"),
    429: N_("Wait a moment"),
    503: N_("This does not work just now"),
}
OUR_FAULT = N_("Something went wrong on our side")
NOT_OURS = N_(
    "This collector does not answer to the name in the address. "
    "Add that name to the setting trusted_hosts, or use the address of the machine."
)

log = logging.getLogger(__name__)


def of_error(error):
    """Show a failure that a person can understand."""
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    response = _page(status, i18n.explain(error))
    if isinstance(error, Busy):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def of_http(error):
    """Show what the framework refused: an unknown address, a body that is too large."""
    if error.code is None or error.code < 400:
        return error
    status = error.code if error.code in TITLES else 400 if error.code < 500 else 500
    words = gettext(NOT_OURS) if status == 400 else gettext("Go to the overview and choose from there.")
    response = _page(status, words)
    response.headers.extend({name: value for name, value in error.get_headers() if name == "Allow"})
    return response


def of_fault(error):
    """Log our bug in full, and show only that it was ours, with a number to look up in the log."""
    reference = secrets.token_hex(3)
    log.error("reference %s at %s", reference, request.endpoint, exc_info=error)
    return _page(500, gettext("Nothing was lost. Try again."), reference)


def _page(status, message, reference=""):
    title = gettext(TITLES.get(status, OUR_FAULT))
    try:
        _know_the_reader()
        body = render_template("error.html", title=title, message=message, reference=reference)
    except Exception as error:  # the page for failures must not fail
        log.error("error page: %s", type(error).__name__, exc_info=error)
        body = f"<!doctype html><title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(message)}</p>"
    return make_response(body, status)


def _know_the_reader():
    """Look the page as its reader likes it, even where the books do not answer."""
    if "sitting" in g:
        return
    g.sitting = None
    try:
        g.sitting = guards.current_sitting()
    except KioskError:
        return
    if g.sitting:
        guards.speak(g.sitting.locale)
