"""Who may enter, said once per blueprint: operators who signed in, machines, everybody."""

from urllib.parse import quote

from flask import abort, current_app, g, redirect, request

from kiosk import i18n
from kiosk.collector import operators
from kiosk.errors import Rejected
from kiosk.http_safety import NO_STORE, SECURITY_HEADERS, is_our_host, is_same_origin
from kiosk.i18n import N_

GUARDS = set()  # every guard there is, so that a test can tell a guard from any other hook


def guard(function):
    """Make ``function`` a guard: a ``before_request`` hook of a blueprint that decides who enters."""
    GUARDS.add(function)
    return function


@guard
def machine():
    """Let everybody in: a kiosk proves who it is by its signature, not by where it comes from."""


@guard
def anyone():
    """Let everybody in; know who has signed in, and look as they like it. Forms must come from our own pages."""
    g.sitting = current_sitting()
    speak(request.values.get("lang", "") or (g.sitting.locale if g.sitting else ""))
    _same_origin()


@guard
def operator():
    """Let in who has signed in; send everybody else to the door, and back here afterwards."""
    g.sitting = current_sitting()
    if g.sitting is None:
        way_back = f"?from={quote(request.path)}" if request.method == "GET" and request.path != "/" else ""
        return redirect(f"/sign-in{way_back}", 303)
    speak(g.sitting.locale)
    _same_origin()
    return None


def trusted_host():
    """Answer only to names that are ours, so that a foreign name cannot be pointed at the collector."""
    if not is_our_host(request.host, current_app.collector.settings.trusted_hosts):
        abort(400)


def know_the_locale():
    """Speak the language that the browser prefers among those we know."""
    settings = current_app.collector.settings
    i18n.use(request.accept_languages.best_match(settings.locales) or settings.default_locale)


def speak(code):
    """Make this page in the language ``code``, if the collector offers it."""
    if code in current_app.collector.settings.locales:
        i18n.use(code)


def cookie_name():
    """Return the name of the cookie; on HTTPS the browser itself protects the ``__Host-`` form."""
    return "__Host-collector" if request.is_secure else "collector"


def add_headers(response):
    """Put the security headers on every answer; nothing is to be stored unless the answer says how."""
    response.headers.extend(SECURITY_HEADERS)
    if "Cache-Control" not in response.headers:
        response.headers.extend((NO_STORE,))
    return response


def _same_origin():
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if not is_same_origin(request.method, origin, site, f"{request.scheme}://{request.host}"):
        raise Rejected(N_("This did not come from our own page, so we did not use it. Go to the start and try again."))


def current_sitting():
    """Return the sitting of this browser, or None; it is over if the operator is gone or has a newer passphrase."""
    collector, token = current_app.collector, request.cookies.get(cookie_name(), "")
    sitting = collector.sittings.find(token) if token else None
    if sitting is None:
        return None
    person = operators.find(collector.database, sitting.name)
    if person is None or person.stamp != sitting.stamp:
        collector.sittings.end(token)
        return None
    return sitting
