"""Letters on a stick are looked at as hard as what comes over the network."""

import pytest

from kiosk import envelope, messages
from kiosk.collector import branches, sticks
from kiosk.collector.sticks import Line
from tests.collector.network import Station


@pytest.fixture
def code(network, collector, monday):
    """A code for a new branch."""
    return collector.enrolment.give(branches.add(network.database, "Harbour Library", "North"), monday).code


@pytest.fixture
def bring(collector):
    """Bring envelopes on a stick and return what became of each, in the order in which they were taken."""

    def take(*envelopes):
        lines = [Line(f"{number}.report", 1, data) for number, data in enumerate(envelopes)]
        return sticks.take(collector, collector.counter.hand_in, lines)

    return take


def statuses(brought):
    return [one.status for one in brought]


def test_a_kiosk_joins_and_hands_in_with_one_stick_in_any_order(bring, code):
    heron = Station()
    assert statuses(bring(heron.sealed(1), heron.wish(code), heron.sealed(2))) == ["joined", "stored", "stored"]


def test_a_stick_brought_twice_changes_nothing_and_is_answered_again(bring, network, collector, code):
    heron = Station()
    bring(heron.wish(code), heron.sealed(1))
    before = network.books()
    brought = bring(heron.wish(code), heron.sealed(1))
    assert statuses(brought) == ["joined", "known"]
    assert network.books() == before
    first, second = sticks.receipts(brought, collector.key).splitlines()
    assert messages.open_enrolled(first) == messages.Enrolled(heron.id, "Harbour Library", collector.public)
    opened = envelope.unseal(second, {envelope.key_id(collector.public): collector.public}, {messages.RECEIPTS_TYPE})
    assert [one.status for one in messages.parse_receipts(opened)] == ["known"]


def test_a_wish_that_was_changed_or_signed_by_another_lets_nobody_in(bring, network, code):
    heron, otter = Station(), Station()
    wish = heron.wish(code)
    mine, other = envelope.read(wish), envelope.read(otter.wish(code))
    swapped = envelope._encode(other.unverified_payload, mine.payload_type, mine.key_id, mine.signature)
    foreign = messages.seal_enrolment(messages.Enrolment(heron.id, otter.public, code, "0.4.0"), heron.key)
    before = network.books()
    assert statuses(bring(swapped, foreign, heron.wish("MSMW886693RC"))) == [
        "bad-signature",
        "bad-signature",
        "bad-code",
    ]
    assert network.books() == before


def test_one_code_on_two_sticks_lets_one_kiosk_in(bring, code):
    assert statuses(bring(Station().wish(code), Station().wish(code))) == ["joined", "bad-code"]


def test_only_a_kiosk_itself_has_its_reports_deleted(bring, network, collector):
    heron, otter = network.station(), network.station("Otter Library")
    bring(heron.sealed(1))
    wrong = [Station(id=heron.id, key=otter.key).withdrawal(1), Station(id=heron.id).withdrawal(1)]
    assert statuses(bring(*wrong)) == ["foreign-kiosk", "unknown-key"]
    assert network.database.rows("SELECT seq FROM report") == [(1,)]
    assert statuses(bring(heron.withdrawal(1))) == ["withdrawn"]
    assert network.database.rows("SELECT seq FROM report") == []


def test_a_bundle_over_the_network_lets_nobody_in(machine, network, code):
    heron, before = Station(), network.books()
    answer = machine.bundle(heron.wish(code), heron.withdrawal(1))
    assert [one.is_safe for one in machine.receipts(answer)] == [False, False]
    assert network.books() == before
