"""Reports on a stick: what is written, what comes back, and what an enemy's stick cannot do."""

import dataclasses
import os

import pytest

from kiosk import envelope, messages, protocol
from kiosk.collector import letters, sticks
from kiosk.errors import Rejected, Unavailable
from kiosk.report_format import new_kiosk
from kiosk.sync import agreement, courier, logbook, outbox, stick_files, stick_reports
from tests.collector import nearby
from tests.releasing import release_report


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def take_to_operator(collector, stick):
    """Do as the operator's command does with a stick."""
    lines = sticks.read_folder(stick)
    brought = sticks.take(collector, collector.counter.hand_in, lines)
    sticks.write_receipts(stick, sticks.receipts(brought, collector.key))
    return sorted(one.status for one in brought)


def receipts_for(key, *reports):
    told = [messages.Receipt(1, "stored", one.kiosk, one.seq, one.digest) for one in reports]
    return protocol.join_lines(messages.seal_receipts(told, key))


def test_reports_go_out_and_receipts_come_back(joined, collector, stick):
    released = [release_report(joined) for _ in range(20)]
    written = stick_reports.export(joined, stick)
    assert (written.folder, written.reports) == (stick / stick_reports.FOLDER, 20)
    files = {path.name: path.read_bytes() for path in written.folder.iterdir()}
    assert files == {protocol.report_file(one.kiosk, one.seq): one.envelope for one in released}
    assert outbox.count_waiting() == 20
    assert take_to_operator(collector, stick) == ["stored"] * 20
    found = stick_reports.take_in(joined, stick)
    assert (found.signed, found.refused, outbox.count_waiting()) == (20, 0, 0)
    assert stick_reports.take_in(joined, stick).signed == 20  # the same stick once more


def test_a_report_may_go_by_stick_and_by_line(joined, collector, stick):
    released = release_report(joined)
    stick_reports.export(joined, stick)
    assert courier.send_now(joined).sent == 1
    assert take_to_operator(collector, stick) == ["known"]
    stick_reports.take_in(joined, stick)
    assert nearby.stored(collector) == {(released.kiosk, released.seq): released.digest}


def test_a_kiosk_without_any_connection_joins_by_stick(harbour, collector, stick):
    stick_reports.ask_to_join(harbour, nearby.give_code(collector), stick)
    assert logbook.read().trouble == "asked-by-stick"
    release_report(harbour)
    stick_reports.export(harbour, stick)
    assert take_to_operator(collector, stick) == [letters.JOINED, "stored"]
    found = stick_reports.take_in(harbour, stick)
    assert (found.branch, found.signed, found.refused) == ("Harbour Library", 1, 0)
    assert agreement.joined()
    assert logbook.read().trouble == ""


def test_a_wrong_code_on_a_stick_lets_nobody_in(harbour, collector, stick):
    stick_reports.ask_to_join(harbour, "MSMW886693RC", stick)
    release_report(harbour)
    stick_reports.export(harbour, stick)
    assert take_to_operator(collector, stick) == ["bad-code", "unknown-key"]
    assert stick_reports.take_in(harbour, stick).branch == ""
    assert not agreement.joined()


def put_false_answer(stick):
    """Let somebody put an answer on the stick that would make this kiosk believe in another collector."""
    key = envelope.new_key()
    enrolled = messages.Enrolled(logbook.read().kiosk, "Elsewhere", envelope.public_of(key))
    (stick / "receipts.jsonl").write_bytes(messages.seal_enrolled(enrolled, key) + b"\n")


def test_an_answer_that_nobody_asked_for_is_refused(harbour, stick):
    put_false_answer(stick)
    assert stick_reports.take_in(harbour, stick).refused == 1
    assert not agreement.joined()


