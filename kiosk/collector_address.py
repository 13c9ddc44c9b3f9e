"""Where the collector is, as the setting ``collector_url`` says: https, or plain http on this very machine."""

import ipaddress
import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from kiosk.errors import Rejected
from kiosk.i18n import N_


@dataclass(frozen=True, slots=True)
class CollectorAddress:
    """A collector. ``prefix`` comes before the path of every request; it has no slash at its end."""

    is_safe: bool  # https
    host: str
    port: int | None
    prefix: str


def read(url):
    """Return the :class:`CollectorAddress` in ``url``. Raises Rejected if it is none, or not safe enough."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _no_address(url) from error
    if any(sign.isspace() or not sign.isprintable() for sign in url):
        raise _no_address(url)
    host, secrets = parts.hostname or "", parts.username or parts.password
    if parts.scheme not in ("https", "http") or not host or secrets or parts.query or parts.fragment:
        raise _no_address(url)
    if parts.scheme == "http" and not is_loopback(host):
        raise Rejected(N_("The address of the library network must begin with https."))
    return CollectorAddress(parts.scheme == "https", host, port, parts.path.rstrip("/"))


def proxy_for(address, environ=os.environ):
    """Return (host, port) of the proxy that the environment names for an address, or None to go there directly.

    Only a plain one counts (http://host:port, without a name or password): it
    passes on what it cannot read, because TLS goes through it to the collector.
    """
    named = environ.get("https_proxy") or environ.get("HTTPS_PROXY") or ""
    if not named or not address.is_safe or _goes_direct(address.host, environ):
        return None
    try:
        parts = urlsplit(named)
        port = parts.port
    except ValueError:
        return None
    is_plain = parts.scheme == "http" and parts.hostname and port and not (parts.username or parts.password)
    return (parts.hostname, port) if is_plain else None


def is_loopback(host):
    """Say whether ``host`` is this machine, so that nobody can listen on the way."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _goes_direct(host, environ):
    spared = (environ.get("no_proxy") or environ.get("NO_PROXY") or "").replace(",", " ").split()
    return is_loopback(host) or any(one == "*" or f".{host}".endswith(f".{one.lstrip('.')}") for one in spared)


def _no_address(url):
    return Rejected(N_("%(url)s is no address of a library network. Write it like https://counts.example."), url=url)
