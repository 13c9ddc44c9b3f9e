"""The door of the desk: a name, if there are several, and a PIN on the keypad or a passphrase."""

from flask import Blueprint, current_app, g, make_response, redirect, render_template, request

from kiosk import i18n
from kiosk.i18n import gettext
from kiosk.people import librarians
from kiosk.web import desk_guards, visiting
from kiosk.web.desk import sittings
from kiosk.web.desk.tries import MOST_TYPED, Refusal, attempt, press_key

bp = Blueprint("desk_door", __name__, url_prefix="/desk")
bp.before_request(desk_guards.door)


@bp.get("/sign-in")
def show_sign_in():
    """Ask who it is. Who has signed in already goes on."""
    if g.librarian is not None:
        return redirect(_way_on(), 303)
    return _page()


@bp.get("/ended")
def show_ended():
    """The sitting is over because nobody touched the desk. Where it is not, another window kept it open: go back."""
    if g.librarian is not None:
        return redirect(_way_on(), 303)
    return sittings.drop_cookie(make_response(_page(ended=True)))


@bp.post("/sign-in")
def sign_in():
    """Open the desk for a right PIN. Without scripts each key of the keypad comes here too."""
    if "key" in request.form:
        return _page(typed=press_key(visiting.field("pin", MOST_TYPED)))
    person, refusal = _try()
    if refusal:
        return _refused(_page(refusal), refusal)
    return sittings.sign_in(person, _locale_of(person), _way_on())


@bp.post("/sign-in/again")
def sign_in_again():
    """The same for the cover that a script lays over a page left alone: answers with sentences only."""
    person, refusal = _try()
    if refusal:
        return _refused(" ".join(refusal.sentences), refusal, "text/plain")
    response = sittings.sign_in(person, _locale_of(person), "/desk/")
    response.status_code = 204
    return response


def _try():
    """Return (person, None) for a right PIN or passphrase, else (None, :class:`Refusal`)."""
    person, typed = _chosen(), visiting.field("pin", MOST_TYPED) or visiting.field("passphrase", MOST_TYPED)
    if person is None:
        return None, Refusal((gettext("Choose your name."),))
    if not typed.strip():
        return None, Refusal((gettext("Enter your PIN or your passphrase."),))
    wrong = gettext("This PIN or passphrase is not right.")
    refusal = attempt(lambda: librarians.check(person.id, typed), wrong)
    return (None, refusal) if refusal else (person, None)


def _chosen():
    """Return the librarian whose name was chosen; where there is only one, that one."""
    people, wanted = librarians.list_all(), visiting.field("librarian")
    if len(people) == 1:
        return people[0]
    return next((person for person in people if str(person.id) == wanted), None)


def _page(refusal=None, typed="", ended=False):
    people = librarians.list_all()
    return render_template(
        "desk/sign_in.html",
        people=people if len(people) > 1 else (),
        chosen=visiting.field("librarian"),
        typed=typed,
        refusal=refusal,
        by_passphrase=bool(refusal and visiting.field("passphrase", MOST_TYPED)),
        ended=ended,
        signed_out=request.args.get("out") == "yes",
        way_on=_way_on(),
        lang=_lang(),
    )


def _refused(body, refusal, mimetype="text/html"):
    response = make_response(body, refusal.status)
    response.mimetype = mimetype
    if refusal.seconds:
        response.headers["Retry-After"] = str(refusal.seconds)
    return response


def _way_on():
    return sittings.own_address(request.values.get("from", ""))


def _lang():
    """Return the language that was chosen at the door, or "": then the desk opens in the librarian's own."""
    code = request.values.get("lang", "")
    return code if code in current_app.kiosk.settings.locales else ""


def _locale_of(person):
    code = _lang() or person.locale
    return code if code in current_app.kiosk.settings.locales else i18n.current()
