"""The support file: what somebody far away needs to help, and nothing about a person or a place.

A setting is told only where its kind makes it harmless: yes or no, a number,
a language, the slug of a lesson. Of everything that somebody wrote only the
fact that it is there is told. Whatever is added to the settings one day
starts out hidden.
"""

import importlib.metadata
import ipaddress
import platform
import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import fields

from kiosk import __version__, disk_space, i18n, migrate
from kiosk.upkeep import backups, checks, room
from kiosk.upkeep.checks.machine import MIB

FEWEST = 5
SLUGS = ("default_locale", "locales", "default_size", "default_theme", "sharing", "lessons_off", "lessons_pinned")
LIBRARIES = ("babel", "flask", "jinja2", "peewee", "waitress", "werkzeug")
RULE = "-" * 60


def report(settings, findings, warnings=()):
    """Return the support file as text. ``findings`` come from the checks, ``warnings`` from the running kiosk."""
    parts = {
        "Versions": _versions(),
        "Settings (texts and addresses are left out)": _settings(settings),
        "Checks": [f"{finding.severity:5} {finding.id}: {finding.sentence}" for finding in findings] or ["all well"],
        f"Rows in each table (numbers under {FEWEST} are not told)": _rows(settings),
        "Files, in MiB": _sizes(settings),
        "Last warnings since the start": list(warnings) or ["none"],
    }
    blocks = [f"{title}\n{RULE}\n" + "\n".join(lines) for title, lines in parts.items()]
    return "Library digital-skills kiosk: support file\n\n" + "\n\n".join(blocks) + "\n"


def of(facts, warnings=()):
    """Return the support file for the :class:`Facts` of a kiosk, in the language of support: English."""
    with i18n.using(i18n.SOURCE_LOCALE):
        return report(facts.settings, checks.look(facts), warnings)


def _versions():
    yield f"kiosk {__version__}, tables at version {migrate.steps()[-1][0]}"
    yield f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"
    yield f"{platform.system()} {platform.release()}, {platform.machine()}"
    yield ", ".join(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)


def _settings(settings):
    for one in fields(settings):
        yield f"{one.name} = {_harmless(one.name, getattr(settings, one.name))}"


def _harmless(name, value):
    if isinstance(value, bool | int):
        return value
    if name in SLUGS:
        return value if isinstance(value, str) else " ".join(value) or "none"
    if name == "host":
        return _kind_of_address(value)
    if isinstance(value, dict):
        return " ".join(sorted(value)) or "none"  # names of slots, not what stands in them
    if isinstance(value, tuple):
        return f"{len(value)} given"
    return "given" if str(value) else "empty"


def _kind_of_address(host):
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "this machine" if host == "localhost" else "a name"
    return "this machine" if address.is_loopback else "all addresses" if address.is_unspecified else "one address"


def _rows(settings):
    if not settings.state_path.exists():
        yield "no state file"
        return
    try:
        with closing(sqlite3.connect(f"{settings.state_path.absolute().as_uri()}?mode=ro", uri=True)) as state:
            names = state.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            for (name,) in sorted(names.fetchall()):
                count = state.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our own names
                yield f"{name}: {count if count >= FEWEST else f'fewer than {FEWEST}'}"
    except sqlite3.Error as error:
        yield f"the state file cannot be read: {type(error).__name__}"


def _sizes(settings):
    found, usage = room.what_can_go(settings), _disk(settings.data)
    own = backups.list_backups(backups.folder_of(settings))
    sizes = {
        "state file": _size(settings.state_path),
        "its log": _size(settings.state_path.with_name(settings.state_path.name + "-wal")),
        "catalogue": _size(settings.catalogue_path),
        f"{len(own)} backups": sum(backup.bytes for backup in own),
        "spoken sentences": found.spoken,
        "damaged files set aside": found.damaged,
        "reserve for a full disk": _size(disk_space.ballast(settings.data)),
        "free on the disk": usage.free,
        "the disk": usage.total,
    }
    return [f"{name}: {size / MIB:.1f}" for name, size in sizes.items()]


def _disk(folder):
    return shutil.disk_usage(next(one for one in (folder, *folder.absolute().parents) if one.exists()))


def _size(path):
    return path.stat().st_size if path.exists() else 0
