"""The one envelope in which messages travel: DSSE JSON, signed with Ed25519.

DSSE (github.com/secure-systems-lab/dsse) signs the type and the exact bytes of
the payload together. The same bytes go over the network and on a stick. An
envelope is verified before its payload is looked at, and each has exactly one
form in bytes, so it is read with one pattern and not with a JSON library: nobody
without the key can make a second one that says the same.
"""

import base64
import binascii
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kiosk.errors import BadMessage
from kiosk.i18n import N_
from kiosk.signing_keys import KEY_ID_SIGNS, PrivateKey, key_id, load_or_make_key, new_key, public_of

__all__ = [
    "MAX_BYTES",
    "MEDIA_TYPE",
    "Opened",
    "PrivateKey",
    "Sealed",
    "key_id",
    "load_or_make_key",
    "new_key",
    "public_of",
    "read",
    "seal",
    "unseal",
]

MEDIA_TYPE = "application/vnd.dsse.envelope.v1+json"
MAX_BYTES = 4096  # of an envelope, unless somebody expects a larger one


@dataclass(frozen=True, slots=True)
class Opened:
    """What stood in an envelope whose signature is good."""

    payload: bytes
    payload_type: str
    key_id: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """An envelope taken apart. Nothing in it may be believed before :meth:`verify`."""

    unverified_payload: bytes
    payload_type: str
    key_id: str
    signature: bytes

    def verify(self, keys: Mapping[str, bytes], types: Collection[str]) -> Opened:
        """Return what stands in it. Raises BadMessage: unknown-key, bad-signature or unknown-type."""
        from cryptography.exceptions import InvalidSignature  # see signing_keys
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        if self.key_id not in keys:
            raise BadMessage("unknown-key", N_("This was signed with a key that we do not know."))
        signed = _to_sign(self.payload_type, self.unverified_payload)
        try:
            Ed25519PublicKey.from_public_bytes(keys[self.key_id]).verify(self.signature, signed)
        except (InvalidSignature, ValueError) as error:
            words = N_("The signature does not fit. Something was changed on the way.")
            raise BadMessage("bad-signature", words) from error
        if self.payload_type not in types:
            raise BadMessage("unknown-type", N_("We do not know messages of this type."))
        return Opened(self.unverified_payload, self.payload_type, self.key_id)


def seal(payload: bytes, payload_type: str, key: PrivateKey) -> bytes:
    """Return the envelope of ``payload``, signed with ``key``: the same bytes each time."""
    signature = key.sign(_to_sign(payload_type, payload))
    return _encode(payload, payload_type, key_id(public_of(key)), signature)


def unseal(data: bytes, keys: Mapping[str, bytes], types: Collection[str], max_bytes: int = MAX_BYTES) -> Opened:
    """Return what stands in the envelope ``data``, signed by one of ``keys`` (key id to public key).

    Raises BadMessage of the type too-large, bad-envelope, unknown-key,
    bad-signature, or unknown-type if the payload is none of ``types``.
    """
    return read(data, max_bytes).verify(keys, types)


def read(data: bytes, max_bytes: int = MAX_BYTES) -> Sealed:
    """Take the envelope ``data`` apart, to see whose key it needs. Raises BadMessage: too-large or bad-envelope."""
    if len(data) > max_bytes:
        raise BadMessage("too-large", N_("This is larger than %(most)s bytes."), most=max_bytes)
    found = _FORM.fullmatch(data)
    if not found:
        raise _not_its_form()
    payload, payload_type, name, signature = found.groups()
    return Sealed(_bytes(payload), payload_type.decode("ascii"), name.decode("ascii"), _bytes(signature))


_FORM = re.compile(
    rb'\{"payload":"([A-Za-z0-9+/]*={0,2})","payloadType":"([A-Za-z0-9!#$&^_.+/-]{1,127})",'
    rb'"signatures":\[\{"keyid":"([0-9a-f]{%d})","sig":"([A-Za-z0-9+/]*={0,2})"\}\]\}' % KEY_ID_SIGNS
)


def _bytes(text):
    """Return what ``text`` says in base64, of which every sign and every bit must count."""
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise _not_its_form() from error
    if base64.b64encode(data) != text:
        raise _not_its_form()
    return data


def _not_its_form():
    return BadMessage("bad-envelope", N_("This is no envelope in its one right form."))


def _encode(payload, payload_type, name, signature):
    parts = (base64.b64encode(payload), payload_type.encode(), name.encode(), base64.b64encode(signature))
    return b'{"payload":"%b","payloadType":"%b","signatures":[{"keyid":"%b","sig":"%b"}]}' % parts


def _to_sign(payload_type, payload):
    """Return DSSE's pre-authentication encoding (PAE)."""
    kind = payload_type.encode("ascii")
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)
