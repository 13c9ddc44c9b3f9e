"""Backups, the second place, and what happened while nobody looked."""

from kiosk import i18n
from kiosk.i18n import gettext
from kiosk.upkeep import backups, notices
from kiosk.upkeep.checks.finding import LOOK, Finding
from kiosk.upkeep.schedule import running_seconds
from kiosk.upkeep.second_place import chosen_sticks, usable_sticks

OLD_AFTER = 3  # times the hours between two backups
FIRST_AFTER_SECONDS = 3600  # of running: a kiosk that has just been set up has no backup yet


def unread_notices(facts):
    """What staff have not read yet."""
    for notice in notices.unread():
        steps = (gettext("Open Backup and press “I have read this”."),)
        yield Finding(f"notice-{notice.id}", notice.words, LOOK, steps, "/desk/backup#notices")


def backup(facts):
    """There is a backup, it is not old, and the last one worked."""
    newest = backups.newest(backups.folder_of(facts.settings))
    if facts.backup_failure:
        yield _backup_finding(i18n.explain(facts.backup_failure))
    elif newest is None and running_seconds() > FIRST_AFTER_SECONDS:
        yield _backup_finding(gettext("There is no backup yet."))
    elif newest and _hours_since(newest) > OLD_AFTER * facts.settings.backup_hours:
        yield _backup_finding(gettext("The last backup is old."))


def _hours_since(newest):
    return (running_seconds() - newest.running_seconds) / 3600


def _backup_finding(sentence):
    steps = (
        gettext("Open Backup and press Back up now."),
        gettext("If it fails again, make room on the disk. The page shows what can be deleted."),
    )
    return Finding("backup", sentence, LOOK, steps, "/desk/backup")


def second_place(facts):
    """Staff wanted a second copy: the stick is there and takes it."""
    if not facts.settings.second_backup:
        return
    if facts.second_failure:
        yield _second_finding(i18n.explain(facts.second_failure))
    elif chosen_sticks(facts.settings):
        return
    elif usable_sticks(facts.settings):
        yield _second_finding(gettext("The stick that is plugged in is not used for backups yet."))
    else:
        yield _second_finding(gettext("The stick for the second copy of the backup is not plugged in."))


def _second_finding(sentence):
    steps = (
        gettext("Plug the stick in."),
        gettext("Open Backup and press Use this stick, or Copy the last backup now."),
    )
    return Finding("second-place", sentence, LOOK, steps, "/desk/backup#stick")
