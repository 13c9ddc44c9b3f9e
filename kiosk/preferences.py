"""What the staff of this library decided at the desk, on top of the settings.

It lies in the state file, so that it is in every backup and can be changed
from a page. The desk's word wins over ``kiosk.toml`` and the environment:
who presses "Save" must see it happen.
"""

import json
import logging

from peewee import CharField, TextField

from kiosk import settings
from kiosk.errors import Rejected
from kiosk.storage import deed, state_db

DESK_NAMES = (
    "library_name",
    "locales",
    "default_locale",
    "idle_seconds",
    "default_size",
    "default_theme",
    "voice",
    "printing",
    "lessons_off",
    "lesson_order",
    "lessons_pinned",
    "local",
    "branch",
    "desk_addresses",
    "second_backup",
    "sharing",
    "collector_url",
)

log = logging.getLogger(__name__)


class Preference(state_db.Model):
    """One decision: the name of a setting and its value as JSON."""

    setting = CharField(primary_key=True)
    value = TextField()

    class Meta:
        without_rowid = True


def read():
    """Return all decisions as {name: value}. Names that this version does not know are left out."""
    rows = Preference.select().order_by(Preference.setting).tuples()
    return {name: json.loads(value) for name, value in rows if name in DESK_NAMES}


@deed
def write(**values):
    """Remember decisions. Raises Rejected for a name that staff may not decide."""
    for name, value in values.items():
        if name not in DESK_NAMES:
            raise Rejected(f"{name} is not decided at the desk.")
        Preference.replace(setting=name, value=json.dumps(value, ensure_ascii=False)).execute()


def applied(given):
    """Return the settings ``given`` with what staff decided.

    A decision that no longer fits, such as a language that a new version does
    not have, is left out and logged: it must never keep a library closed.
    """
    decided = _offered(read(), given)
    try:
        return settings.changed(given, decided)
    except Rejected:
        return _one_by_one(given, decided)


def _offered(decided, given):
    """Keep to the languages that the operator has put on this kiosk, in the order staff chose."""
    locales = [code for code in decided.get("locales", ()) if code in given.locales] or list(given.locales)
    default = decided.get("default_locale", given.default_locale)
    return {**decided, "locales": locales, "default_locale": default if default in locales else locales[0]}


def _one_by_one(given, decided):
    for name, value in decided.items():
        try:
            given = settings.changed(given, {name: value})
        except Rejected as error:
            log.error("preference %s left out: %s", name, error)
    return given
