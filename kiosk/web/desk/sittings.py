"""Signing in and out: what happens on the kiosk, and which cookies the browser keeps.

The sitting's cookie goes when the browser closes. The other one, by which the
browser is known at the desk, stays: it opens nothing, it only has tries of its own.
"""

from flask import current_app, g, request

from kiosk.people import known_browsers
from kiosk.web import visiting
from kiosk.web.desk.tries import KNOWN_COOKIE, known_browser
from kiosk.web.desk_guards import DESK_COOKIE, SETUP_COOKIE

KNOWN_SECONDS = 400 * 86_400  # browsers keep no cookie for longer
PLACE = "/desk"
NEVER_BACK = ("/desk/sign-in", "/desk/sign-out", "/desk/ended", "/desk/start", "/desk/recover")


def sign_in(person, locale, way_on):
    """Begin the sitting of ``person`` (see librarians) and return the answer that leads to the address ``way_on``."""
    end_own()
    g.librarian = current_app.kiosk.desk_visits.begin(person.id, person.called, locale, person.stamp)
    known = known_browser() or known_browsers.remember(person.id)
    response = visiting.see(way_on)
    response.set_cookie(DESK_COOKIE, g.librarian.token, **_flags())
    response.set_cookie(KNOWN_COOKIE, known, max_age=KNOWN_SECONDS, **_flags())
    return response


def sign_out(way_on):
    """End this browser's sitting and return the answer that leads to the address ``way_on``."""
    end_own()
    return drop_cookie(visiting.see(way_on))


def end_own():
    """End the sitting of this browser, if it has one: nobody carries on with a token from before."""
    current_app.kiosk.desk_visits.end(request.cookies.get(DESK_COOKIE, ""))


def drop_cookie(response):
    """Take the cookie of a sitting that is over away from the browser and return the answer that does so."""
    response.delete_cookie(DESK_COOKIE, **_flags())
    return response


def begin_setup(locale, way_on):
    """Let this browser set the kiosk up and return the answer that leads to the address ``way_on``."""
    sitting = current_app.kiosk.setup_visits.begin(0, "", locale)
    response = visiting.see(way_on)
    response.set_cookie(SETUP_COOKIE, sitting.token, **_flags())
    return response


def end_setup(response):
    """End the setting up, in whichever browser, and return the answer that takes this one's cookie away."""
    current_app.kiosk.setup_visits.end_all()
    response.delete_cookie(SETUP_COOKIE, **_flags())
    return response


def own_address(text):
    """Return ``text`` if it is the address of a page of the desk, else the first page.

    Forms carry the page to go back to; a foreign address must never get through.
    """
    is_plain = len(text) <= visiting.MAX_ADDRESS and text.isprintable() and not any(sign in text for sign in "\\ ?#")
    is_ours = text.startswith("/desk/") and "//" not in text and not text.startswith(NEVER_BACK)
    return text if is_plain and is_ours else "/desk/"


def _flags():
    return {"httponly": True, "samesite": "Strict", "path": PLACE, "secure": request.is_secure}
