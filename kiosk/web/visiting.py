"""What pages do with a visit: begin one, carry its cookie, end it."""

from flask import abort, current_app, g, request

from kiosk import clock, library_day
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.learning import progress
from kiosk.people import learners
from kiosk.reporting import deeds
from kiosk.web.guards import cookie_name


def begin():
    """Return the open visit of this request, beginning one if there is none."""
    if g.visit is None:
        g.visit = current_app.kiosk.visits.begin()
        g.new_token = g.visit.token
    return g.visit


def learner_id():
    """Return the id of the visit's learner, making a guest if there is none yet."""
    visit = begin()
    with visit.lock:
        if visit.is_over:  # Finish came in between: nobody is left to learn for
            abort(see(f"/{g.locale}/welcome"))
        if visit.learner_id is None:
            visit.learner_id = learners.start()
    return visit.learner_id


def do(deed, *args, **kwargs):
    """Let this visit do a deed of ``reporting.deeds`` and return its value.

    Two presses of one visit come one after the other, so that it is counted once.
    """
    visit = begin()
    with visit.lock:
        now = clock.monotonic()
        done = deed(*args, **kwargs, moment=_moment(visit, now))
        if done.counted:
            visit.deed_at = now
        if done.is_newcomer:
            current_app.kiosk.guest_cap.note(_terminal())
    return done.value


def _moment(visit, now):
    passed = 0 if visit.deed_at is None else min(round(now - visit.deed_at), deeds.MOST_SECONDS)
    has_room = current_app.kiosk.guest_cap.has_room(_terminal())
    return deeds.Moment(library_day.today(), g.locale, passed, is_first=visit.deed_at is None, may_begin=has_room)


def _terminal():
    return request.remote_addr or ""


def own_progress():
    """Return what the visitor has done so far; empty for somebody new."""
    return progress.of_learner(g.visit.learner_id if g.visit else None)


def renew():
    """Give the visit a new token, as on every change of who somebody is."""
    g.new_token = current_app.kiosk.visits.renew(g.visit)


def end():
    """End the visit, if there is one, and drop its cookie."""
    if g.visit is not None:
        current_app.kiosk.visits.end(g.visit.token)
    g.visit = None
    g.new_token = ""


def carry_cookie(response):
    """Hand the browser the token of a visit that began, changed or ended in this request."""
    token = g.get("new_token")
    if token is None:
        return response
    secure = request.is_secure
    flags = {"httponly": True, "samesite": "Strict", "path": "/", "secure": secure}
    if token:
        response.set_cookie(cookie_name(secure), token, **flags)
    else:
        response.delete_cookie(cookie_name(secure), **flags)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def own_address(text):
    """Return ``text`` if it is an address of a page of ours, else the start page of the locale.

    Forms carry the page to go back to; a foreign address must never get through.
    """
    kiosk = current_app.kiosk
    if len(text) <= MAX_ADDRESS and text.isprintable() and not any(sign in text for sign in "\\ ?#"):
        first, _, rest = text.removeprefix("/").partition("/")
        if text.startswith("/") and first in kiosk.settings.locales and not rest.startswith("/"):
            return text
    return f"/{g.locale}/"


MAX_ADDRESS = 200


def field(name, limit=100):
    """Return the form field ``name``, or "". Raises Rejected if it is longer than ``limit`` characters."""
    value = request.form.get(name, "")
    if len(value) > limit:
        raise Rejected(N_("That is too long. Use at most %(limit)s characters."), limit=limit)
    return value


def see(address):
    """Answer a form: go and look at ``address`` (303), so that reloading never sends the form again."""
    return current_app.response_class(status=303, headers={"Location": address})
