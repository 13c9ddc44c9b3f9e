"""Putting a backup back: choose one, see what it holds, say yes with one's own PIN."""

from flask import Blueprint, current_app, g, make_response, render_template

from kiosk.i18n import N_
from kiosk.people import librarians
from kiosk.upkeep import drafts, holdings, wording
from kiosk.web import putting_back, visiting
from kiosk.web.desk import soon, sources
from kiosk.web.desk.tries import own_pin

bp = Blueprint("restore", __name__, url_prefix="/backup/restore")


@bp.post("")
def choose():
    """Take a copy of the chosen backup and check it; a slow stick shows how far it is."""
    kiosk = current_app.kiosk
    backup = sources.find(kiosk.settings, visiting.field("mark"))

    def take(progress):
        return f"/desk/backup/restore/{drafts.take(kiosk.settings, backup.path, progress).token}"

    kiosk.work.start("take", take, N_("The backup is read and checked."))
    return soon.go_on("/desk/backup")


@bp.get("/<token>")
def show_preview(token):
    """What the backup holds, in numbers, and what putting it back means."""
    return _page(drafts.find(current_app.kiosk.settings, token))


@bp.post("/<token>")
def put_back(token):
    """Put it back. Everybody's visit ends, this one too."""
    kiosk = current_app.kiosk
    draft = drafts.find(kiosk.settings, token)
    refusal = own_pin(g.librarian.librarian_id, librarians.check)
    if refusal:
        return make_response(_page(draft, refusal), refusal.status)
    number = _held(draft).number
    kiosk.work.start("restore", lambda progress: putting_back.put_back(kiosk, draft, number), N_("The backup is back."))
    return visiting.see(f"/desk/backup/underway?lang={g.locale}")


def _page(draft, refusal=None):
    return render_template(
        "desk/restore.html",
        draft=draft,
        held=_held(draft),
        refusal=refusal,
        me=g.librarian,
        day_in_words=wording.day_in_words,
    )


def _held(draft):
    return holdings.look(draft, current_app.kiosk.settings, g.librarian.librarian_id)
