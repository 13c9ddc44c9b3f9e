import base64
import json
import os
import stat
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import envelope, strict_json
from kiosk.errors import BadMessage, Unavailable

TYPE = "application/vnd.library-kiosk.report.v1+json"
KEY = envelope.new_key()
PUBLIC = envelope.public_of(KEY)
KEYS = {envelope.key_id(PUBLIC): PUBLIC}
SEALED = envelope.seal(b'{"a":1}', TYPE, KEY)


def refused(data, keys=KEYS, types=(TYPE,)):
    """Return the type of the problem with which an envelope is refused."""
    with pytest.raises(BadMessage) as problem:
        envelope.unseal(data, keys, types)
    return problem.value.type


def changed(**fields):
    """Return SEALED with other fields, written as it is."""
    return strict_json.dump({**json.loads(SEALED), **fields})


@given(st.binary(max_size=1000))
def test_what_is_sealed_can_be_unsealed(payload):
    opened = envelope.unseal(envelope.seal(payload, TYPE, KEY), KEYS, {TYPE})
    assert opened == envelope.Opened(payload, TYPE, envelope.key_id(PUBLIC))


def test_sealing_twice_gives_the_same_bytes():
    assert envelope.seal(b'{"a":1}', TYPE, KEY) == SEALED


def test_what_is_signed_is_the_encoding_of_dsse():
    """The example of the protocol: github.com/secure-systems-lab/dsse/blob/master/protocol.md."""
    assert envelope._to_sign("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


@pytest.mark.parametrize("place", range(0, len(SEALED), 7))
def test_a_changed_byte_is_noticed(place):
    data = bytearray(SEALED)
    data[place] ^= 1
    assert refused(bytes(data)) in ("bad-envelope", "unknown-key", "bad-signature")


def test_a_payload_of_another_type_is_refused_after_its_signature():
    assert refused(SEALED, types=("something/else",)) == "unknown-type"
    assert refused(changed(payloadType="something/else"), types=("something/else",)) == "bad-signature"


def test_a_key_that_is_not_known_is_refused():
    assert refused(SEALED, keys={}) == "unknown-key"


def test_the_key_of_somebody_else_does_not_fit():
    other = envelope.public_of(envelope.new_key())
    assert refused(SEALED, keys={envelope.key_id(PUBLIC): other}) == "bad-signature"


def test_too_large_is_noticed_before_anything_is_read():
    assert refused(b"[" * (envelope.MAX_BYTES + 1)) == "too-large"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"[" * 4000,
        b"\xff\xfe",
        SEALED + b"\n",
        SEALED.replace(b":", b": ", 1),
        SEALED.replace(b'"payload"', b'"payload":"","payload"', 1),
        SEALED[:-1] + b',"more":1}',
        changed(signatures=[]),
        changed(signatures=json.loads(SEALED)["signatures"] * 2),
        changed(payload="YQ"),
        changed(payload="YR=="),
        changed(payload="Y Q="),
        changed(payload="é"),
        changed(payloadType='a"b'),
        changed(payloadType=""),
        changed(payload=1),
    ],
)
def test_an_envelope_has_exactly_one_form(data):
    assert refused(data) == "bad-envelope"


def test_nothing_can_be_written_twice_in_two_ways():
    """Base64 ignores the last bits of some signs; an envelope does not."""
    ends_loosely = envelope.seal(b"a", TYPE, KEY)
    assert b'"payload":"YQ=="' in ends_loosely
    assert refused(ends_loosely.replace(b"YQ==", b"YR==")) == "bad-envelope"
    assert base64.b64decode("YR==") == b"a"


def test_a_key_is_made_at_first_use_and_kept(tmp_path):
    path = tmp_path / "keys" / "kiosk.pem"
    key = envelope.load_or_make_key(path)
    assert envelope.public_of(envelope.load_or_make_key(path)) == envelope.public_of(key)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == ["kiosk.pem"]


def test_two_that_make_the_key_at_once_get_the_same(tmp_path):
    start, found = threading.Barrier(8), []

    def make():
        start.wait()
        found.append(envelope.public_of(envelope.load_or_make_key(tmp_path / "kiosk.pem")))

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    "content", [b"", b"nothing", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_a_damaged_key_is_never_replaced_silently(tmp_path, content):
    (tmp_path / "kiosk.pem").write_bytes(content)
    with pytest.raises(Unavailable, match="damaged"):
        envelope.load_or_make_key(tmp_path / "kiosk.pem")
