"""A forgotten PIN: the recovery code from the start sheet sets a new one, or the command that does it on the kiosk."""

from flask import Blueprint, current_app, g, make_response, render_template, request

from kiosk import i18n
from kiosk.errors import Rejected
from kiosk.i18n import N_, gettext
from kiosk.people import librarians, pins, recovery
from kiosk.upkeep import notices
from kiosk.web import desk_guards, visiting
from kiosk.web.desk import sittings
from kiosk.web.desk.secrets_typed import read_new_secret
from kiosk.web.desk.tries import MOST_TYPED, Refusal, attempt

USED = N_("The recovery code was used to set a new PIN for %(name)s.")

bp = Blueprint("desk_recover", __name__, url_prefix="/desk/recover")
bp.before_request(desk_guards.door)


@bp.get("")
def show_recover():
    """Both ways back to the desk."""
    return _page()


@bp.post("")
def recover():
    """Set a new PIN with the recovery code. It is used up and a new one is shown; everybody else is signed out."""
    try:
        person, code, secret = _read()
        following, refusal = _redeem(code, person, secret)
    except Rejected as error:
        refusal = Refusal((i18n.explain(error),))
    if refusal:
        return make_response(_page(refusal), refusal.status)
    current_app.kiosk.desk_visits.end_all()
    notices.add(USED, name=person.called)
    response = sittings.sign_in(librarians.find(person.id), g.locale, "/desk/handouts/start-sheet")
    g.librarian.recovery_code = following
    return response


def _read():
    """Return (person, code, new secret) if all can be true, so that a slip of the hand costs no try."""
    people = librarians.list_all()
    person = next((one for one in people if len(people) == 1 or str(one.id) == visiting.field("librarian")), None)
    if person is None:
        raise Rejected(N_("Choose your name."))
    code = recovery.read_code(visiting.field("code", MOST_TYPED))
    secret = read_new_secret()
    pins.choose(secret, _known(person))
    return person, code, secret


def _redeem(code, person, secret):
    """Return (following code, None) for the right recovery code, else (None, :class:`Refusal`)."""
    following = []

    def is_right():
        try:
            following.append(recovery.redeem(code, person.id, secret, _known(person)))
        except Rejected:
            return False
        return True

    refusal = attempt(is_right, gettext(recovery.WRONG))
    return (None, refusal) if refusal else (following[0], None)


def _known(person):
    return (current_app.kiosk.settings.library_name, person.called)


def _page(refusal=None):
    people = librarians.list_all()
    return render_template(
        "desk/recover.html",
        people=people if len(people) > 1 else (),
        chosen=visiting.field("librarian"),
        typed=visiting.field("code", MOST_TYPED),
        refusal=refusal,
        lang=request.values.get("lang", ""),
        least_digits=pins.LEAST_DIGITS,
        least_signs=pins.LEAST_SIGNS,
    )
