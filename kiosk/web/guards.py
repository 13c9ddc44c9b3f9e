"""Who may enter: said once per blueprint, checked for every route by a test.

Rules for every request stand here too: our own Origin for anything that
changes something, and headers that leave no trace in the browser.
"""

from flask import abort, current_app, g, redirect, request

from kiosk import clock
from kiosk.errors import Rejected
from kiosk.http_safety import ANSWER_HEADERS, is_our_host, is_same_origin
from kiosk.i18n import N_

GUARDS = set()  # every guard there is, so that the test can tell a guard from any other hook


def guard(function):
    """Make ``function`` a guard: a ``before_request`` hook of a blueprint that decides who enters."""
    GUARDS.add(function)
    return function


@guard
def anyone():
    """Let everybody in and look at nobody: for files, sounds and machines."""
    g.visit = None


@guard
def visitor():
    """Let everybody in, and know the visit the browser belongs to, if it is still open."""
    kiosk = current_app.kiosk
    token = request.cookies.get(cookie_name(request.is_secure), "")
    g.visit = kiosk.visits.find(token) if token else None
    if g.visit and request.method == "GET" and request.blueprint not in LEAVING and _is_long(g.visit, kiosk.settings):
        return redirect(f"/{g.locale}/still-here?from={request.path}", 303)
    return None


LEAVING = {"leaving", "around"}  # where even somebody who stays very long is not asked again


def _is_long(visit, settings):
    """Say whether a visit in use has lasted so long that it may be the next person's."""
    return clock.monotonic() - visit.began > settings.visit_minutes * 60


def cookie_name(secure):
    """Return the name of the visit cookie; on HTTPS the browser itself protects the ``__Host-`` form."""
    return "__Host-visit" if secure else "visit"


def trusted_host():
    """Answer only to names that are ours, so that a foreign name cannot be pointed at the kiosk (DNS rebinding).

    A plain address cannot be re-pointed; names are this machine's and those in ``trusted_hosts``.
    """
    if not is_our_host(request.host, current_app.kiosk.settings.trusted_hosts):
        abort(400)


def same_origin():
    """Refuse to change anything for a page that is not ours (privacy.md 3.4: Origin is the real check)."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if not is_same_origin(request.method, origin, site, f"{request.scheme}://{request.host}"):
        raise Rejected(N_("This did not come from our own page, so we did not use it. Go to the start and try again."))


def add_headers(response):
    """Put the security headers on every answer; nothing that the application answers is to be stored."""
    response.headers.extend(ANSWER_HEADERS)
    return response
