"""Answers what needs no application: static files and shared pages.

Most requests of a kiosk are a lesson step that is the same for everybody, and
going through the whole application costs ten times sending the bytes. What is
asked under a foreign name goes to the application, which refuses it.
"""

import functools

from flask import current_app, g, request, url_for

from kiosk.catalogue import shelf
from kiosk.http_safety import NO_STORE, SECURITY_HEADERS, is_our_host
from kiosk.static_files import FOR_A_YEAR
from kiosk.web import shared_pages
from kiosk.web.guards import cookie_name
from kiosk.web.terminals import COOKIE

HTML_HEADERS = [*SECURITY_HEADERS, NO_STORE, ("Content-Type", "text/html; charset=utf-8")]


class Front:
    """A WSGI application in front of another one."""

    def __init__(self, application, kiosk):
        self._application = application
        self._kiosk = kiosk

    def __call__(self, environ, start_response):
        trusted = self._kiosk.settings.trusted_hosts
        if environ["REQUEST_METHOD"] == "GET" and is_our_host(environ.get("HTTP_HOST", ""), trusted):
            answer = self._file(environ) or self._page(environ)
            if answer:
                headers, body = answer
                start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
                return [body]
        return self._answer(environ, start_response)

    def _answer(self, environ, start_response):
        gate = self._kiosk.gate
        is_inside = gate.enter(environ["PATH_INFO"])
        try:
            return self._application(environ, start_response)
        finally:
            if is_inside:
                gate.leave()

    def _file(self, environ):
        file = self._kiosk.files.find(environ["PATH_INFO"])
        if file is None:
            return None
        headers = [("Content-Type", file.mimetype), ("Cache-Control", FOR_A_YEAR), *SECURITY_HEADERS]
        if file.packed and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return [*headers, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")], file.packed
        return headers, file.body

    def _page(self, environ):
        if environ.get("QUERY_STRING"):
            return None
        halves = self._kiosk.shared_pages.find(environ["PATH_INFO"])
        if halves is None:
            return None
        before, after = halves
        cookies = dict(part.partition("=")[::2] for part in environ.get("HTTP_COOKIE", "").split("; "))
        token = cookies.get(cookie_name(environ.get("wsgi.url_scheme") == "https"))
        visit = self._kiosk.visits.find(token) if token else None
        look = self._kiosk.visits.look
        return HTML_HEADERS, before + shared_pages.attributes(visit, cookies.get(COOKIE, ""), look) + after


def shared(view):
    """Mark a page function whose page is the same for everybody."""

    @functools.wraps(view)
    def show(*args, **kwargs):
        g.version = shelf.current().version  # lessons may be replaced while this page is made
        return view(*args, **kwargs)

    show.is_shared = True
    return show


def dress(response):
    """Write the visitor's text size and theme into a page, and keep the page if everybody gets the same."""
    if response.mimetype != "text/html" or response.is_streamed:
        return response
    halves = shared_pages.split(response.get_data())
    if halves is None:
        return response
    if _is_shared(response):
        current_app.kiosk.shared_pages.keep(request.path, halves)
    visit, look = g.get("visit") or g.get("librarian") or g.get("setting_up"), current_app.kiosk.visits.look
    dressed = shared_pages.attributes(visit, request.cookies.get(COOKIE, ""), look)
    if dressed != shared_pages.MARK:
        response.set_data(halves[0] + dressed + halves[1])
    return response


def _is_shared(response):
    view = current_app.view_functions.get(request.endpoint)
    plain = request.method == "GET" and not request.query_string
    shared_page = response.status_code == 200 and getattr(view, "is_shared", False) and not g.get("personal")
    return plain and shared_page and g.version == shelf.current().version and _is_plainly_spelt()


def _is_plainly_spelt():
    """Say whether the address is the one our own links use: ``/01`` and ``/001`` are the same page as ``/1``."""
    return request.path == url_for(request.endpoint, locale=g.locale, **request.view_args)
