"""Whose packs this kiosk takes: the keys of one library network, main and spare.

They stand in a *key letter*, a small signed file that the operator makes with
offline keys and hands out once, on a stick or with a new machine. A person
compares its check number with the one that the operator has told by another way.
The collector is not asked: its key is online, and whoever takes it over must not
be able to send lessons. A newer letter, signed by a key of the one before, takes
its place without a person: so a lost or stolen key is replaced.
"""

import hashlib
from dataclasses import dataclass

from kiosk import strict_json
from kiosk.envelope import read as read_envelope
from kiosk.envelope import seal
from kiosk.errors import BadMessage, NotFound, Rejected
from kiosk.i18n import N_
from kiosk.report_format import MAX_SEQ
from kiosk.signing_keys import KEY_BYTES, key_id
from kiosk.sync.packs import files, store
from kiosk.sync.packs.format import TITLE

TYPE = "application/vnd.library-kiosk.pack-keys.v1+json"
SUFFIX = ".keyletter"
MAX_KEYS = 4
CHECK_DIGITS = 20  # 66 bits: nobody finds a second letter with the same number
STRANGE = N_(
    "This key letter does not come from your library network, so nothing was changed. Ask them for the right one."
)
NO_TRUST = N_(
    "This kiosk does not know yet whose lessons it may take. Plug in the stick with the key letter of your library "
    "network. At the desk, open Lessons, then Lessons from a stick."
)


@dataclass(frozen=True)
class KeyLetter:
    """The keys of a library network. ``public`` holds key id → public key."""

    network: str
    version: int
    public: dict[str, bytes]
    envelope: bytes

    @property
    def check_number(self):
        """The digits, in groups of 5, that a person compares."""
        digest = int.from_bytes(hashlib.sha256(self.envelope).digest())
        digits = f"{digest % 10**CHECK_DIGITS:0{CHECK_DIGITS}d}"
        return " ".join(digits[place : place + 5] for place in range(0, CHECK_DIGITS, 5))


def write_letter(network, version, publics, key):
    """Return the bytes of a new key letter, signed with ``key``: an old key, or for the first letter one of its own."""
    payload = {"v": 1, "network": network, "version": version, "keys": [public.hex() for public in publics]}
    data = seal(strict_json.dump(payload), TYPE, key)
    read_letter(data)
    return data


def read_letter(data):
    """Return the :class:`KeyLetter` in ``data``; who signed it is not looked at yet. Raises BadMessage."""
    sealed = read_envelope(data)
    if sealed.payload_type != TYPE:
        raise BadMessage("unknown-type", N_("This is no key letter."))
    found = _check.record(_check.load(sealed.unverified_payload), ("v", "network", "version", "keys"))
    _check.whole(found["v"], 1, 1, "/v")
    publics = [_public(one) for one in _check.items(found["keys"], MAX_KEYS, "/keys")]
    if not publics or len(set(publics)) != len(publics):
        raise _check.wrong("/keys")
    return KeyLetter(
        network=_check.text(found["network"], TITLE, "/network"),
        version=_check.whole(found["version"], 1, MAX_SEQ, "/version"),
        public={key_id(public): public for public in publics},
        envelope=data,
    )


def current(settings):
    """Return the :class:`KeyLetter` that this kiosk goes by, or None."""
    path = _path(settings)
    return read_letter(path.read_bytes()) if path.is_file() else None


def keys(settings):
    """Return the public keys that packs may be signed with, by key id. Raises NotFound while there are none."""
    letter = current(settings)
    if letter is None:
        raise NotFound(NO_TRUST)
    return letter.public


def accept(settings, data, *, compared=False):
    """Go by the key letter ``data`` from now on and return it.

    The first one needs a person who has ``compared`` its check number; a later
    one needs the signature of a key of the one before, and a higher version.
    Raises BadMessage or Rejected.
    """
    before = current(settings)
    if before and data == before.envelope:
        return before
    if before:
        _verify(data, before)
    letter = read_letter(data)
    if before is None and not compared:
        raise Rejected(N_("Compare the check number of the key letter first."))
    if before is None:
        _verify(data, letter)
    elif letter.version <= before.version:
        raise Rejected(N_("This key letter is older than the one that this kiosk has. Ask for the newest one."))
    path = _path(settings)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with files.plain_failures():
        files.write_whole(path, data)
    return letter


def _verify(data, letter):
    try:
        read_envelope(data).verify(letter.public, (TYPE,))
    except BadMessage as error:
        raise Rejected(STRANGE) from error


def forget(settings):
    """Take packs of nobody any more, until a person lets the kiosk go by another key letter."""
    _path(settings).unlink(missing_ok=True)


def _path(settings):
    return settings.data / "keys" / store.LETTER


_check = strict_json.Reader("bad-key-letter")


def _public(value):
    return bytes.fromhex(_check.text(value, rf"[0-9a-f]{{{2 * KEY_BYTES}}}", "/keys"))
