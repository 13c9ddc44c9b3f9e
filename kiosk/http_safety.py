"""What every answer and every request over HTTP must fulfil, whichever door it goes through."""

import functools
import ipaddress
import re
import socket

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

SECURITY_HEADERS = (
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),  # no-referrer would turn the Origin of our own forms into "null"
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), usb=(), payment=()"),
)
NO_STORE = ("Cache-Control", "no-store")
ANSWER_HEADERS = (*SECURITY_HEADERS, NO_STORE)


def is_same_origin(method, origin, site, own):
    """Say whether a request may change something: it comes from a page of the origin ``own`` (privacy: Origin decides).

    ``origin`` and ``site`` are the headers Origin and Sec-Fetch-Site, None if they were not sent.
    """
    return method in SAFE_METHODS or (origin == own and site in (None, "same-origin"))


@functools.lru_cache(maxsize=200)
def is_our_host(host, trusted):
    """Say whether a Host header names this machine; ``trusted`` are further names that do."""
    found = _HOST.fullmatch(host)
    name = found[1].strip("[]") if found else ""
    return _is_address(name) or name in _own_names() or name in trusted


_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:\[\]]+)(?::[0-9]*)?")  # a name or an address, perhaps a port


def _is_address(name):
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _own_names():
    own = socket.gethostname().lower()
    return {"localhost", own, f"{own}.local", f"{own}.lan"}
