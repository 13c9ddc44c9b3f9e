"""What kiosks and the collector say to each other: sync protocol, version 1.

Every message is one envelope (``kiosk.envelope``): a signed JSON payload with a
type. An envelope has at most 4096 bytes, and the same bytes travel over HTTPS
and on a stick. The collector stores a report once under (kiosk, seq), so sending
it again, late, twice or in another order changes nothing and needs no clock.

============================================  =====================================================
PUT  /api/v1/kiosks/{kiosk}                   Join. Body: an enrolment, signed with the key that it
                                              brings. 201 joined, 200 had joined with the same key.
                                              Answer: one "enrolled" envelope of the collector.
PUT  /api/v1/reports/{kiosk}/{seq}            Hand in a report. 201 stored, 200 the same bytes were
                                              stored before. Answer: one envelope with a receipt.
POST /api/v1/bundles                          Hand in what a stick carries: at most 1 MiB, one
                                              envelope on each line. 200. Answer: receipts, one
                                              envelope on each line; each line stands alone.
PUT  /api/v1/kiosks/{kiosk}/withdrawal        Delete the raw reports up to a seq. 202. Answer: one
                                              envelope with a receipt.
GET  /api/v1/catalogue                        The signed list of lesson packs. ETag and 304.
GET  /api/v1/packs/{sha256}                   The bytes of one pack. Range, ETag and 304.
============================================  =====================================================

On a stick every envelope is a file of its own that ends in REPORT_SUFFIX: reports,
and also the wish to join (an enrolment) and a withdrawal, which the collector
takes up as if they had come over HTTPS. What it answers lies on the way back in a
file whose name ends in RECEIPTS_FILE, one envelope on each line: "enrolled"
envelopes and receipts. A kiosk may hand in another one's reports as a bundle, and
puts the receipts beside them likewise.

Bodies are sent plain (a compressed one is refused with 415) as MEDIA_TYPE or
application/json; a bundle as BUNDLE_MEDIA_TYPE. A ``Content-Digest`` (RFC 9530,
sha-256) is checked if it is sent. Every refusal is a problem document (RFC 9457)
of at most 4 KiB whose ``type`` ends in one of the names in PROBLEMS, and changes
nothing. 429 and 503 carry ``Retry-After`` in seconds: try again then, also after
network failures. After 401, 403 and 410 stop and tell the staff. Other refusals
of a report will not change: set that report aside.
"""

import base64
import hashlib
from dataclasses import dataclass

from kiosk.i18n import N_

BUNDLE_MEDIA_TYPE = "application/jsonl"
MAX_BUNDLE_BYTES = 2**20
MAX_ANSWER_BYTES = 4096  # of each answer, and of each line of the answer to a bundle
REPORT_SUFFIX = ".report"  # of a file on a stick: one envelope
RECEIPTS_FILE = "receipts.jsonl"  # on a stick: what the collector answers

BUNDLES = "/api/v1/bundles"
CATALOGUE = "/api/v1/catalogue"


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of refusal: the HTTP status and what it is called."""

    status: int
    title: str


PROBLEMS = {
    "bad-code": Problem(403, N_("The code does not open a place for this kiosk")),
    "unknown-key": Problem(403, N_("The key is not known")),
    "bad-signature": Problem(403, N_("The signature does not fit")),
    "foreign-kiosk": Problem(403, N_("The key belongs to another kiosk")),
    "retired": Problem(403, N_("The kiosk has left the network")),  # 410 where it wants to join again
    "not-found": Problem(404, N_("There is nothing at this address")),
    "wrong-method": Problem(405, N_("This cannot be done at this address")),
    "other-key": Problem(409, N_("The kiosk has joined with another key")),
    "fork": Problem(409, N_("Another report has this number already")),
    "too-large": Problem(413, N_("The message is too large")),
    "unknown-type": Problem(415, N_("The message is of a type that is not known here")),
    "compressed": Problem(415, N_("The message is compressed")),
    "bad-envelope": Problem(422, N_("The envelope is not as it should be")),
    "bad-report": Problem(422, N_("The report is not as it should be")),
    "bad-request": Problem(422, N_("The message is not as it should be")),
    "wrong-address": Problem(422, N_("The message belongs to another address")),
    "wrong-digest": Problem(422, N_("The message was changed on the way")),
    "withdrawn-before": Problem(422, N_("The report was withdrawn")),
    "busy": Problem(429, N_("Too much at once")),
    "our-fault": Problem(500, N_("Something went wrong on our side")),
    "unavailable": Problem(503, N_("This does not work just now")),
}


def kiosk_address(kiosk: str) -> str:
    """Return where a kiosk joins."""
    return f"/api/v1/kiosks/{kiosk}"


def withdrawal_address(kiosk: str) -> str:
    """Return where a kiosk takes its reports back."""
    return f"/api/v1/kiosks/{kiosk}/withdrawal"


def report_address(kiosk: str, seq: int) -> str:
    """Return where a report is handed in."""
    return f"/api/v1/reports/{kiosk}/{seq}"


def pack_address(sha256: str) -> str:
    """Return where the bytes of a pack are."""
    return f"/api/v1/packs/{sha256}"


def report_file(kiosk: str, seq: int) -> str:
    """Return the name of a report's file on a stick."""
    return f"{kiosk}-{seq}{REPORT_SUFFIX}"


def joining_file(kiosk: str) -> str:
    """Return the name of the file with the wish to join."""
    return f"{kiosk}-join{REPORT_SUFFIX}"


def withdrawal_file(kiosk: str) -> str:
    """Return the name of the file with the wish to have reports deleted."""
    return f"{kiosk}-withdraw{REPORT_SUFFIX}"


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of an envelope in hexadecimal: what a receipt names it by."""
    return hashlib.sha256(data).hexdigest()


def content_digest(body: bytes) -> str:
    """Return the value of the header ``Content-Digest`` (RFC 9530) for ``body``."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode('ascii')}:"


def join_lines(envelopes: list[bytes]) -> bytes:
    """Return a bundle: one envelope on each line."""
    return b"".join(envelope + b"\n" for envelope in envelopes)


def split_lines(bundle: bytes) -> list[tuple[int, bytes]]:
    """Return (number of the line, envelope) for each line of a bundle that is not empty."""
    lines = enumerate(bundle.split(b"\n"), 1)
    return [(number, line) for number, line in lines if line]
