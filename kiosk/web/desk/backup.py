"""Backups: the last one in words, one more now, a second place on a stick, and what to delete when the disk is full."""

from typing import NamedTuple

from flask import Blueprint, current_app, render_template

from kiosk import i18n
from kiosk.clock import Day
from kiosk.errors import NotFound
from kiosk.i18n import N_
from kiosk.upkeep import backups, identity, notices, room, second_place, wording
from kiosk.web import visiting
from kiosk.web.desk import soon, sources

MEGABYTE = 10**6
KINDS = ("backup", "copy", "take", "restore")  # of work that is shown here

bp = Blueprint("backup", __name__, url_prefix="/backup")


class StickRow(NamedTuple):
    """A plugged-in stick as staff see it. ``copies`` are (whose, sources): whose kiosk made them."""

    name: str
    free_megabytes: int
    is_chosen: bool
    copies: tuple


@bp.get("")
def show_backup():
    """Is everything safe? And everything that can be done about it."""
    kiosk, copied = current_app.kiosk, second_place.last_copy()
    here, work = sources.on_this_kiosk(kiosk.settings), kiosk.work.tell(KINDS)
    return render_template(
        "desk/backup.html",
        work=work,
        notices=notices.unread(),
        newest=next((source for source in here if source.backup.is_readable), None),
        here=here,
        failure=kiosk.schedule.failure,
        sticks=[_stick_row(kiosk.settings, stick) for stick in second_place.usable_sticks(kiosk.settings)],
        second_wanted=kiosk.settings.second_backup,
        second_failure=kiosk.schedule.second_failure,
        last_copy=copied,
        last_day=copied and copied.made_on and Day(copied.made_on, copied.certain),
        can_go=room.what_can_go(kiosk.settings),
        megabyte=MEGABYTE,
        day_in_words=wording.day_in_words,
        explain=i18n.explain,
    )


def _stick_row(settings, stick):
    chosen = stick.path in [one.path for one in second_place.chosen_sticks(settings)]
    found = sources.on_stick(stick)
    ending = identity.ending(settings)
    copies = tuple((folder, folder.endswith(ending), group) for folder, group in found.items())
    return StickRow(stick.name, stick.free_bytes // MEGABYTE, chosen, copies)


@bp.post("/now")
def back_up_now():
    """Back up now, and copy it to the stick if there is one."""
    kiosk = current_app.kiosk
    kiosk.work.start(
        "backup",
        lambda progress: kiosk.schedule.back_up_everywhere(kiosk.settings, progress),
        N_("The backup is made and checked."),
    )
    return soon.see("/desk/backup")


@bp.post("/copy")
def copy_to_stick():
    """Make a stick the second place and copy the newest backup to it; from now on it is used by itself."""
    kiosk = current_app.kiosk
    stick = sources.find_stick(kiosk.settings, visiting.field("stick"))
    newest = backups.newest(backups.folder_of(kiosk.settings))
    if newest is None:
        raise NotFound(N_("There is no backup yet. Press Back up now first."))
    kiosk.prefer(second_backup=True)
    kiosk.work.start(
        "copy",
        lambda progress: kiosk.schedule.copy(kiosk.settings, newest, stick, progress),
        N_("The backup is on the stick, checked. You can pull the stick out, or leave it in for the next ones."),
    )
    return soon.see("/desk/backup")


@bp.post("/second")
def want_second_place():
    """Say whether backups are copied to a stick."""
    current_app.kiosk.prefer(second_backup=visiting.field("wanted") == "yes")
    return visiting.see("/desk/backup#stick")


@bp.post("/notices/<int:id>")
def read_notice(id):
    """Somebody has read it."""
    notices.mark_as_read(id)
    return visiting.see("/desk/backup")


@bp.post("/room/<any(spoken, damaged):what>")
def make_room(what):
    """Delete what nobody misses."""
    delete = {"spoken": room.delete_spoken, "damaged": room.delete_damaged}[what]
    delete(current_app.kiosk.settings)
    return visiting.see("/desk/backup#room")
