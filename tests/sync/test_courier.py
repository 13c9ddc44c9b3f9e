"""When the courier goes, how long it waits, and when it stops and tells staff."""

import dataclasses
import datetime
import threading
from types import SimpleNamespace

import pytest

from kiosk import envelope, library_day, messages, preferences, protocol, report_format, running_time
from kiosk.clock import Day
from kiosk.collector import branches
from kiosk.collector.intake import Incoming
from kiosk.errors import Rejected
from kiosk.report_format import new_kiosk
from kiosk.sync import courier, identity, logbook, outbox
from kiosk.sync.courier import Courier
from kiosk.sync.pace import Measured, Pace, backoff, due_from
from tests.collector import nearby
from tests.releasing import release_report
from tests.sync.false_collector import FalseCollector, http, saying

HOUR = 3600
NEVER_WAITS = Pace(slot_seconds=0, spread_seconds=0)


class Hand:
    """Measured time, which moves when a test says so, and chance, which is always ``luck``."""

    def __init__(self, chosen, pace=NEVER_WAITS, luck=1.0):
        self.seconds, self.kiosk = running_time.seconds(), SimpleNamespace(settings=chosen)
        self.courier = Courier(self.kiosk, pace, now=lambda: self.seconds, chance=lambda: luck)

    def look(self, after=0):
        """Let the courier look after some seconds; return (sent, trouble), or None if it rested."""
        self.seconds += after
        outcome = self.courier.look()
        return outcome and (outcome.sent, outcome.trouble)


@pytest.fixture
def false(joined):
    """Makes collectors that say what a test wants, and the settings that lead to them."""
    made = []

    def make(data):
        made.append(FalseCollector(saying(data)))
        return _replaced(joined, collector_url=made[-1].url)

    yield make
    for one in made:
        one.close()


def _replaced(chosen, **values):
    return dataclasses.replace(chosen, **values)


def problem(name, status=0, **headers):
    """Return a problem document of the collector."""
    status = status or protocol.PROBLEMS[name].status
    return http(b'{"type":"/api/v1/problems/%b"}' % name.encode(), status, "application/problem+json", **headers)


def test_a_report_is_sent_signed_for_and_not_sent_again(joined, collector):
    released, hand = release_report(joined), Hand(joined)
    assert hand.look() == (1, "")
    found = outbox.find(released.seq)
    assert (found.status, found.envelope) == (outbox.SENT, released.envelope)
    assert nearby.stored(collector) == {(released.kiosk, released.seq): released.digest}
    assert hand.look(HOUR) is None
    assert logbook.read().last_contact == running_time.today()


def test_nothing_is_sent_while_the_library_has_not_agreed_or_rests(joined, collector):
    release_report(joined)
    for sharing in ("off", "paused"):
        assert Hand(_replaced(joined, sharing=sharing)).look() is None
        with pytest.raises(Rejected, match="off or paused"):
            courier.send_now(_replaced(joined, sharing=sharing))
    assert nearby.stored(collector) == {}
    assert Hand(joined).look() == (1, "")


def test_a_report_made_while_nothing_was_shared_is_never_sent(joined, collector):
    preferences.write(sharing="off")
    kept = release_report(_replaced(joined, sharing="off"))
    preferences.write(sharing="on")
    sent = release_report(joined)
    assert courier.send_now(joined).sent == 1
    assert nearby.stored(collector) == {(sent.kiosk, sent.seq): sent.digest}
    assert outbox.find(kept.seq).status == outbox.KEPT


def test_nothing_is_sent_before_the_kiosk_has_joined_or_knows_an_address(harbour):
    release_report(harbour)
    assert Hand(harbour).look() is None
    with pytest.raises(Rejected, match="has not joined"):
        courier.send_now(harbour)
    with pytest.raises(Rejected, match="does not know the address"):
        courier.send_now(_replaced(harbour, collector_url=""))


