"""Opening the state of a kiosk: alone, sound, up to date, with its mark, and with a notice if it had to be rescued."""

import logging
from contextlib import contextmanager

from kiosk import i18n, library_day, locks, migrate, rescue, storage
from kiosk.sync import settling
from kiosk.upkeep import backups, drafts, identity, notices

log = logging.getLogger(__name__)


@contextmanager
def opened_state(settings):
    """Open the state file of ``settings`` for the ``with`` block.

    Raises Rejected if another kiosk is using it or it comes from a newer
    version, Unavailable if the disk is full or may not be written.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    with locks.only_kiosk_in(settings.data):
        rescued = rescue.ensure_sound(settings.state_path, backups.folder_of(settings), settling.disown)
        drafts.clear(settings)  # somebody was choosing a backup when the power went
        marker = rescue.marker(settings.state_path)
        marker.touch()
        storage.open_state(settings.state_path)
        try:
            _make_ready(settings, rescued)
            yield
        finally:
            storage.close_state()
            marker.unlink(missing_ok=True)


def _make_ready(settings, rescued):
    upgrade(settings)
    identity.sign(settings)
    library_day.start()
    library_day.tick()
    settling.settle(settings, _what_happened(rescued))
    if rescued:
        sentence, aside = rescued
        log.error("%s", i18n.gettext(sentence, file=aside.name))
        notices.add(sentence, file=aside.name)


def _what_happened(rescued):
    """Return what to report about the state file, see report_format.HEALTH."""
    if not rescued:
        return "ok"
    return "damaged" if rescued[0] == rescue.STARTED_EMPTY else "restored"


def upgrade(settings):
    """Bring the open state file up to date, with a backup first; return the numbers of the steps applied."""
    if migrate.version() and migrate.pending():
        rescue.back_up(settings.state_path, backups.folder_of(settings))
    return migrate.upgrade()
