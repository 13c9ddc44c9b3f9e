import dataclasses
import datetime
import threading

import pytest

from kiosk import envelope, report_format, weeks
from kiosk.collector import branch_reports, branches, intake, rollups, spans
from kiosk.collector.counter import Counter
from tests.collector.network import Station, cells_of


def test_a_report_is_stored_once_however_often_it_comes(network):
    heron = network.station()
    sealed = heron.sealed(1)
    assert network.take(sealed) == ["stored"]
    assert network.take(sealed, sealed) == ["known", "known"]
    network.roll_up()
    assert network.sums() == [("2026-W50", "North", 1, 100)]


def test_the_same_report_twice_in_one_batch_counts_once(network):
    sealed = network.station().sealed(1)
    assert network.take(sealed, sealed) == ["stored", "known"]


def test_reports_come_in_any_order(network):
    heron = network.station()
    assert network.take(*[heron.sealed(seq) for seq in (3, 1, 2)]) == ["stored"] * 3
    (kiosk,) = branches.kiosks_of(network.database, heron.branch_id)
    assert (kiosk.last_seq, kiosk.seen_week, kiosk.app) == (3, "2026-W51", "0.4.0")


def test_another_report_under_the_same_number_is_a_fork_and_put_aside(network):
    heron = network.station()
    network.take(heron.sealed(1))
    assert network.take(heron.sealed(1, cells=cells_of(T=1))) == ["fork"]
    network.roll_up()
    assert network.sums() == [("2026-W50", "North", 1, 100)]
    assert network.database.rows("SELECT kind, seq, looked_at FROM event") == [("fork", 1, 0)]
    assert network.database.rows("SELECT COUNT(*) FROM quarantine") == [(1,)]


def test_a_fork_in_one_batch_keeps_the_first(network):
    heron = network.station()
    first, second = heron.sealed(1), heron.sealed(1, cells=cells_of(T=1))
    assert network.take(first, second, first) == ["stored", "fork", "known"]


def refusals(network):
    """Yield (what is wrong, envelope, the name of the problem)."""
    heron, otter, stranger = network.station(), network.station("Otter Library"), Station()
    sealed = heron.sealed(1)
    yield "of a stranger", stranger.sealed(1), "unknown-key"
    yield "forged", sealed.replace(sealed[-30:-20], bytes(reversed(sealed[-30:-20]))), "bad-signature"
    yield "altered", _altered(heron, otter), "bad-signature"
    yield "of another branch", heron.sealed(1, kiosk=otter.id), "foreign-kiosk"
    yield "too large", sealed + b" " * envelope.MAX_BYTES, "too-large"
    yield (
        "of another type",
        envelope.seal(b"{}", "application/vnd.library-kiosk.report.v2+json", heron.key),
        "unknown-type",
    )
    yield "of another version", _payload(heron, v=2), "bad-report"
    yield "of an unknown policy", _payload(heron, policy="counts-9"), "bad-report"
    yield "with a cell out of bounds", _payload(heron, cells=(20_001, *[0] * 14)), "bad-report"
    yield "cut off", sealed[:-9], "bad-envelope"
    yield "empty", b"", "bad-envelope"


def _altered(heron, otter):
    """Return the report of one with the payload of another."""
    mine, other = envelope.read(heron.sealed(1)), envelope.read(otter.sealed(1))
    return envelope._encode(other.unverified_payload, mine.payload_type, mine.key_id, mine.signature)


def _payload(station, **fields):
    payload = report_format.encode(dataclasses.replace(station.report(1), **fields))
    return envelope.seal(payload, report_format.TYPE, station.key)


def test_what_is_wrong_is_refused_and_changes_nothing(network):
    cases = list(refusals(network))
    before = network.books()
    for what, data, problem in cases:
        assert network.take(data) == [problem], what
    assert network.books() == before


def test_each_of_a_batch_stands_alone(network):
    heron = network.station()
    wrong = [data for _, data, _ in refusals(network)]
    taken = network.take(*wrong, heron.sealed(7), *wrong)
    assert taken[len(wrong)] == "stored"
    assert set(taken) == {"stored"} | {problem for _, _, problem in refusals(network)}


def test_a_report_at_the_address_of_another_is_refused(network):
    heron = network.station()
    for kiosk, seq in ((heron.id, 2), (Station().id, 1)):
        (outcome,) = intake.take(network.database, [intake.Incoming(heron.sealed(1), kiosk, seq)], network.today)
        assert outcome.status == "wrong-address"


def test_a_retired_kiosk_is_refused(network):
    heron = network.station()
    branches.retire(network.database, heron.id, network.today)
    assert network.take(heron.sealed(1)) == ["retired"]


