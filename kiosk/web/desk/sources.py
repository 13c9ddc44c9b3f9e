"""The backups that staff can choose from. Forms name one by a short mark, never by a path."""

import hashlib
from typing import NamedTuple

from kiosk.errors import NotFound, Unavailable
from kiosk.i18n import N_
from kiosk.upkeep import backups, second_place
from kiosk.upkeep.backups import Backup

MARK_DIGITS = 16


class Source(NamedTuple):
    """A backup and the mark by which a form names it."""

    mark: str
    backup: Backup


def on_this_kiosk(settings):
    """Return the kiosk's own backups as :class:`Source`, the newest first."""
    return [_source(backup) for backup in backups.list_backups(backups.folder_of(settings))]


def on_stick(stick):
    """Return the backups on a stick by the folder of the kiosk that made them."""
    return {name: [_source(backup) for backup in found] for name, found in second_place.copies_on(stick).items()}


def find(settings, mark):
    """Return the :class:`Backup` with this mark, wherever it is now. Raises NotFound."""
    on_sticks = [on_stick(stick) for stick in second_place.usable_sticks(settings)]
    everywhere = [on_this_kiosk(settings), *(found for one in on_sticks for found in one.values())]
    for source in (source for found in everywhere for source in found):
        if source.mark == mark:
            return source.backup
    raise NotFound(N_("This backup is not there any more. If it is on a stick, plug the stick in and try again."))


def find_stick(settings, name):
    """Return the plugged-in stick with this name. Raises Unavailable if it was pulled out meanwhile."""
    for stick in second_place.usable_sticks(settings):
        if stick.name == name:
            return stick
    raise Unavailable(second_place.GONE)


def _source(backup):
    return Source(hashlib.sha256(bytes(backup.path)).hexdigest()[:MARK_DIGITS], backup)
