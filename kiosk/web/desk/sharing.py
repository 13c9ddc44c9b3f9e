"""Sharing anonymous counts: agree once, join, pause, stop, and see what became of each report.

Nothing leaves before somebody has seen what would and said yes. Sending and
sticks are long work, as backups are: it goes on while pages are looked at.
"""

from flask import Blueprint, current_app, render_template, request

from kiosk import i18n, running_time
from kiosk.errors import Rejected, Unavailable
from kiosk.i18n import N_
from kiosk.sync import agreement, courier, logbook, outbox, troubles
from kiosk.upkeep import second_place
from kiosk.web import reports, visiting
from kiosk.web.desk import carrying, sharing_reports, sources

LAST_REPORTS = 8
MAX_CODE, MAX_URL = 60, 200
OFF_FIRST = N_("Sharing is off. Say yes to sharing first.")
DONE = ("agreed", "pause", "go-on", "stop", "joined", "asked", "again", "aside", "left")

bp = Blueprint("sharing", __name__, url_prefix="/sharing")


@bp.get("")
def show_sharing():
    """How sharing stands, and everything that can be done about it."""
    return _page(request.args.get("done", ""))


@bp.get("/agree")
def ask_to_agree():
    """Show the very kind of report that would leave, and ask once."""
    return render_template("desk/sharing_agree.html", look=_latest, policy=reports.policy)


@bp.post("/agree")
def agree():
    """The library says yes. Saying it again changes nothing."""
    if current_app.kiosk.settings.sharing == agreement.OFF:
        current_app.kiosk.prefer(sharing=agreement.ON)
    return _see("agreed")


@bp.post("/<any(pause, stop):wish>")
def rest(wish):
    """Pause, or stop. A pause needs a yes that was said before; to stop is always possible."""
    kiosk = current_app.kiosk
    if wish == "stop" or kiosk.settings.sharing == agreement.ON:
        kiosk.prefer(sharing=agreement.OFF if wish == "stop" else agreement.PAUSED)
    return _see(wish)


@bp.post("/go-on")
def go_on():
    """End a pause; this never takes the place of saying yes."""
    if current_app.kiosk.settings.sharing == agreement.PAUSED:
        current_app.kiosk.prefer(sharing=agreement.ON)
    return _see("go-on")


@bp.post("/join")
def join():
    """Join the library network with a code, over the network or by stick. What does not fit is said beside it."""
    kiosk, typed, stick = current_app.kiosk, visiting.field("code", MAX_CODE), visiting.field("stick")
    try:
        if not agreement.agreed(kiosk.settings):
            raise Rejected(OFF_FIRST)
        _keep_address(kiosk)
        from kiosk.sync import joining, stick_reports  # noqa: PLC0415 - an idle kiosk needs no cryptography

        if stick:
            stick_reports.ask_to_join(kiosk.settings, typed, sources.find_stick(kiosk.settings, stick).path)
            return _see("asked")
        joining.join(kiosk.settings, typed)
        return _see("joined")
    except (Rejected, Unavailable) as error:
        return _page(error=i18n.explain(error)), 422


def _keep_address(kiosk):
    """Remember where the network is, as its sheet says; one without https:// is meant to have it."""
    typed = visiting.field("network", MAX_URL).strip()
    address = typed if "://" in typed or not typed else f"https://{typed}"
    if address != kiosk.settings.collector_url:
        kiosk.prefer(collector_url=address)


@bp.post("/send")
def send():
    """Send now what waits."""
    return carrying.begin("send")


@bp.post("/stick/<any(write, read):way>")
def use_stick(way):
    """Write reports on a stick, or read receipts from it."""
    return carrying.begin(way, sources.find_stick(current_app.kiosk.settings, visiting.field("stick")))


@bp.get("/leave")
def ask_to_leave():
    """Say what leaving means, and ask once."""
    return render_template("desk/sharing_leave.html", sent=outbox.count_sent(), branch=logbook.read().branch)


@bp.post("/leave")
def leave():
    """Stop sharing, and ask the network to delete our reports."""
    current_app.kiosk.prefer(sharing=agreement.OFF)
    if agreement.joined():
        courier.withdraw()
    return _see("left")


def _see(done):
    return visiting.see(f"/desk/sharing?done={done}")


def _latest():
    return reports.latest_or_example(sharing_reports.ADDRESS)


def _page(done="", error=""):
    kiosk, standing = current_app.kiosk, logbook.read()
    work = kiosk.work.state
    kiosk.work.forget()  # how it ended is told once
    return render_template(
        "desk/sharing.html",
        done=done if done in DONE else "",
        error=error,
        typed=request.form,
        sharing=reports.sharing_now(kiosk.settings, standing),
        standing=standing,
        must_join=not standing.collector_key or troubles.stops(standing.trouble),
        trouble=troubles.words(standing.trouble),
        days_ago=None if standing.last_contact is None else running_time.today() - standing.last_contact,
        waiting=outbox.count_waiting(),
        rows=lambda: reports.rows(outbox.newest(LAST_REPORTS)),
        policy=reports.policy,
        sticks=second_place.usable_sticks(kiosk.settings),
        work=work,
    )
