"""Who may open the desk: signed-in librarians, whoever wants to sign in, and, once, whoever sets the kiosk up.

Every guard here first looks at where the request comes from, so that a desk
kept to certain computers answers nobody else, not even with its door.
"""

import ipaddress
import logging
from urllib.parse import quote

import peewee
from flask import current_app, g, redirect, request

from kiosk import i18n
from kiosk.errors import NotHere
from kiosk.i18n import N_
from kiosk.people import librarians
from kiosk.web.guards import cookie_name, guard

DESK_COOKIE = "desk"
SETUP_COOKIE = "desk-setup"
NOT_HERE = N_(
    "The librarian's desk opens only on certain computers of this library. "
    "To open it on every computer again, type on the kiosk itself: kiosk desk reset --anywhere"
)

log = logging.getLogger(__name__)


@guard
def librarian():
    """Let in who has signed in at the desk; send everybody else to the door, and back here afterwards."""
    _keep_to_desk_addresses()
    g.visit = None
    token = request.cookies.get(DESK_COOKIE, "")
    g.librarian = _signed_in(token, current_app.kiosk.desk_visits.find)
    if g.librarian is None:
        return redirect(_door(token), 303)
    speak(g.librarian.locale)
    return None


@guard
def door():
    """Let in everybody who may come to the desk's door. Before the first run there is no door yet."""
    _keep_to_desk_addresses()
    g.visit = _patron()
    g.librarian = _signed_in(request.cookies.get(DESK_COOKIE, ""), current_app.kiosk.desk_visits.look_up)
    if not librarians.is_any():
        return redirect("/desk/start", 303)
    speak(request.values.get("lang", ""))
    return None


@guard
def first_run():
    """Let in whoever wants to set the kiosk up, until it has been done."""
    _keep_to_desk_addresses()
    g.visit, g.librarian = None, None
    if librarians.is_any():
        return redirect("/desk/", 303)
    g.setting_up = current_app.kiosk.setup_visits.find(request.cookies.get(SETUP_COOKIE, ""))
    speak(request.values.get("lang", "") or (g.setting_up.locale if g.setting_up else ""))
    return None


@guard
def setting_up():
    """Let in who has entered the set-up code; send everybody else to where it is asked for."""
    turned_away = first_run()
    if turned_away is None and g.setting_up is None:
        turned_away = redirect("/desk/start", 303)
    return turned_away


def speak(code):
    """Make this page in the language ``code``, if the kiosk offers it."""
    if code in current_app.kiosk.settings.locales:
        i18n.use(code)
        g.locale = code


def _keep_to_desk_addresses():
    kiosk = current_app.kiosk
    if opens_for(request.remote_addr, kiosk.settings.desk_addresses):
        return
    kiosk.take_up_news()  # a command may have opened the desk again a moment ago
    if not opens_for(request.remote_addr, kiosk.settings.desk_addresses):
        g.visit = _patron()
        raise NotHere(NOT_HERE)


def opens_for(address, allowed):
    """Say whether the desk opens for a terminal at ``address``; ``allowed`` are addresses and networks, none is all."""
    if not allowed:
        return True
    try:
        place = ipaddress.ip_address(address or "")
    except ValueError:
        return False
    return any(place in ipaddress.ip_network(network, strict=False) for network in allowed)


def _patron():
    """Return the patron's visit in this browser, for its text size only."""
    token = request.cookies.get(cookie_name(request.is_secure), "")
    return current_app.kiosk.visits.find(token) if token else None


def _signed_in(token, find):
    """Return the sitting with this token, or None.

    It is over if its librarian is gone, is another one in a restored backup, or has a newer PIN.
    """
    visit = find(token) if token else None
    if visit is not None and not _is_good(visit):
        current_app.kiosk.desk_visits.end(token)
        return None
    return visit


def _is_good(visit):
    try:
        person = librarians.find(visit.librarian_id)
    except peewee.DatabaseError as error:  # staff must be able to see what is wrong with the disk
        log.error("desk: librarians cannot be read: %s", type(error).__name__)
        return True
    return person is not None and (person.stamp, person.called) == (visit.stamp, visit.called)


def _door(token):
    """Return the address of the page for somebody who is not signed in; after it they come back here."""
    if not librarians.is_any():
        return "/desk/start"
    way_back = f"?from={quote(request.path)}" if request.method == "GET" and request.path != "/desk/" else ""
    return f"/desk/{'ended' if token else 'sign-in'}{way_back}"
