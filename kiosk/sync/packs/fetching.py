"""News from the library network: the signed catalogue, and the packs that it lists.

Nothing about this kiosk is told. What is fetched is verified before it is
offered at the desk; a download that was cut off goes on where it stopped, and
one that does not fit the catalogue is thrown away.
"""

import hashlib
import logging
from dataclasses import dataclass, replace

from kiosk import durable, protocol
from kiosk.errors import KioskError, Rejected, Unavailable
from kiosk.i18n import N_
from kiosk.sync import transport as http
from kiosk.sync import troubles
from kiosk.sync.packs import catalogue, files, format, offers, ratchet, reading, store, trust

CATALOGUE_FILE = "catalogue.json"
NO_ADDRESS = N_("This kiosk does not know the address of the library network. A stick can bring packs.")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class News:
    """``offered`` packs wait at the desk; ``left`` of the list could not be fetched this time."""

    offered: int
    left: int


def fetch_news(settings, now=1, transport=http, progress=lambda done, total: None):
    """Fetch the catalogue and every pack in it that is new here, and return the :class:`News`.

    Installs nothing. ``now`` is the measured second, to write down;
    ``progress(done, total)`` is called with bytes. Raises Rejected without an
    address, NotFound without a key letter, BadMessage or Rejected for a
    catalogue that is forged or old, Trouble if the line or the disk refuses.
    """
    if not settings.collector_url:
        raise Rejected(NO_ADDRESS)
    listed = _catalogue(settings, transport)
    with store.alone(settings):
        store.write(settings, replace(store.read(settings), asked=max(now, 1)))
    wanted = [one for one in listed.packs if _is_wanted(settings, one)] if listed else []
    offers.keep_only(settings, {one.sha256 for one in wanted})
    missing = [one for one in wanted if not offers.path_of(settings, one.sha256).is_file()]
    total, done, left = sum(one.length for one in missing), 0, 0
    for one in missing:
        left += not _fetch(settings, transport, one, lambda now, before=done: progress(before + now, total))
        done += one.length
    return News(len(offers.list_all(settings)), left)


def _catalogue(settings, transport):
    """Return the newest catalogue, fetched now or before, or None if there is none."""
    keys, path = trust.keys(settings), store.folder_of(settings) / CATALOGUE_FILE
    etag = store.read(settings).etag if path.is_file() else ""
    answer = transport.get(settings.collector_url, protocol.CATALOGUE, etag=etag, max_bytes=catalogue.MAX_BYTES)
    if answer.status == 200:
        return _take_catalogue(settings, answer.body, answer.etag, keys)
    if answer.status == 304 and path.is_file():
        return catalogue.open_signed(path.read_bytes(), keys)[0]
    if answer.status in (304, 404):
        return None
    raise troubles.Trouble(troubles.BUSY if answer.status == 429 else troubles.UNAVAILABLE, answer.retry_seconds)


def _take_catalogue(settings, data, etag, keys):
    found, key_id = catalogue.open_signed(data, keys)
    digest = protocol.digest_of(data)
    with store.alone(settings), files.plain_failures():
        listing = store.read(settings)
        ratchet.check(listing, key_id, ratchet.CATALOGUE, found.version, digest)
        files.write_whole(store.folder_of(settings) / CATALOGUE_FILE, data)
        seen = listing.with_seen(key_id, ratchet.CATALOGUE, found.version, digest)
        store.write(settings, replace(seen, issued=found.issued, etag=etag))
    return found


def _is_wanted(settings, listed):
    if listed.version <= store.installed_versions(settings).get(listed.pack, 0):
        return False
    try:
        reading.check_use(format.KINDS[0], listed.min_app)
    except Rejected:  # for a newer kiosk: fetched once this one is
        return False
    return True


def _fetch(settings, transport, listed, progress):
    """Fetch one pack and offer it; return whether that went well. A line that breaks ends the whole round."""
    part = offers.path_of(settings, listed.sha256).with_suffix(".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    have = part.stat().st_size if part.is_file() else 0
    files.check_room(settings.data, listed.length - have)
    if have < listed.length:
        _download(settings, transport, listed, part, have, progress)
    try:
        _check(settings, listed, part)
    except KioskError as error:
        log.warning("packs: %s %s not offered: %s", listed.pack, listed.version, error)
        part.unlink(missing_ok=True)
        return False
    part.replace(offers.path_of(settings, listed.sha256))
    durable.sync_path(part.parent)
    return True


def _download(settings, transport, listed, part, have, progress):
    with files.plain_failures(), part.open("ab") as file:

        def write(piece):
            file.write(piece)
            progress(file.tell())
            files.check_room(settings.data, 0)

        address, most = protocol.pack_address(listed.sha256), listed.length - have
        try:
            transport.download(settings.collector_url, address, write, start=have, max_bytes=most)
        except troubles.Trouble as trouble:
            if trouble.name != troubles.NO_CONNECTION:  # more than was signed for, or the beginning once more
                file.truncate(0)
            raise
        durable.sync_file(file)


def _check(settings, listed, part):
    """See that what was fetched is what the catalogue lists, and that a pack of this name may come."""
    with files.plain_failures(), part.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != listed.sha256:
        raise Unavailable(reading.CUT_OFF)
    head = reading.read_head(part, trust.keys(settings))
    if (head.manifest.name, head.manifest.version) != (listed.pack, listed.version):
        raise Rejected(ratchet.OTHER)
    ratchet.check(store.read(settings), head.key_id, listed.pack, listed.version, digest)
