"""How a backup's day is said, on pages and in the terminal alike."""

from kiosk import i18n
from kiosk.i18n import gettext


def day_in_words(day):
    """Return the day of a backup (see :class:`~kiosk.upkeep.backups.Backup`) as a few words, with its certainty."""
    if day is None:
        return gettext("a day we do not know")
    if day.certain:
        return i18n.date(day.date)
    # Translators: when a backup was made, if the clock could not be believed then. %(day)s is a date.
    return gettext("%(day)s or a later day", day=i18n.date(day.date))
