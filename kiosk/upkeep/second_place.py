"""The second place of the backups: a stick that staff have chosen for it.

Only a stick with the folder ``library-kiosk-backups`` is used by itself, so
that the progress of a library never lands on the stick of a visitor. A copy
gets its name when it is whole and checked: pulling the stick out, or filling
it, leaves what was there before, and the first place is only ever read.
"""

import errno
import hashlib
from contextlib import contextmanager, suppress

from kiosk import sticks
from kiosk.errors import Unavailable
from kiosk.i18n import N_
from kiosk.storage import deed
from kiosk.upkeep import backups, identity
from kiosk.upkeep.keeping import surplus
from kiosk.upkeep.models import SecondCopy
from kiosk.upkeep.writing import copy_pieces, write_whole

FOLDER = "library-kiosk-backups"
SPARE = 256 * 1024  # bytes beyond the backup itself
FULL = N_("There is not enough room on the stick. Nothing on it was changed. Use another stick, or make room on it.")
GONE = N_("The stick was pulled out or does not answer. Plug it in and try again.")
NOT_THE_SAME = N_("The copy on the stick is not the same as the backup. Use another stick: this one may be worn out.")


def chosen_sticks(settings):
    """Return the plugged-in sticks that staff have made a second place, but none that the kiosk itself lives on."""
    return [stick for stick in usable_sticks(settings) if (stick.path / FOLDER).is_dir()]


def usable_sticks(settings):
    """Return the plugged-in sticks on which a copy would be a second one."""
    home = settings.data.absolute()
    return [stick for stick in sticks.plugged_in() if not home.is_relative_to(stick.path)]


def copies_on(stick):
    """Return all backups on a stick, those of other kiosks too: folder name → backups, the newest first."""
    try:
        folders = sorted(path for path in (stick.path / FOLDER).iterdir() if path.is_dir())
        return {folder.name: found for folder in folders if (found := backups.list_backups(folder))}
    except OSError:  # pulled out while we looked
        return {}


def folder_on(settings, stick):
    """Return this kiosk's folder on ``stick``; one made under an earlier name of the library is used on."""
    ours = sorted((stick.path / FOLDER).glob(f"*-{identity.ending(settings)}"))
    return ours[0] if ours else stick.path / FOLDER / identity.folder_name(settings)


def copy_to_stick(settings, backup, stick, progress=None):
    """Copy ``backup`` to ``stick``, making it a second place, and remember that it arrived.

    ``progress(done, total)`` is called with bytes. Raises Unavailable with
    what to do when the stick is full or gone.
    """
    if not sticks.is_plugged_in(stick.path):
        raise Unavailable(GONE)
    folder = folder_on(settings, stick)
    made = copy_to_folder(backup, folder, progress, room=stick.free_bytes)
    if not sticks.is_plugged_in(stick.path):  # the empty folder it hung in may have taken the copy
        with suppress(OSError):
            made.unlink(missing_ok=True)
        raise Unavailable(GONE)
    remember(backup, folder.name)


def copy_to_folder(backup, folder, progress=None, room=None):
    """Copy ``backup`` into ``folder``, check the copy and return it. ``room`` is the free space in bytes, if known.

    Backups there that are too many go afterwards. Raises Unavailable.
    """
    if room is not None and room < backup.bytes + SPARE:
        raise Unavailable(FULL)
    with _told_plainly():
        folder.mkdir(parents=True, exist_ok=True)
        made = _copy(backup.path, folder / backup.path.name, progress or (lambda done, total: None))
        for old in surplus(backups.list_backups(folder)):
            old.path.unlink(missing_ok=True)
        return made


@contextmanager
def _told_plainly():
    try:
        yield
    except OSError as error:
        raise Unavailable(FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else GONE) from error


def _copy(source, target, progress):
    digest = hashlib.sha256()

    def check(draft):
        if _digest_on_disk(draft) != digest.digest():
            raise Unavailable(NOT_THE_SAME)

    write_whole(target, lambda file: copy_pieces(source, file, progress, digest.update), check)
    return target


def _digest_on_disk(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def save_text(stick, name, text):
    """Save a text as the file ``name`` on ``stick``. Raises Unavailable."""
    if not sticks.is_plugged_in(stick.path):
        raise Unavailable(GONE)
    with _told_plainly():
        write_whole(stick.path / name, lambda file: file.write(text.encode()))


@deed
def remember(backup, place):
    """Note that ``backup`` has reached the second place."""
    date, certain = (backup.day.date, backup.day.certain) if backup.day else (None, False)
    SecondCopy.replace(id=1, number=backup.number, made_on=date, certain=certain, place=place).execute()


def last_copy():
    """Return the :class:`SecondCopy` that arrived last, or None."""
    return SecondCopy.get_or_none()