def test_each_failure_doubles_the_wait_up_to_six_hours(joined):
    release_report(joined)
    hand = Hand(_replaced(joined, collector_url="http://localhost:9"))
    waits = []
    for _ in range(12):
        assert hand.look() == (0, "no-connection")
        waits.append(logbook.read().not_before - hand.seconds)
        assert hand.look(waits[-1] - 1) is None
        hand.seconds += 1
    assert waits == [60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 21600, 21600, 21600]


def test_waits_are_spread_over_their_whole_length():
    assert [backoff(Pace(), 3, luck) for luck in (0, 0.5, 1)] == [0, 240, 480]


@pytest.mark.parametrize(("said", "waited"), [("7200", 7200), ("9999999", 86_400), ("1", 60), ("soon", 60)])
def test_what_the_collector_asks_for_is_obeyed_up_to_a_day(false, joined, said, waited):
    release_report(joined)
    hand = Hand(false(problem("busy", Retry_After=said)))
    assert hand.look() == (0, "busy")
    assert logbook.read().not_before == hand.seconds + waited


def test_a_mark_in_the_far_future_does_not_keep_reports_for_ever(joined):
    release_report(joined)
    logbook.note_trouble("busy", running_time.seconds() + 10**9)
    assert Hand(joined).look() == (1, "")


@pytest.mark.parametrize("name", ["unknown-key", "foreign-kiosk", "bad-signature", "retired"])
def test_a_refusal_of_the_kiosk_stops_it_until_staff_act(false, joined, name):
    released = release_report(joined)
    hand = Hand(false(problem(name)))
    assert hand.look() == (0, name)
    assert hand.look(400 * 24 * HOUR) is None
    assert outbox.find(released.seq) == released
    assert courier.send_now(joined).sent == 1
    assert logbook.read().trouble == ""


@pytest.mark.parametrize("name", ["fork", "bad-report", "withdrawn-before", "too-large", "unknown-type"])
def test_a_refusal_of_the_report_sets_that_report_aside_and_goes_on(false, joined, name):
    released = release_report(joined)
    assert Hand(false(problem(name))).look() == (0, "")
    found = outbox.find(released.seq)
    assert (found.status, found.problem) == (outbox.REJECTED, name)
    following = release_report(joined)
    assert Hand(joined).look() == (1, "")
    assert outbox.find(following.seq).status == outbox.SENT


def test_two_machines_with_one_key_are_noticed(joined, collector):
    released = release_report(joined)
    other = release_report(joined)
    me = identity.load_or_make(joined)
    payload = envelope.read(other.envelope).unverified_payload.replace(b'"seq":2', b'"seq":1')
    forged = envelope.seal(payload, report_format.TYPE, me.key)
    collector.counter.hand_in([Incoming(forged)])
    outcome = courier.send_now(joined)
    assert (outcome.sent, outcome.refused) == (1, 1)
    assert outbox.find(released.seq).problem == "fork"


def test_at_most_twenty_are_sent_in_one_window(joined, collector):
    for _ in range(23):
        release_report(joined)
    hand = Hand(joined)
    assert hand.look() == (20, "")
    assert hand.look(HOUR - 1) is None
    assert hand.look(1) == (3, "")
    assert len(nearby.stored(collector)) == 23


def test_after_a_long_outage_one_report_tries_the_way_for_all(joined):
    for _ in range(3):
        release_report(joined)
    for _ in range(Pace().long_outage):
        logbook.note_trouble("no-connection", 0)
    hand = Hand(joined, Pace(slot_seconds=0), luck=0.5)
    assert hand.look() is None  # a start is one of many, too
    assert hand.look(900) == (1, "")
    assert hand.look(899) is None
    assert hand.look(1) == (2, "")


def test_each_kiosk_has_its_own_place_in_two_days(joined):
    released = release_report(joined)
    slot = Pace().slot_seconds
    places = [due_from(SimpleNamespace(kiosk=new_kiosk(), made_on=10), slot) - 864_000 for _ in range(400)]
    assert 0 <= min(places) < slot / 20
    assert slot * 0.95 < max(places) < slot
    hand = Hand(joined, Pace(spread_seconds=0))
    hand.seconds = due_from(released, slot) - 1
    assert hand.look() is None
    assert hand.look(1) == (1, "")


