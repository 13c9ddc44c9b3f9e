"""Refusals for machines: problem documents (RFC 9457), small, with types that never change."""

import logging

from flask import Response, request

from kiosk import i18n
from kiosk.errors import BadMessage, Busy, NotFound, Unavailable
from kiosk.i18n import gettext
from kiosk.protocol import PROBLEMS
from kiosk.strict_json import dump

MIMETYPE = "application/problem+json"
TYPES = "/api/v1/problems/"  # before the name of each type; a page there tells more
KINDS = {NotFound: "not-found", Busy: "busy", Unavailable: "unavailable"}
HTTP = {404: "not-found", 405: "wrong-method", 413: "too-large", 415: "unknown-type"}
RETRY_SECONDS = 60
MAX_DETAIL = 300

log = logging.getLogger(__name__)


def document(name, detail="", *, status=0, pointer="", seconds=0):
    """Return the answer for the problem ``name``; ``detail`` is a sentence, ``pointer`` the place in the message."""
    problem = PROBLEMS[name]
    body = {
        "type": TYPES + name,
        "title": gettext(problem.title),
        "status": status or problem.status,
        "detail": detail[:MAX_DETAIL],
    }
    if pointer:
        body["pointer"] = pointer
    response = Response(dump({key: value for key, value in body.items() if value}), body["status"], mimetype=MIMETYPE)
    if seconds or name == "unavailable":
        response.headers["Retry-After"] = str(seconds or RETRY_SECONDS)
    return response


def of_error(error):
    """Return the answer for a failure that has words for people."""
    if isinstance(error, BadMessage):
        return document(error.type, i18n.explain(error), pointer=error.pointer)
    name = next((KINDS[kind] for kind in type(error).__mro__ if kind in KINDS), "bad-request")
    return document(name, i18n.explain(error), seconds=getattr(error, "seconds", 0))


def of_http(error):
    """Return the answer for what the framework refused."""
    name = HTTP.get(error.code) or ("bad-request" if error.code < 500 else "our-fault")
    response = document(name, status=error.code)
    response.headers.extend({key: value for key, value in error.get_headers() if key == "Allow"})
    return response


def of_fault(error):
    """Log our bug in full and tell only that it was ours."""
    log.error("at %s", request.endpoint, exc_info=error)
    return document("our-fault")
