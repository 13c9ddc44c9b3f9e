"""Under which address people in the room reach the kiosk: for posters and their QR codes.

The desk is often opened on the kiosk itself, where the browser says
"localhost". That address is of no use on a poster, so staff may write the real
one once; until they do, a poster sends people to the library's own computers.
"""

import ipaddress
import re

from flask import current_app, request

from kiosk.errors import Rejected
from kiosk.i18n import N_

FACT = "kiosk_address"  # its name among the facts of the branch
MAX_ADDRESS = 100
ADDRESS = re.compile(r"https?://([\w.-]+|\[[0-9a-fA-F:]+\])(:\d{1,5})?(/[^\s?#@]*)?")


def kiosk_address():
    """Return the address to print, without a slash at its end, or "" if only this machine could open it."""
    written = current_app.kiosk.settings.branch.get(FACT, "")
    return written or ("" if _is_this_machine(request.host) else request.host_url.rstrip("/"))


def read_address(text):
    """Return an address that staff wrote in its full form, or "" for none. Raises Rejected for anything else."""
    text = text.strip().rstrip("/")
    if not text:
        return ""
    address = text if "://" in text else f"http://{text}"
    if len(address) > MAX_ADDRESS or not address.isprintable() or not ADDRESS.fullmatch(address):
        raise Rejected(N_("We could not read this address. Write it like http://kiosk.example"))
    return address


def keep_address(address):
    """Remember the address for all posters; "" goes back to the one the browser knows."""
    facts = {name: value for name, value in current_app.kiosk.settings.branch.items() if name != FACT}
    current_app.kiosk.prefer(branch={**facts, FACT: address} if address else facts)


def _is_this_machine(host):
    name = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name == "localhost"
