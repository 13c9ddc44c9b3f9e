"""The signed catalogue: which packs a library network hands out now.

One envelope of at most 64 KiB, signed with an offline key. It names each pack by
its hash and length, so that a collector, or whoever sits on the line, can
neither mix packs of different days nor send bytes without end:

    v        1
    version  from 1; rises with each catalogue, counted for each key by itself, so
             that a thief of one key cannot shut out the spare one
    issued   the day, like 2026-11-23; a kiosk with a sure clock tells staff when
             this is long ago, because somebody may be holding news back
    packs    [{pack, version, sha256, length, min_app}] in the order of their names
"""

import datetime
from dataclasses import asdict, dataclass

from kiosk import strict_json
from kiosk.envelope import seal, unseal
from kiosk.report_format import MAX_SEQ, PACK
from kiosk.sync.packs.format import APP, MARK, MAX_HEADER_BYTES, MAX_PACK_BYTES, SHA256

TYPE = "application/vnd.library-kiosk.pack-catalogue.v1+json"
MAX_BYTES = 64 * 2**10
MAX_PACKS = 150
MAX_LENGTH = MAX_PACK_BYTES + MAX_HEADER_BYTES + len(MARK)
DAY = r"\d{4}-\d\d-\d\d"


@dataclass(frozen=True, slots=True)
class Listed:
    """One pack of a catalogue; ``length`` in bytes."""

    pack: str
    version: int
    sha256: str
    length: int
    min_app: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the library network hands out."""

    version: int
    issued: datetime.date
    packs: tuple[Listed, ...]


def write(catalogue, key):
    """Return the signed bytes of ``catalogue``."""
    packs = [asdict(one) for one in sorted(catalogue.packs, key=lambda one: one.pack)]
    payload = {"v": 1, "version": catalogue.version, "issued": catalogue.issued.isoformat(), "packs": packs}
    data = seal(strict_json.dump(payload), TYPE, key)
    parse(strict_json.dump(payload))
    return data


def open_signed(data, keys):
    """Return (the :class:`Catalogue` in ``data``, key id), once one of ``keys`` has signed it. Raises BadMessage."""
    opened = unseal(data, keys, (TYPE,), MAX_BYTES)
    return parse(opened.payload), opened.key_id


def parse(payload):
    """Return the :class:`Catalogue` in a verified ``payload``. Raises BadMessage (bad-catalogue)."""
    found = _check.record(_check.load(payload), ("v", "version", "issued", "packs"))
    _check.whole(found["v"], 1, 1, "/v")
    packs = tuple(_listed(one) for one in _check.items(found["packs"], MAX_PACKS, "/packs"))
    names = [one.pack for one in packs]
    if names != sorted(set(names)):
        raise _check.wrong("/packs")
    return Catalogue(_check.whole(found["version"], 1, MAX_SEQ, "/version"), _day(found["issued"]), packs)


_check = strict_json.Reader("bad-catalogue")


def _day(value):
    try:
        return datetime.date.fromisoformat(_check.text(value, DAY, "/issued"))
    except ValueError as error:
        raise _check.wrong("/issued") from error


def _listed(value):
    found = _check.record(value, ("pack", "version", "sha256", "length", "min_app"), "/packs")
    return Listed(
        pack=_check.text(found["pack"], PACK, "/packs/pack"),
        version=_check.whole(found["version"], 1, MAX_SEQ, "/packs/version"),
        sha256=_check.text(found["sha256"], SHA256, "/packs/sha256"),
        length=_check.whole(found["length"], 1, MAX_LENGTH, "/packs/length"),
        min_app=_check.text(found["min_app"], APP, "/packs/min_app"),
    )
