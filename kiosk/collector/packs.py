"""Lesson packs to hand out: files that somebody else signed, kept and given on as they are.

The collector has no key for packs and opens none. A pack is found by the hash
of its bytes; the catalogue, itself a signed envelope, says which packs there are.
"""

import hashlib
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import NotFound, Rejected
from kiosk.i18n import N_
from kiosk.report_format import PACK

FOLDER = "packs"
MAX_PACK_BYTES = 2 * 2**30
MAX_CATALOGUE_BYTES = 64 * 2**10
BLOCK = 2**20
SHA256 = r"[0-9a-f]{64}"


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack that can be fetched; ``length`` in bytes."""

    name: str
    version: int
    sha256: str
    length: int


def add(database, data, file, name, version):
    """Keep a copy of ``file`` under the folder ``data`` and return the :class:`Pack`. Raises Rejected."""
    if not re.fullmatch(PACK, name) or version < 1:
        raise Rejected(N_("A pack has a name of small letters, digits, - and _, and a version from 1."))
    if file.stat().st_size > MAX_PACK_BYTES:
        raise Rejected(N_("That is larger than %(most)s bytes."), most=MAX_PACK_BYTES)
    sha256, length = _keep(data / FOLDER, file)
    with database.transaction() as work:
        sql = "INSERT INTO pack (sha256, name, version, length) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING"
        work.run(sql, (sha256, name, version, length))
    return Pack(name, version, sha256, length)


def list_all(database):
    """Return all packs, the newest of each name first."""
    sql = "SELECT name, version, sha256, length FROM pack ORDER BY name, version DESC, sha256"
    return [Pack(*row) for row in database.rows(sql)]


def path_of(database, data, sha256):
    """Return the file of a pack. Raises NotFound."""
    known = re.fullmatch(SHA256, sha256) and database.rows("SELECT 1 FROM pack WHERE sha256 = ?", (sha256,))
    path = data / FOLDER / sha256
    if not known or not path.is_file():
        raise NotFound(N_("There is no such pack."))
    return path


def set_catalogue(database, body, version):
    """Hand out the signed catalogue ``body`` from now on. Raises Rejected if its version is not higher than before."""
    if len(body) > MAX_CATALOGUE_BYTES:
        raise Rejected(N_("That is larger than %(most)s bytes."), most=MAX_CATALOGUE_BYTES)
    with database.transaction() as work:
        sql = (
            "INSERT INTO catalogue (id, version, body) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE"
            " SET version = excluded.version, body = excluded.body WHERE catalogue.version < excluded.version"
        )
        if not work.run(sql, (version, body)):
            raise Rejected(N_("The version of a catalogue must be higher than the one before."))


def catalogue(database):
    """Return (version, bytes) of the catalogue that is handed out, or None."""
    found = database.rows("SELECT version, body FROM catalogue WHERE id = 1")
    return (found[0][0], bytes(found[0][1])) if found else None


def _keep(folder, file):
    """Copy ``file`` to its place, whole or not at all, and return (its SHA-256, its length)."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as copy, file.open("rb") as source:
        shutil.copyfileobj(source, copy, BLOCK)
        copy.flush()
        os.fsync(copy.fileno())
    draft = Path(copy.name)
    with draft.open("rb") as written:
        sha256 = hashlib.file_digest(written, "sha256").hexdigest()
    draft.chmod(0o644)
    length = draft.stat().st_size
    draft.replace(folder / sha256)
    return sha256, length
