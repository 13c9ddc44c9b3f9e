"""What kiosks ask over HTTP. What each call means is told in ``kiosk.protocol``; here is only how it is asked."""

import base64
import binascii
import hashlib
import hmac
import re

from flask import Blueprint, Response, current_app, jsonify, redirect, request, send_file
from werkzeug.exceptions import HTTPException

from kiosk import envelope, messages, protocol
from kiosk.collector import enrolment, guards, openapi, packs, problems
from kiosk.collector.intake import Incoming
from kiosk.errors import BadMessage, KioskError, NotFound
from kiosk.i18n import N_
from kiosk.messages import Receipt
from kiosk.report_format import KIOSK, MAX_SEQ

JSON = (envelope.MEDIA_TYPE, "application/json")
LINES = (protocol.BUNDLE_MEDIA_TYPE, "application/x-ndjson")
PACK_TYPE = "application/octet-stream"
FOR_A_YEAR = "public, max-age=31536000, immutable"
STATUS = {messages.STORED: 201, messages.KNOWN: 200}

bp = Blueprint("api", __name__, url_prefix="/api/v1")
bp.before_request(guards.machine)
bp.register_error_handler(KioskError, problems.of_error)
bp.register_error_handler(HTTPException, problems.of_http)
bp.register_error_handler(Exception, problems.of_fault)


@bp.put("/kiosks/<kiosk>")
def join(kiosk):
    """Let a kiosk in."""
    wish = messages.open_enrolment(_body(envelope.MAX_BYTES, JSON))
    if wish.kiosk != _kiosk(kiosk):
        raise _elsewhere()
    collector = current_app.collector
    try:
        became, branch = collector.enrolment.join(wish, collector.today())
    except BadMessage as problem:
        if problem.type == "retired":
            return problems.document("retired", status=410)
        raise
    enrolled = messages.Enrolled(wish.kiosk, branch, collector.public)
    answer = messages.seal_enrolled(enrolled, collector.key)
    return Response(answer, 201 if became == enrolment.JOINED else 200, mimetype=envelope.MEDIA_TYPE)


@bp.put("/reports/<kiosk>/<int:seq>")
def take_report(kiosk, seq):
    """Store one report."""
    if not 1 <= seq <= MAX_SEQ:
        raise NotFound(N_("There is no report of this number."))
    incoming = Incoming(_body(envelope.MAX_BYTES, JSON), _kiosk(kiosk), seq)
    (outcome,) = current_app.collector.counter.hand_in([incoming])
    if outcome.problem:
        raise outcome.problem
    return _receipts([_receipt(1, outcome)], STATUS[outcome.status])


@bp.post("/bundles")
def take_bundle():
    """Store what a stick carried; each line stands alone."""
    lines = protocol.split_lines(_body(protocol.MAX_BUNDLE_BYTES, LINES))
    outcomes = current_app.collector.counter.hand_in([Incoming(data) for _, data in lines])
    receipts = [_receipt(number, outcome) for (number, _), outcome in zip(lines, outcomes, strict=True)]
    return _receipts(receipts, 200, protocol.BUNDLE_MEDIA_TYPE)


@bp.put("/kiosks/<kiosk>/withdrawal")
def withdraw(kiosk):
    """Delete the raw reports of a kiosk up to a number."""
    data, database = _body(envelope.MAX_BYTES, JSON), current_app.collector.database
    sealed = envelope.read(data)
    opened = sealed.verify(enrolment.keys(database, sealed.key_id), {messages.WITHDRAWAL_TYPE})
    wish = messages.parse_withdrawal(opened.payload)
    if wish.kiosk != _kiosk(kiosk):
        raise _elsewhere()
    enrolment.withdraw(database, wish, opened.key_id)
    return _receipts([Receipt(1, messages.WITHDRAWN, wish.kiosk, wish.to_seq, protocol.digest_of(data))], 202)


@bp.get("/catalogue")
def show_catalogue():
    """Hand out the signed catalogue."""
    found = packs.catalogue(current_app.collector.database)
    if found is None:
        raise NotFound(N_("There is no catalogue yet."))
    response = Response(found[1], mimetype=envelope.MEDIA_TYPE)
    response.set_etag(protocol.digest_of(found[1]))
    response.headers["Cache-Control"] = "no-cache"
    return response.make_conditional(request)


@bp.get("/packs/<sha256>")
def show_pack(sha256):
    """Hand out the bytes of a pack, or the part of them that is asked for."""
    collector = current_app.collector
    path = packs.path_of(collector.database, collector.settings.data, sha256)
    response = send_file(path.resolve(), mimetype=PACK_TYPE, etag=sha256, conditional=True, last_modified=None)
    response.headers["Cache-Control"] = FOR_A_YEAR
    return response


@bp.get("/openapi.json")
def describe():
    """Describe this interface for programs."""
    return jsonify(openapi.describe(request.host_url.rstrip("/")))


@bp.get("/problems/<name>")
def explain_problem(name):
    """Lead people to where a problem is explained."""
    if name not in protocol.PROBLEMS:
        raise NotFound(N_("There is no such problem."))
    return redirect(f"/api#{name}", 303)


def _body(max_bytes, types):
    """Return the body of the request once it is of the right type, size and digest, and not compressed.

    A compressed body is refused, so that none can unfold into a gigabyte here.
    """
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise BadMessage("compressed", N_("Send this without compressing it."))
    if request.mimetype not in types:
        raise BadMessage("unknown-type", N_("Send this as %(media)s."), media=types[0])
    request.max_content_length = max_bytes
    body = request.get_data(cache=False)
    wanted = _wanted_digest(request.headers.get("Content-Digest", ""))
    if wanted is not None and not hmac.compare_digest(wanted, hashlib.sha256(body).digest()):
        raise BadMessage("wrong-digest", N_("This was changed on the way. Send it again."))
    return body


def _wanted_digest(header):
    """Return the SHA-256 that a Content-Digest header (RFC 9530) announces, or None if it announces none."""
    found = re.search(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]*):", header)
    try:
        return base64.b64decode(found[1], validate=True) if found else None
    except binascii.Error:
        return b""


def _kiosk(text):
    if not re.fullmatch(KIOSK, text):
        raise NotFound(N_("There is no such kiosk."))
    return text


def _elsewhere():
    return BadMessage("wrong-address", N_("This belongs to the address of another kiosk."))


def _receipt(line, outcome):
    return Receipt(line, outcome.status, outcome.kiosk, outcome.seq, outcome.digest)


def _receipts(receipts, status, mimetype=envelope.MEDIA_TYPE):
    sealed = messages.seal_receipts(receipts, current_app.collector.key)
    body = protocol.join_lines(sealed) if mimetype == protocol.BUNDLE_MEDIA_TYPE else sealed[0]
    return Response(body, status, mimetype=mimetype)
