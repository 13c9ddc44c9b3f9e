"""Which packs are in use: one small file, ``packs/packs.json`` in the data folder.

It is the only place that says so, and is replaced in one step: a power cut
leaves the old list or the new one. The unpacked sources lie beside it, each in
a folder named by the hash of its pack, and are never changed. The catalogue is
built from the list; where the two differ after a power cut, the next start
builds it anew.

``seen`` remembers the highest version that each key has signed of each pack, and
(under the name "") of the catalogue: nobody can bring back an older one.
"""

import datetime
import logging
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from kiosk import __version__, locks, strict_json
from kiosk.catalogue.additions import Addition
from kiosk.errors import BadMessage, Unavailable
from kiosk.i18n import N_, SOURCE_LOCALE
from kiosk.sync.packs import files

FILE = "packs.json"
LETTER = "packs.keyletter"  # in the folder of keys, see ``trust``
WEEK_SECONDS = 7 * 86_400
CORE = "core"  # the bundled lessons, as reports name them
DAMAGED = N_("The list of lesson packs is damaged. Delete the file %(file)s, then install the packs again.")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Installed:
    """One pack in use. ``digest`` is the SHA-256 of the whole pack and names its folder."""

    name: str
    kind: str
    version: int
    digest: str
    key_id: str
    titles: dict[str, str]
    replaces: tuple[str, ...]

    def title(self, locale):
        """Return what it is called in ``locale``, or in the next best language."""
        return title_of(self.titles, locale)


@dataclass(frozen=True)
class Listing:
    """What is in use, what was before it, what was put aside, and the newest versions ever seen.

    ``aside`` are names of packs that do not fit the lessons of this version of
    the kiosk. ``issued`` is the day of the newest catalogue, or None; ``asked``
    the measured second when the library network was last asked for one.
    """

    active: tuple[Installed, ...] = ()
    before: tuple[Installed, ...] | None = None
    aside: tuple[str, ...] = ()
    seen: dict[str, tuple[int, str]] = field(default_factory=dict)
    issued: datetime.date | None = None
    etag: str = ""
    asked: int = 0

    def find(self, name):
        """Return the pack ``name`` if it is in use, or None."""
        return next((one for one in self.active if one.name == name), None)

    def with_seen(self, key_id, name, version, digest):
        """Return the same after a version was seen."""
        return replace(self, seen={**self.seen, f"{key_id}/{name}": (version, digest)})


def folder_of(settings):
    """Return the folder of everything about packs, made if need be."""
    folder = settings.data / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def alone(settings):
    """Keep the packs to this process for a ``with`` block, after any other has finished with them."""
    return locks.alone_in(folder_of(settings))


def home_of(settings, digest):
    """Return where the sources of a pack lie, or are to lie."""
    return settings.data / "packs" / "sources" / digest


def read(settings):
    """Return the :class:`Listing`. Raises Unavailable if it is damaged."""
    path = settings.data / "packs" / FILE
    try:
        return _listing(strict_json.Reader("bad-listing").load(path.read_bytes()))
    except FileNotFoundError:
        return Listing()
    except (BadMessage, OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unavailable(DAMAGED, file=str(path)) from error


def write(settings, listing):
    """Make ``listing`` the one in force: the single step by which packs change."""
    plain = {**asdict(listing), "issued": listing.issued and listing.issued.isoformat()}
    files.write_whole(folder_of(settings) / FILE, strict_json.dump(plain))


def is_due(settings, now):
    """Say whether a week of measured time has passed since the library network was asked; ``now`` in seconds."""
    if not settings.collector_url or not (settings.data / "keys" / LETTER).is_file():
        return False
    asked = read(settings).asked
    return not asked or not asked <= now < asked + WEEK_SECONDS


def forget_aside(settings):
    """Staff have read which packs were put aside."""
    with alone(settings):
        write(settings, replace(read(settings), aside=()))


def additions(settings, active=None):
    """Return what the packs in use add to the bundled lessons, for the compiler. A damaged list adds nothing."""
    try:
        chosen = read(settings).active if active is None else active
    except Unavailable as error:
        log.error("packs: %s", error)
        return ()
    return tuple(
        Addition(home_of(settings, one.digest), one.replaces, retranslates=one.kind == "translations") for one in chosen
    )


def installed_versions(settings) -> Mapping[str, int]:
    """Return the version of the bundled lessons and of each pack in use, by name, as reports tell them.

    The bundled lessons have the version of the program as a number: 0.2.0 is 200.
    """
    major, minor, patch = (int(part) for part in __version__.split(".")[:3])
    try:
        active = read(settings).active
    except Unavailable:
        active = ()
    return {CORE: major * 10_000 + minor * 100 + patch, **{one.name: one.version for one in active}}


def sweep(settings, listing):
    """Delete the sources that no pack in use, nor the one before it, has any more."""
    wanted = {one.digest for one in (*listing.active, *(listing.before or ()))}
    for folder in (settings.data / "packs" / "sources").glob("*"):
        if folder.name not in wanted:
            shutil.rmtree(folder, ignore_errors=True)


def title_of(titles, locale):
    """Return the one of ``titles`` in ``locale``, else the English one, else the first."""
    return titles.get(locale) or titles.get(SOURCE_LOCALE) or next(iter(titles.values()))


def _listing(found):
    return Listing(
        active=tuple(map(_installed, found["active"])),
        before=None if found["before"] is None else tuple(map(_installed, found["before"])),
        aside=tuple(found["aside"]),
        seen={name: (int(version), str(digest)) for name, (version, digest) in found["seen"].items()},
        issued=found["issued"] and datetime.date.fromisoformat(found["issued"]),
        etag=str(found["etag"]),
        asked=int(found["asked"]),
    )


def _installed(found):
    return Installed(**{**found, "replaces": tuple(found["replaces"])})
