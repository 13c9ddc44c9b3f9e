"""Requests as bytes, for what no client library would send."""

import re
import socket
import urllib.parse
from contextlib import suppress
from dataclasses import dataclass

PATIENCE_SECONDS = 0.3  # for an answer to a request that may not be complete
HANG_SECONDS = 60  # for an answer that must come
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
SECRETS = ("traceback", 'file "', ".py", "sqlite", "peewee", "werkzeug", "jinja", "flask", "/tmp/", "/home/", "/root/")


@dataclass(frozen=True)
class Answer:
    """One answer as it came over the wire; ``status`` is 0 if there was none."""

    status: int
    head: str
    body: str

    def is_fit_for_patrons(self, asked=b""):
        """Whether it is no failure of ours and tells nothing of the program's inside that was not in the question."""
        told = (self.head + self.body).casefold()
        known = urllib.parse.unquote(asked.decode("latin-1")).casefold()
        return self.status < 500 and all(secret in known or secret not in told for secret in SECRETS)


NOTHING = Answer(0, "", "")


def request(method, address, *lines, host="localhost", body=b""):
    """Return the bytes of a request; ``lines`` are further header lines, text or bytes."""
    head = [f"{method} {address} HTTP/1.1", f"Host: {host}", *lines]
    if body:
        head.append(f"Content-Length: {len(body)}")
    return b"\r\n".join(_bytes(line) for line in [*head, "", ""]) + body


def form(address, origin, *lines, host="localhost", body=b""):
    """Return the bytes of a form sent from ``origin``."""
    kind = "Content-Type: application/x-www-form-urlencoded"
    return request("POST", address, f"Origin: {origin}", kind, *lines, host=host, body=body)


def send(port, data, patience=HANG_SECONDS):
    """Send ``data`` to the kiosk at ``port`` and return the first :class:`Answer`, or NOTHING."""
    is_head = data.startswith(b"HEAD ")
    with socket.create_connection(("127.0.0.1", port), timeout=HANG_SECONDS) as connection:
        connection.settimeout(patience)
        with suppress(OSError):  # refused before it was all sent: the answer says why
            connection.sendall(data)
        try:
            return _read(connection, is_head)
        except OSError:
            return NOTHING


def _read(connection, is_head):
    received = b""
    while b"\r\n\r\n" not in received:
        chunk = connection.recv(65536)
        if not chunk:
            return NOTHING
        received = (received + chunk).removeprefix(CONTINUE)
    connection.settimeout(HANG_SECONDS)
    head, _, body = received.partition(b"\r\n\r\n")
    length = None if is_head else LENGTH.search(head)
    while length and len(body) < int(length[1]):
        chunk = connection.recv(65536)
        if not chunk:
            break
        body += chunk
    return Answer(int(head.split()[1]), head.decode("latin-1"), body.decode("utf-8", "replace"))


def _bytes(line):
    return line if isinstance(line, bytes) else line.encode("utf-8", "surrogateescape")
