"""The start sheet: one page of paper for the drawer of the desk, with everything a colleague needs tomorrow."""

import ipaddress
import shlex
import socket

from flask import Blueprint, current_app, g, render_template, request

from kiosk.people import recovery
from kiosk.people.cards import qr_svg
from kiosk.settings import default_data_folder
from kiosk.web import visiting
from kiosk.web.desk.addresses import kiosk_address

NOWHERE = ("192.0.2.1", 9)  # kept for documents (RFC 5737): nothing is sent, the system only chooses its way out

bp = Blueprint("start_sheet", __name__, url_prefix="/handouts/start-sheet")


@bp.get("")
def show_start_sheet():
    """The sheet. The recovery code stands on it only in the sitting that made it."""
    reached, code = kiosk_address() or _own_address(), g.librarian.recovery_code
    return render_template(
        "desk/start_sheet.html",
        address=reached or request.host_url.rstrip("/"),
        reached=bool(reached),
        qr=qr_svg(f"{reached}/") if reached else "",
        code=recovery.in_groups(code) if code else "",
        reset_command=_reset_command(current_app.kiosk.settings.data),
    )


@bp.post("/kept")
def say_kept():
    """The sheet is in the drawer: do not show the recovery code any more."""
    g.librarian.recovery_code = ""
    return visiting.see("/desk/")


def _reset_command(data):
    """Return the command for a forgotten PIN, exactly as it must be typed for this kiosk."""
    if data.resolve() == default_data_folder().resolve():
        return "kiosk desk reset"
    return f"kiosk desk reset --data {shlex.quote(str(data.resolve()))}"


def _own_address():
    """Return this machine's address in its network, for a desk that is opened on the kiosk itself, or ""."""
    host = current_app.kiosk.settings.host
    own = _way_out() if host in ("", "0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
    if not own or _is_loopback(own):
        return ""
    port = request.host.rpartition(":")[2]
    return f"{request.scheme}://{own}{f':{port}' if port.isdecimal() else ''}"


def _way_out():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOWHERE)
            return probe.getsockname()[0]
        except OSError:  # no network at all
            return ""


def _is_loopback(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
