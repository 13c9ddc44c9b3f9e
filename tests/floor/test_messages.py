import json
from dataclasses import replace

import pytest

from kiosk import envelope, messages, protocol, strict_json
from kiosk.errors import BadMessage
from kiosk.messages import Enrolled, Enrolment, Receipt, Withdrawal

KEY = envelope.new_key()
PUBLIC = envelope.public_of(KEY)
KEYS = {envelope.key_id(PUBLIC): PUBLIC}
ENROLMENT = Enrolment("3f2a9c0d11b2e4f7", PUBLIC, "MSMW886693RC", "0.4.0")


def test_an_enrolment_comes_back_as_it_was():
    assert messages.open_enrolment(messages.seal_enrolment(ENROLMENT, KEY)) == ENROLMENT


def test_an_enrolment_signed_with_another_key_than_it_names_is_refused():
    with pytest.raises(BadMessage) as problem:
        messages.open_enrolment(messages.seal_enrolment(ENROLMENT, envelope.new_key()))
    assert problem.value.type == "bad-signature"


def test_an_enrolment_is_no_answer_to_one():
    with pytest.raises(BadMessage):
        messages.open_enrolled(messages.seal_enrolment(ENROLMENT, KEY))


def test_the_answer_to_an_enrolment_comes_back_as_it_was():
    enrolled = Enrolled("3f2a9c0d11b2e4f7", "مكتبة الميناء " * 14, PUBLIC)
    data = messages.seal_enrolled(enrolled, KEY)
    assert messages.open_enrolled(data) == enrolled
    assert len(data) <= protocol.MAX_ANSWER_BYTES


def test_the_longest_name_of_a_branch_fits_its_answer():
    enrolled = Enrolled("3f2a9c0d11b2e4f7", "م" * messages.MAX_BRANCH_SIGNS, PUBLIC)
    assert len(messages.seal_enrolled(enrolled, KEY)) <= protocol.MAX_ANSWER_BYTES


@pytest.mark.parametrize("field", ["kiosk", "public", "code", "app", "v"])
def test_a_wrong_field_of_an_enrolment_is_refused(field):
    data = messages.seal_enrolment(ENROLMENT, KEY)
    found = json.loads(envelope.read(data).unverified_payload)
    wrong = envelope.seal(strict_json.dump({**found, field: "<"}), messages.ENROLMENT_TYPE, KEY)
    with pytest.raises(BadMessage):
        messages.open_enrolment(wrong)


def test_a_withdrawal_comes_back_as_it_was():
    withdrawal = Withdrawal("3f2a9c0d11b2e4f7", 12)
    assert messages.parse_withdrawal(messages.encode_withdrawal(withdrawal)) == withdrawal


def test_receipts_come_back_in_their_order_within_small_envelopes():
    given = [
        Receipt(line, "withdrawn-before" if line % 2 else messages.STORED, "3f2a9c0d11b2e4f7", 2**31 - 1, "0" * 64)
        for line in range(1_000_000, 1_000_050)
    ]
    envelopes = messages.seal_receipts(given, KEY)
    assert max(map(len, envelopes)) <= protocol.MAX_ANSWER_BYTES
    found = []
    for _, line in protocol.split_lines(protocol.join_lines(envelopes)):
        found += messages.parse_receipts(envelope.unseal(line, KEYS, {messages.RECEIPTS_TYPE}))
    assert found == given


@pytest.mark.parametrize("field", ["status", "kiosk", "digest", "seq", "line"])
def test_a_wrong_receipt_is_refused(field):
    receipt = replace(Receipt(1, "stored"), **{field: "<"})
    (data,) = messages.seal_receipts([receipt], KEY)
    with pytest.raises(BadMessage):
        messages.parse_receipts(envelope.unseal(data, KEYS, {messages.RECEIPTS_TYPE}))


def test_lines_of_a_bundle_keep_their_numbers():
    assert protocol.split_lines(b"a\n\nb") == [(1, b"a"), (3, b"b")]
    assert protocol.split_lines(protocol.join_lines([b"a", b"b"])) == [(1, b"a"), (2, b"b")]
