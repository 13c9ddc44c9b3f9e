"""What can be set, with unit and default.

Values come from the defaults, then ``kiosk.toml`` in the data folder, then
``KIOSK_*`` environment variables. They are read once at start, handed on, and
never changed. A misspelt name stops the program with the nearest known one.
"""

import difflib
import ipaddress
import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from kiosk import collector_address
from kiosk.errors import NotFound, Rejected
from kiosk.i18n import LOCALES, N_

PACKAGE = Path(__file__).parent


@dataclass(frozen=True)
class Settings:
    """Everything an operator or librarian can set. Each field is also ``KIOSK_<NAME>`` in the environment."""

    data: Path = Path()  # folder of the catalogue, the state file, keys and backups
    host: str = "127.0.0.1"  # address to listen on; 0.0.0.0 lets other terminals in
    port: int = 8080
    locales: tuple[str, ...] = tuple(LOCALES)  # languages offered, in this order
    default_locale: str = "en"  # when the browser asks for none of ours
    library_name: str = ""  # shown in the footer and on certificates
    trusted_hosts: tuple[str, ...] = ()  # names this kiosk answers to besides its own addresses
    behind_proxy: bool = False  # a web server on this machine stands in front and says who asks (X-Forwarded-*)
    idle_seconds: int = 240  # a person is asked "Are you still here?" after this long
    reset_seconds: int = 60  # and this much later the screen is cleared
    quick_reset_seconds: int = 60  # a start screen nobody has used goes back to the welcome screen
    visit_minutes: int = 120  # after this long the same question is asked even while in use
    learner_months: int = 12  # progress behind an unused return code is deleted after this long
    return_code_digits: int = 12  # 12, or 16 for kiosks with thousands of live codes
    threads: int = 16  # requests answered at once; they mostly wait for the disk
    one_core: bool = True  # two to five times faster on several cores: threads do not fight for the interpreter
    voice_cache_mib: int = 200  # disk space for spoken sentences
    backup_hours: int = 24  # measured running time between backups of the state file
    default_size: str = "a"  # letters of a new visit: a, b, c or d for 100, 140, 180 or 220 %
    default_theme: str = "auto"  # colours of a new visit: auto (as the terminal), light, dark or strong
    voice: bool = True  # Listen is offered
    printing: bool = True  # pages offer to print themselves
    lessons_off: tuple[str, ...] = ()  # lessons that are not shown
    lesson_order: tuple[str, ...] = ()  # lessons that come first in their course, in this order
    lessons_pinned: tuple[str, ...] = ()  # lessons that the start screen suggests
    desk_addresses: tuple[str, ...] = ()  # addresses and networks from which the desk opens; none means all
    second_backup: bool = False  # backups are also copied to a plugged-in stick
    sharing: str = "off"  # anonymous counts for the operator of the library network; off until the desk agrees
    collector_url: str = ""  # where reports go: https://…, or http:// on this machine; empty means by stick only
    packs: str = "ask"  # new lessons from the library network: ask (offer them at the desk) or install (by itself)
    sample: bool = False  # every page says that its data are samples, see kiosk demo
    collector_database: str = ""  # where the collector keeps its books: postgresql://…; empty is a file in data
    branch: dict[str, str] = field(default_factory=dict)  # facts about the library, [branch] in kiosk.toml
    local: dict[str, str] = field(default_factory=dict)  # the {{local.*}} slots of the lessons, [local] in kiosk.toml

    @property
    def catalogue_path(self):
        """The compiled lessons."""
        return self.data / "catalogue.sqlite"

    @property
    def state_path(self):
        """What people did: the precious file."""
        return self.data / "state.sqlite"


def bundled(name):
    """Return the folder ``name`` (content or translations) that was shipped with the program."""
    places = [PACKAGE / "_bundled" / name, PACKAGE.parent / name]
    for place in places:
        if place.is_dir():
            return place
    raise NotFound(N_("The folder %(name)s is missing. Install the kiosk again."), name=name)