@pytest.mark.parametrize(
    ("clock", "to_week", "filed"),
    [
        ("trusted", "2026-W49", "2026-W49"),
        ("estimated", "2026-W49", "2026-W49"),
        ("none", "2026-W49", "2026-W51"),
        ("trusted", "2031-W01", "2026-W51"),
        ("trusted", "2020-W01", "2026-W51"),
    ],
)
def test_a_report_counts_in_its_own_week_unless_its_clock_cannot_be_right(network, clock, to_week, filed):
    heron = network.station()
    assert network.take(heron.sealed(1, clock=clock, from_week=to_week, to_week=to_week)) == ["stored"]
    network.roll_up()
    assert (filed, "North", 1, 100) in network.sums()


def test_a_clock_that_is_ahead_is_told_to_the_operator(network):
    network.take(network.station().sealed(1, from_week="2031-W01", to_week="2031-W01"))
    assert network.database.rows("SELECT kind FROM event") == [("ahead",)]


def test_too_many_reports_a_week_are_told_to_the_operator_and_count(network):
    heron = network.station()
    assert network.take(*[heron.sealed(seq) for seq in range(1, 10)]) == ["stored"] * 9
    assert network.database.rows("SELECT kind FROM event") == [("fast",)]


def test_a_kiosk_that_kept_its_reports_until_it_joined_is_nothing_odd_and_misses_none(network):
    heron = network.station()
    network.take(heron.sealed(40), heron.sealed(42))
    assert network.database.rows("SELECT kind FROM event") == []
    found = branch_reports.look(
        network.database, branches.find(network.database, heron.branch_id), spans.read({}, network.today)
    )
    assert found.missing == ((heron.id, 41, 41),)


def test_a_year_of_reports_at_once_is_nothing_odd(network):
    heron = network.station(joined=network.today - datetime.timedelta(weeks=52))
    assert set(network.take(*[heron.sealed(seq) for seq in range(1, 53)])) == {"stored"}
    assert network.database.rows("SELECT kind FROM event") == []


def test_a_figure_far_from_the_history_of_its_kiosk_is_told_to_the_operator_and_counts(network):
    heron = network.station(joined=network.today - datetime.timedelta(weeks=52))
    for seq in range(1, 12):
        network.take(heron.sealed(seq, cells=cells_of(T=100 + seq)))
    assert network.database.rows("SELECT kind FROM event") == []
    assert network.take(heron.sealed(12, cells=cells_of(T=900))) == ["stored"]
    assert network.database.rows("SELECT kind, seq FROM event") == [("outlier", 12)]


def test_the_same_reports_from_many_sides_at_once_are_stored_once(network):
    """Idempotent under concurrent duplicates: each report is stored by exactly one of those who bring it."""
    stations = [network.station(f"Library {number}") for number in range(5)]
    sealed = [station.sealed(seq) for station in stations for seq in (1, 2, 3)]
    outcomes, start = [], threading.Barrier(6)

    def bring(order):
        start.wait()
        for begin in range(0, len(order), 4):
            outcomes.extend(network.take(*order[begin : begin + 4]))

    threads = [threading.Thread(target=bring, args=(sealed[n:] + sealed[:n],)) for n in range(6)]
    _run(threads)
    assert outcomes.count("stored") == len(sealed)
    assert outcomes.count("known") == 5 * len(sealed)
    network.roll_up()
    assert network.sums() == [("2026-W50", "North", 15, 1500)]


def test_the_counter_answers_everybody_after_the_commit(network):
    counter = Counter(network.database, lambda: network.today)
    counter.start()
    stations = [network.station(f"Library {number}") for number in range(12)]
    outcomes = {}

    def hand_in(station):
        batch = [intake.Incoming(station.sealed(1), station.id, 1), intake.Incoming(b"nothing")]
        outcomes[station.id] = [outcome.status for outcome in counter.hand_in(batch)]

    _run([threading.Thread(target=hand_in, args=(station,)) for station in stations])
    counter.close()
    assert list(outcomes.values()) == [["stored", "bad-envelope"]] * 12
    assert network.database.rows("SELECT COUNT(*) FROM report") == [(12,)]


def test_a_roll_up_under_way_misses_no_report(network):
    """Reports keep coming while sums are made; in the end the sums are those of a slow recount."""
    stations = [network.station(f"Library {number}", region) for number in range(4) for region in ("North", "South")]
    stop = threading.Event()

    def roll():
        while not stop.is_set():
            rollups.work_off(network.database)

    roller = threading.Thread(target=roll)
    roller.start()
    _run([threading.Thread(target=_bring_year, args=(network, station)) for station in stations])
    stop.set()
    roller.join()
    network.roll_up()
    assert sum(total for *_, total in network.sums()) == 8 * sum(range(1, 21))


def _bring_year(network, station):
    for seq in range(1, 21):
        week = weeks.moved("2026-W48", seq % 3)
        network.take(station.sealed(seq, cells=cells_of(T=seq), from_week=week, to_week=week))


def _run(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
