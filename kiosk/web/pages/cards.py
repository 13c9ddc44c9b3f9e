"""Keep my place, and come back with a return card."""

from flask import Blueprint, current_app, g, render_template, request

from kiosk import i18n
from kiosk.catalogue import shelf
from kiosk.errors import Busy, NotFound, Rejected, Unavailable
from kiosk.i18n import N_
from kiosk.people import codes, learners
from kiosk.people.cards import barcode_svg, qr_svg
from kiosk.reporting import deeds
from kiosk.web import guards, visiting

KEYS = frozenset("0123456789")
MAX_TYPED = 60  # spaces and hyphens between the digits are welcome

bp = Blueprint("cards", __name__, url_prefix="/me/card")
bp.before_request(guards.visitor)


@bp.get("")
def show_card():
    """The return card made in this visit, or what one is good for. It is not shown again in later visits."""
    code = g.visit.code if g.visit else ""
    return render_template(
        "card.html",
        digits=code or None,
        qr=qr_svg(code) if code else "",
        barcode=barcode_svg(code) if code else "",
        hidden=bool(g.visit and g.visit.kept and not code),
        expires=current_app.kiosk.settings.learner_months,
    )


@bp.post("")
def make_card():
    """Give the visitor's learner a return code. Pressing twice makes one."""
    kiosk = current_app.kiosk
    digits = kiosk.settings.return_code_digits
    code = visiting.do(deeds.make_card, visiting.learner_id(), kiosk.pepper, digits)
    if code:
        g.visit.code, g.visit.kept = code, True
        visiting.renew()
    return visiting.see(f"/{g.locale}/me/card")


@bp.get("/enter")
def ask_for_code():
    """Keypad, keyboard or scanner."""
    return _enter_page()


@bp.post("/key")
def press_key():
    """One key of the keypad, where scripts are off."""
    visit, key = visiting.begin(), visiting.field("key")
    if key in KEYS and len(visit.entered) < _length():
        visit.entered += key
    elif key == "delete":
        visit.entered = visit.entered[:-1]
    return visiting.see(f"/{g.locale}/me/card/enter")


@bp.post("/enter")
def come_back():
    """Bring back the learner of a code, together with what was done as a guest just now."""
    try:
        code = codes.read_code(visiting.field("code", MAX_TYPED) or _entered(), _length())
        returned = _learner_of(code)
    except (Rejected, NotFound, Busy) as error:
        return _enter_page(error), 429 if isinstance(error, Busy) else 422
    visit = visiting.begin()
    visiting.do(_return_once, returned)
    visiting.renew()
    current_app.kiosk.visits.end_others_of(returned, but=visit.token)
    return visiting.see(f"/{g.locale}/me")


def _return_once(returned, *, moment):
    """Make the visit that of the learner who came back, unless this press came twice."""
    visit, done = g.visit, deeds.NOTHING
    if visit.learner_id != returned:
        is_again = current_app.kiosk.visits.is_returning(returned)
        done = deeds.come_back(returned, visit.learner_id, shelf.in_locale(), moment=moment, is_again=is_again)
    visit.learner_id, visit.kept, visit.code, visit.entered = returned, True, "", ""
    return done


def _learner_of(code):
    """Return the learner id of a well-formed code; every well-formed code costs the terminal a try."""
    kiosk, terminal = current_app.kiosk, request.remote_addr or ""
    seconds = kiosk.tries.claim(terminal)
    if seconds:
        raise Busy(N_("Too many codes were wrong. Wait %(seconds)s seconds, or ask a librarian."), seconds=seconds)
    try:
        learner_id = learners.come_back(code, kiosk.pepper)
    except NotFound:
        if kiosk.tries.note_failure():
            current_app.logger.warning("return codes: many wrong tries in one hour")
        raise
    except Unavailable:
        kiosk.tries.give_back(terminal)
        raise
    kiosk.tries.give_back(terminal)
    return learner_id


def _enter_page(error=None):
    return render_template(
        "card_enter.html",
        entered=_entered(),
        length=_length(),
        error=i18n.explain(error) if error else None,
        wait_seconds=error.seconds if isinstance(error, Busy) else 0,
    )


def _entered():
    return g.visit.entered if g.visit else ""


def _length():
    return current_app.kiosk.settings.return_code_digits