def default_data_folder(environ=os.environ):
    """Return where this person's programs keep their data (XDG base directories)."""
    base = environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "library-kiosk"


def load(environ=os.environ, **given):
    """Return the :class:`Settings` in force. ``given`` (command-line options) win over everything.

    Raises Rejected for an unknown name or a value of the wrong kind.
    """
    given = {name: value for name, value in given.items() if value is not None}
    data = Path(given.get("data") or environ.get("KIOSK_DATA") or default_data_folder(environ))
    values = {**_from_file(data / "kiosk.toml"), **_from_environment(environ), **given}
    values["data"] = data
    return changed(Settings(), values)


def changed(given, values):
    """Return the settings ``given`` with ``values`` (names and values as they stand in files) in their place.

    Raises Rejected for an unknown name or a value that does not fit.
    """
    chosen = replace(given, **{name: _fit(name, value) for name, value in values.items()})
    _check(chosen)
    return chosen


def _from_file(path):
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Rejected(N_("%(file)s cannot be read: %(why)s."), file=str(path), why=str(error)) from error


def _from_environment(environ):
    names = {name: name.removeprefix("KIOSK_").lower() for name in environ if name.startswith("KIOSK_")}
    return {setting: environ[name] for name, setting in names.items() if environ[name] != ""}


def _fit(name, value):
    kinds = {one.name: one.type for one in fields(Settings)}
    if name not in kinds:
        nearest = difflib.get_close_matches(name, kinds, n=1, cutoff=0) or [""]
        raise Rejected(N_("There is no setting %(name)s. Did you mean %(nearest)s?"), name=name, nearest=nearest[0])
    try:
        return _READERS[kinds[name]](value)
    except (TypeError, ValueError, KeyError) as error:
        raise Rejected(N_("The setting %(name)s cannot be %(value)s."), name=name, value=repr(value)) from error


def _words(value):
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else tuple(map(str, value))


def _yes_or_no(value):
    if isinstance(value, bool):
        return value
    return {
        "yes": True,
        "true": True,
        "1": True,
        "on": True,
        "no": False,
        "false": False,
        "0": False,
        "off": False,
    }[str(value).lower()]


def _table(value):
    if not isinstance(value, dict):
        raise TypeError(value)
    return {str(name): str(text) for name, text in value.items()}


_READERS = {
    Path: Path,
    str: str,
    int: int,
    bool: _yes_or_no,
    tuple[str, ...]: _words,
    dict[str, str]: _table,
}


def _check(chosen):
    unknown = [code for code in (*chosen.locales, chosen.default_locale) if code not in LOCALES]
    if unknown:
        known = ", ".join(LOCALES)
        raise Rejected(N_("There is no language %(code)s. Known are: %(known)s."), code=unknown[0], known=known)
    if chosen.default_locale not in chosen.locales:
        raise Rejected(N_("The default language must be one of the languages offered."))
    if chosen.return_code_digits not in (12, 16):
        raise Rejected(N_("A return code has 12 or 16 digits."))
    if not 120 <= chosen.idle_seconds <= 900:
        raise Rejected(N_("The kiosk asks after 120 to 900 idle seconds."))
    for name, known in CHOICES.items():
        if getattr(chosen, name) not in known:
            raise Rejected(
                N_("The setting %(name)s cannot be %(value)s."), name=name, value=repr(getattr(chosen, name))
            )
    _check_networks(chosen.desk_addresses)
    if chosen.collector_url:
        collector_address.read(chosen.collector_url)


CHOICES = {
    "default_size": ("a", "b", "c", "d"),
    "default_theme": ("auto", "light", "dark", "strong"),
    "sharing": ("off", "on", "paused"),
    "packs": ("ask", "install"),
}


def _check_networks(addresses):
    for address in addresses:
        try:
            ipaddress.ip_network(address, strict=False)
        except ValueError as error:
            raise Rejected(
                N_("%(address)s is no address. Write it like 192.168.1.20 or 192.168.1.0/24."), address=address
            ) from error