def test_measured_seconds_go_on_between_two_notes_in_the_state_file(state):
    clock = SimpleNamespace(now=100.0)
    ledger = running_time.Ledger(monotonic=lambda: clock.now)
    measured = Measured(monotonic=lambda: clock.now)
    assert measured() == 0
    clock.now += 250
    assert measured() == 250
    ledger.tick()
    clock.now += 10
    assert measured() == 250  # it may lag, and never leads
    clock.now += 10
    assert measured() == 260


def test_a_withdrawal_is_delivered_though_sharing_is_off(joined, collector):
    first, second = release_report(joined), release_report(joined)
    courier.send_now(joined)
    waiting = release_report(joined)
    preferences.write(sharing="off")
    courier.withdraw()
    hand = Hand(_replaced(joined, sharing="off"))
    assert hand.look() == (0, "")
    assert nearby.stored(collector) == {}
    assert logbook.read().withdraw_to is None
    assert [outbox.find(one.seq).status for one in (first, second, waiting)] == ["sent", "sent", "kept"]
    assert hand.look(HOUR) is None


def test_a_withdrawal_that_nobody_signed_for_is_asked_again(false, joined, collector):
    release_report(joined)
    courier.send_now(joined)
    courier.withdraw()
    for data in (http(b"{}", 202), problem("unavailable"), http(b"", 200)):
        assert courier.send_now(false(data)).trouble in ("no-receipt", "unavailable", "refused", "strange-answer")
        assert logbook.read().withdraw_to == 1
    assert len(nearby.stored(collector)) == 1
    courier.send_now(joined)
    assert nearby.stored(collector) == {}


def test_many_senders_at_once_send_each_report_once(joined, collector):
    released = [release_report(joined) for _ in range(6)]
    outcomes, start = [], threading.Barrier(4)

    def send():
        start.wait()
        outcomes.append(courier.send_now(joined))

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {outcome.trouble for outcome in outcomes} == {""}
    assert nearby.stored(collector) == {(one.kiosk, one.seq): one.digest for one in released}
    assert {outbox.find(one.seq).status for one in released} == {outbox.SENT}


def test_the_thread_sends_by_itself_and_stops(joined, collector):
    release_report(joined)
    thread = Courier(SimpleNamespace(settings=joined), Pace(look_seconds=0.01, slot_seconds=0, spread_seconds=0))
    thread.start()
    while outbox.count_waiting():
        thread.join(0.01)
    thread.stop()
    assert not thread.is_alive()
    assert len(nearby.stored(collector)) == 1


def test_a_retired_kiosk_is_told_so(joined, collector):
    released = release_report(joined)
    branches.retire(collector.database, released.kiosk, collector.today())
    assert Hand(joined).look() == (0, "retired")


def test_a_kiosk_in_doubt_takes_the_date_from_a_collector_that_has_signed(joined, key_date):
    release_report(joined)
    library_day.start(last_sync=lambda: 0, has_hardware_clock=lambda: False, boot=lambda: "after a power cut")
    assert not library_day.today().certain
    assert courier.send_now(key_date).sent == 1
    assert library_day.today() == Day(datetime.date(2027, 3, 1), certain=True)


@pytest.fixture
def key_date(joined, collector):
    """Settings that lead to a collector which signs, and whose clock says 1 March 2027."""

    def answer(connection):
        data = one.requests[-1].partition(b"\r\n\r\n")[2]
        report = report_format.parse(envelope.read(data).unverified_payload)
        receipt = messages.Receipt(1, "stored", report.kiosk, report.seq, protocol.digest_of(data))
        body = messages.seal_receipts([receipt], collector.key)[0]
        connection.sendall(http(body, 201, Date="Mon, 01 Mar 2027 12:00:00 GMT"))

    one = FalseCollector(answer)
    yield _replaced(joined, collector_url=one.url)
    one.close()


def test_a_kiosk_that_is_sure_of_the_date_keeps_it(joined, key_date, monday):
    release_report(joined)
    courier.send_now(key_date)
    assert library_day.today().date == monday
