"""The people of the desk: who they are, one more, a new PIN, a new recovery code, and goodbye.

Whatever gives or takes a way in asks for one's own PIN once more: a desk left
open for a minute must not become somebody else's for good.
"""

from flask import Blueprint, current_app, g, make_response, render_template, request

from kiosk import i18n
from kiosk.errors import NotFound, Rejected
from kiosk.i18n import N_
from kiosk.people import librarians, pins, recovery
from kiosk.web import visiting
from kiosk.web.desk.secrets_typed import read_new_secret
from kiosk.web.desk.tries import Refusal, own_pin

bp = Blueprint("librarians", __name__, url_prefix="/librarians")


@bp.get("")
def show_librarians():
    """Everybody who may open the desk."""
    return render_template(
        "desk/librarians.html",
        people=librarians.list_all(),
        me=g.librarian.librarian_id,
        done=request.args.get("done", ""),
        has_code=recovery.is_made(),
    )


@bp.get("/<any(add, pin, code):task>")
def show_task(task):
    """The form for one task."""
    return _form(task)


@bp.post("/add")
def add():
    """Add a librarian, who can change the PIN later."""
    return _with_own_pin("add", _add)


@bp.post("/pin")
def change_pin():
    """Change one's own PIN or passphrase; other sittings of the same person are over."""
    return _with_own_pin("pin", _change)


@bp.post("/code")
def make_code():
    """Make a new recovery code; the one on older sheets stops working."""
    return _with_own_pin("code", _make_code)


@bp.get("/<int:id>/remove")
def ask_to_remove(id):
    """Say what removing means, and ask once."""
    return _form("remove", person=_find(id))


@bp.post("/<int:id>/remove")
def remove(id):
    """Remove a librarian: they are signed out at once."""
    person = _find(id)
    return _with_own_pin("remove", lambda: _remove(person), person=person)


def _with_own_pin(task, do, **shown):
    """Ask for the own PIN, then do the task and go where it leads; what does not fit is said on the same page."""
    refusal = own_pin(g.librarian.librarian_id, librarians.check)
    try:
        if refusal is None:
            return visiting.see(do())
    except Rejected as error:
        refusal = Refusal((i18n.explain(error),))
    return make_response(_form(task, refusal, **shown), refusal.status)


def _add():
    librarians.add(visiting.field("called"), read_new_secret(), g.locale, _known())
    return "/desk/librarians?done=added"


def _change():
    g.librarian.stamp = librarians.change(g.librarian.librarian_id, read_new_secret(), _known())
    return "/desk/librarians?done=changed"


def _make_code():
    g.librarian.recovery_code = recovery.make()
    return "/desk/handouts/start-sheet"


def _remove(person):
    librarians.remove(person.id)
    return "/desk/librarians?done=removed"


def _find(id):
    person = librarians.find(id)
    if person is None:
        raise NotFound(N_("This librarian is not here any more."))
    return person


def _known():
    return (current_app.kiosk.settings.library_name,)


def _form(task, refusal=None, **shown):
    return render_template(
        f"desk/librarian_{task}.html",
        refusal=refusal,
        called=visiting.field("called") if task == "add" else "",
        me=g.librarian,
        least_digits=pins.LEAST_DIGITS,
        least_signs=pins.LEAST_SIGNS,
        longest_name=librarians.LONGEST_NAME,
        **shown,
    )