def test_only_the_first_answer_counts(harbour, collector, stick):
    stick_reports.ask_to_join(harbour, nearby.give_code(collector), stick)
    take_to_operator(collector, stick)
    stick_reports.take_in(harbour, stick)
    put_false_answer(stick)
    assert stick_reports.take_in(harbour, stick).refused == 1
    assert logbook.read().branch == "Harbour Library"


def test_a_withdrawal_goes_by_stick_too(joined, collector, stick):
    release_report(joined)
    courier.send_now(joined)
    courier.withdraw()
    stick_reports.export(joined, stick)
    assert take_to_operator(collector, stick) == ["withdrawn"]
    assert nearby.stored(collector) == {}
    stick_reports.take_in(joined, stick)
    assert logbook.read().withdraw_to is None


def test_receipts_of_others_and_forged_ones_change_nothing(joined, collector, stick):
    mine = release_report(joined)
    other = dataclasses.replace(mine, kiosk=new_kiosk())
    (stick / "receipts.jsonl").write_bytes(receipts_for(collector.key, other))
    (stick / "receipts (1).jsonl").write_bytes(receipts_for(envelope.new_key(), mine))
    (stick / "long.jsonl").write_bytes(b"x" * 20_000 + b"\n" + bytes(range(256)) * 40)
    found = stick_reports.take_in(joined, stick)
    assert (found.signed, found.of_others) == (0, 1)
    assert found.refused >= 2
    assert outbox.find(mine.seq) == mine


def test_receipts_count_in_any_order_beside_all_kinds_of_files(joined, collector, stick):
    released = [release_report(joined) for _ in range(3)]
    (stick / "a.jsonl").write_bytes(receipts_for(collector.key, released[2], released[0]))
    (stick / "b.jsonl").write_bytes(receipts_for(collector.key, released[1], released[0]) + b"\r\n\n")
    (stick / "holiday.jpg").write_bytes(b"x")
    (stick / "folder.jsonl").mkdir()
    os.mkfifo(stick / "pipe.jsonl")
    assert stick_reports.take_in(joined, stick).refused == 0
    assert outbox.count_waiting() == 0


def test_links_on_a_stick_are_followed_neither_out_nor_in(joined, collector, stick, tmp_path):
    released, elsewhere = release_report(joined), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "x.jsonl").write_bytes(receipts_for(collector.key, released))
    (stick / "receipts.jsonl").symlink_to(elsewhere / "x.jsonl")
    (stick / stick_reports.FOLDER).symlink_to(elsewhere)
    with pytest.raises(Rejected, match="no receipts"):
        stick_reports.take_in(joined, stick)
    written = stick_reports.export(joined, stick)
    assert [path.name for path in elsewhere.iterdir()] == ["x.jsonl"]
    precious = tmp_path / "precious"
    precious.write_text("precious")
    name = protocol.report_file(released.kiosk, released.seq)
    (written.folder / name).unlink()
    (written.folder / name).symlink_to(precious)
    (written.folder / name).with_suffix(".new").symlink_to(precious)
    stick_reports.export(joined, stick)
    assert precious.read_text() == "precious"
    assert (written.folder / name).read_bytes() == released.envelope


def test_too_many_files_are_refused(joined, stick, monkeypatch):
    monkeypatch.setattr(stick_files, "MOST_FILES", 3)
    for number in range(4):
        (stick / f"{number}.jsonl").touch()
    with pytest.raises(Rejected, match="more than 3 files"):
        stick_reports.take_in(joined, stick)


def test_an_empty_stick_and_an_empty_outbox_are_said(joined, stick):
    with pytest.raises(Rejected, match="no receipts"):
        stick_reports.take_in(joined, stick)
    with pytest.raises(Rejected, match="no report waits"):
        stick_reports.export(joined, stick)


def test_a_stick_that_was_pulled_out_is_said_and_loses_nothing(joined, stick):
    released = release_report(joined)
    stick.rmdir()
    with pytest.raises(Unavailable, match="cannot be written"):
        stick_reports.export(joined, stick)
    assert outbox.find(released.seq) == released
