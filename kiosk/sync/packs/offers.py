"""Packs that could be installed: fetched from the library network, or found on a stick."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError, NotFound
from kiosk.i18n import N_
from kiosk.sync.packs import format, ratchet, reading, refusals, store, trust

MARK_DIGITS = 16
MAX_ON_STICK = 50
MAX_LETTER_BYTES = 4096


@dataclass(frozen=True)
class Offer:
    """One pack. ``mark`` names it in forms; ``refusal`` says why it cannot be installed.

    ``head`` is None if it could not be verified.
    """

    mark: str
    path: Path
    head: reading.Head | None
    refusal: KioskError | None = None
    is_update: bool = False


def path_of(settings, sha256):
    """Return where a pack from the library network lies."""
    return settings.data / "packs" / "offered" / f"{sha256}{format.SUFFIX}"


def list_all(settings):
    """Return the fetched packs that can be installed, as :class:`Offer`."""
    found = sorted((settings.data / "packs" / "offered").glob(f"*{format.SUFFIX}"))
    return [offer for offer in (look(settings, path) for path in found) if not offer.refusal]


def on_stick(settings, folder):
    """Return the packs at the top of a stick, also those that cannot be used, as :class:`Offer`."""
    return [look(settings, path) for path in _files(folder, format.SUFFIX)]


def letters_on(folder):
    """Return the key letters at the top of a stick, the newest last; what is none is passed over."""
    found = []
    for path in _files(folder, trust.SUFFIX):
        try:
            with path.open("rb") as file:
                found.append(trust.read_letter(file.read(MAX_LETTER_BYTES + 1)))
        except (KioskError, OSError):
            continue
    return sorted(found, key=lambda letter: (letter.network, letter.version))


def find(settings, mark, folders):
    """Return the :class:`Offer` with this mark, fetched or on one of the sticks ``folders``. Raises NotFound."""
    everywhere = [*list_all(settings), *(offer for folder in folders for offer in on_stick(settings, folder))]
    for offer in everywhere:
        if offer.mark == mark:
            return offer
    raise NotFound(N_("This pack is not there any more. If it is on a stick, plug the stick in and try again."))


def look(settings, path):
    """Return the :class:`Offer` of the file ``path``. Only its verified beginning is read."""
    mark = hashlib.sha256(bytes(path)).hexdigest()[:MARK_DIGITS]
    head, installed = None, store.installed_versions(settings)
    try:
        head = reading.read_head(path, trust.keys(settings))
        ratchet.check_newer(installed, head.manifest.name, head.manifest.version)
    except KioskError as error:
        return Offer(mark, path, head, refusals.in_plain_words(error))
    return Offer(mark, path, head, is_update=head.manifest.name in installed)


def keep_only(settings, wanted):
    """Throw away fetched packs, and parts of them, that the catalogue lists no more or this kiosk has by now."""
    for path in (settings.data / "packs" / "offered").glob("*"):
        if path.stem not in wanted:
            path.unlink(missing_ok=True)


def _files(folder, suffix):
    """Return the plain files with this suffix, no links and no folders, and not more than a person would put there."""
    try:
        entries = [entry for entry in os.scandir(folder) if entry.name.lower().endswith(suffix)]
        names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    except OSError:  # pulled out a moment ago
        return []
    return [folder / name for name in names[:MAX_ON_STICK] if not name.startswith(".")]
