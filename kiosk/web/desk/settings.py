"""Settings that staff decide: names, languages, screens, the library's own words, where the desk opens."""

import ipaddress

from flask import Blueprint, current_app, render_template, request

from kiosk import i18n
from kiosk.catalogue import shelf
from kiosk.errors import NotFound, Rejected
from kiosk.i18n import N_
from kiosk.people.visits import SIZES, THEMES
from kiosk.web import visiting

MAX_NAME = 80
MAX_LOCAL = 300
MAX_ADDRESSES = 1000
IDLE_MINUTES = (2, 3, 4, 5, 8, 10, 15)

bp = Blueprint("settings", __name__, url_prefix="/settings")


@bp.get("")
def show_settings():
    """Everything that can be decided here, as it is now."""
    return _page(request.args.get("saved", ""))


@bp.post("/<part>")
def save_settings(part):
    """Save one part. What does not fit is said, and nothing that was typed is lost."""
    if part not in PARTS:
        raise NotFound(N_("We cannot find that page."))
    try:
        current_app.kiosk.prefer(**PARTS[part]())
    except Rejected as error:
        return _page(wrong=part, error=i18n.explain(error)), 422
    return visiting.see(f"/desk/settings?saved={part}#{part}")


def _page(saved="", wrong="", error=None):
    kiosk = current_app.kiosk
    wish = kiosk.settings
    return render_template(
        "desk/settings.html",
        saved=saved if saved in PARTS else "",
        wrong=wrong,
        error=error,
        typed=request.form if error else {},  # names differ from part to part
        wish=wish,
        offered=[i18n.LOCALES[code] for code in _ordered(kiosk.given.locales, wish.locales)],
        minutes=sorted({*IDLE_MINUTES, wish.idle_seconds // 60}),
        sizes=SIZES,
        themes=THEMES,
        slots=shelf.in_locale().slots,
        asking=request.remote_addr,
        max_local=MAX_LOCAL,
    )


def _ordered(all_codes, first):
    return [*first, *(code for code in all_codes if code not in first)]


def _library():
    locales = [code for code in request.form.getlist("locales") if code in current_app.kiosk.given.locales]
    if not locales:
        raise Rejected(N_("Choose at least one language."))
    default = visiting.field("default_locale")
    if default not in locales:
        raise Rejected(N_("Choose the first language among those that are shown."))
    return {"library_name": _line("library_name", MAX_NAME), "locales": locales, "default_locale": default}


def _screens():
    minutes = visiting.field("idle_minutes")
    return {
        "idle_seconds": 60 * int(minutes) if minutes.isdecimal() else 0,
        "default_size": visiting.field("default_size"),
        "default_theme": visiting.field("default_theme"),
        "voice": visiting.field("voice") == "yes",
        "printing": visiting.field("printing") == "yes",
    }


def _words():
    typed = {slot.name: _line(slot.name, MAX_LOCAL) for slot in shelf.in_locale().slots}
    return {"local": {name: text for name, text in typed.items() if text}}


def _safety():
    addresses = visiting.field("desk_addresses", MAX_ADDRESSES).replace(",", " ").split()
    _keep_a_way_in(addresses)
    return {"desk_addresses": addresses, "second_backup": visiting.field("second_backup") == "yes"}


def _keep_a_way_in(addresses):
    """Refuse a list that would lock out the person who writes it."""
    asking = ipaddress.ip_address(request.remote_addr)
    networks = [network for network in map(_network, addresses) if network]
    if networks and not any(asking in network for network in networks):
        raise Rejected(N_("Your own address %(address)s must be in the list."), address=request.remote_addr)


def _network(address):
    try:
        return ipaddress.ip_network(address, strict=False)
    except ValueError:  # the settings themselves refuse it, with the right words
        return None


def _line(name, limit):
    return " ".join(visiting.field(name, limit).split())


PARTS = {"library": _library, "screens": _screens, "words": _words, "safety": _safety}
