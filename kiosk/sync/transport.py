"""Asks the collector over HTTP, and believes as little of the answer as can be.

No redirect is followed, nothing is unpacked, and no answer may be larger than
was said before.
"""

import email.utils
import http
from dataclasses import dataclass

from kiosk import strict_json
from kiosk.errors import BadMessage, Unavailable
from kiosk.i18n import N_
from kiosk.protocol import MAX_ANSWER_BYTES, PROBLEMS, content_digest
from kiosk.sync import exchange
from kiosk.sync.troubles import MOVED, NO_CONNECTION, STRANGE, Trouble

MAX_CATALOGUE_BYTES = 64 * 1024
MAX_RETRY_SECONDS = 86_400
PIECE_BYTES = 64 * 1024
NOT_STORED = N_("What came could not be stored: %(why)s. Make room on the disk first.")
PROBLEM_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the collector said. Nothing in ``body`` has been checked but its size.

    ``problem`` is a name of ``protocol.PROBLEMS``, or "" if it named none of them.
    """

    status: int
    media_type: str
    body: bytes
    problem: str
    retry_seconds: int  # when it is worth trying again; 0 if it was not said
    date: str  # the header Date, as it came
    etag: str


def put(url, path, body, media_type):
    """Send ``body`` to ``path`` of the collector at ``url`` and return its :class:`Answer`. Raises Trouble."""
    headers = {"Content-Type": media_type, "Content-Digest": content_digest(body)}
    return _ask(url, "PUT", path, body, headers, MAX_ANSWER_BYTES)


def post(url, path, body, media_type, max_bytes):
    """Do the same with POST; the answer may have ``max_bytes``."""
    headers = {"Content-Type": media_type, "Content-Digest": content_digest(body)}
    return _ask(url, "POST", path, body, headers, max_bytes)


def get(url, path, *, etag="", max_bytes=MAX_CATALOGUE_BYTES):
    """Ask for ``path`` and return the :class:`Answer`: 304 if it still has this ``etag``. Raises Trouble."""
    return _ask(url, "GET", path, None, {"If-None-Match": etag} if etag else {}, max_bytes)


def download(url, path, write, *, start=0, max_bytes):
    """Hand the bytes of ``path``, from the byte ``start`` on, to ``write(piece)``; return (status, bytes handed on).

    200 begins at the first byte whatever ``start`` was, 206 at ``start``; with
    any other status nothing is handed on. It may take as long as it wants, as
    long as something comes every 15 seconds. Raises Trouble, also after the
    first ``max_bytes`` bytes (then there were more); Unavailable if ``write``
    finds the disk full.
    """
    with exchange.answering(url, "GET", path, None, {"Range": f"bytes={start}-"} if start else {}) as response:
        if response.status not in (200, 206):
            return response.status, 0
        return response.status, _pass_on(response, write, max_bytes)


def _ask(url, method, path, body, headers, max_bytes):
    with exchange.answering(url, method, path, body, headers, exchange.WHOLE_SECONDS) as response:
        if 300 <= response.status < 400 and response.status != http.HTTPStatus.NOT_MODIFIED:
            raise Trouble(MOVED)
        data = _read(response, max_bytes)
    media_type = response.getheader("Content-Type", "").partition(";")[0].strip().lower()
    return Answer(
        status=response.status,
        media_type=media_type,
        body=data,
        problem=_problem(response.status, media_type, data),
        retry_seconds=_seconds(response.getheader("Retry-After", "")),
        date=response.getheader("Date", ""),
        etag=response.getheader("ETag", ""),
    )


def _read(response, max_bytes):
    """Return the whole body. One that is packed or too large is not from our collector."""
    if response.getheader("Content-Encoding", "identity").lower() != "identity":
        raise Trouble(STRANGE)
    if response.length is None and not response.chunked:  # cut in the head: our collector says how much will come
        raise Trouble(NO_CONNECTION)
    data = response.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise Trouble(STRANGE)
    if response.length:
        raise Trouble(NO_CONNECTION)
    return data


def _pass_on(response, write, max_bytes):
    done = 0
    while piece := response.read(PIECE_BYTES):
        done += len(piece)
        if done > max_bytes:
            raise Trouble(STRANGE)
        _hand_on(write, piece)
    if response.length:
        raise Trouble(NO_CONNECTION)
    return done


def _hand_on(write, piece):
    """Let a full disk be told from a broken line."""
    try:
        write(piece)
    except OSError as error:
        raise Unavailable(NOT_STORED, why=error.strerror or str(error)) from error


def _problem(status, media_type, data):
    """Return the name in a problem document (RFC 9457), if it is one that our collector may give with this status."""
    if media_type != PROBLEM_TYPE:
        return ""
    try:
        kind = _check.load(data).get("type", "")
        name = kind.rpartition("/")[2]
    except (BadMessage, AttributeError):
        return ""
    known = PROBLEMS.get(name)
    return name if known and status in (known.status, *_ALSO.get(name, ())) else ""


_check = strict_json.Reader(STRANGE)
_ALSO = {"retired": (410,), "bad-request": (400,)}


def _seconds(text):
    """Return what Retry-After says in seconds; a date is not obeyed, as our clock may be years away from theirs."""
    return min(int(text), MAX_RETRY_SECONDS) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def date_in(answer):
    """Return the moment in the header Date of an :class:`Answer` (with its time zone), or None."""
    try:
        return email.utils.parsedate_to_datetime(answer.date)
    except ValueError:
        return None
