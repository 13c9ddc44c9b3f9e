"""A kiosk with a connection hands in what the stick of one without carries."""

import dataclasses

import pytest

from kiosk import envelope, protocol
from kiosk.collector.enrolment import Enrolment
from kiosk.errors import Rejected, Unavailable
from kiosk.sync import relaying, stick_reports
from kiosk.sync.troubles import Trouble
from tests.collector import nearby
from tests.collector.network import Network
from tests.sync.false_collector import FalseCollector, http, saying


@pytest.fixture
def otter(collector):
    """The kiosk of another library in the same network, which makes reports and has no connection."""
    network = Network(collector.database, collector.today())
    network.key, network.enrolment = collector.key, Enrolment(collector.database, collector.key)
    return network.station("Otter Library")


@pytest.fixture
def stick(tmp_path, otter):
    """A stick with 250 reports of it, and some that are none."""
    folder = tmp_path / "stick" / stick_reports.FOLDER
    folder.mkdir(parents=True)
    for seq in range(1, 251):
        (folder / protocol.report_file(otter.id, seq)).write_bytes(otter.sealed(seq))
    (folder / "0.report").write_bytes(b"x" * 5000)
    (folder / "1.report").write_bytes(b"nothing")
    (folder / "2.report").symlink_to("/etc/hostname")
    return folder.parent


def test_the_reports_arrive_and_the_receipts_are_on_the_stick(joined, collector, otter, stick):
    relayed = relaying.relay(joined, stick)
    assert (relayed.reports, relayed.signed) == (251, 250)
    assert len(nearby.stored(collector)) == 250
    (file,) = stick.rglob("*.jsonl")
    lines = [line for _, line in protocol.split_lines(file.read_bytes())]
    keys = {envelope.key_id(collector.public): collector.public}
    for line in lines:
        envelope.unseal(line, keys, {"application/vnd.library-kiosk.receipts.v1+json"})
    assert relaying.relay(joined, stick).signed == 250
    found = stick_reports.take_in(joined, stick)
    assert (found.signed, found.of_others, found.refused) == (0, 251, 0)


def test_a_collector_that_does_not_sign_is_not_believed(joined, stick):
    for said in (http(b"{}\n", 200), http(b"", 503), http(b"x" * 10, 404)):
        false = FalseCollector(saying(said))
        with pytest.raises(Trouble):
            relaying.relay(dataclasses.replace(joined, collector_url=false.url), stick)
        false.close()


def test_a_kiosk_that_has_not_joined_or_has_no_line_relays_nothing(harbour, stick, tmp_path):
    with pytest.raises(Rejected, match="has not joined"):
        relaying.relay(harbour, stick)
    with pytest.raises(Rejected, match="does not know the address"):
        relaying.relay(dataclasses.replace(harbour, collector_url=""), stick)


def test_a_stick_without_reports_is_said(joined, tmp_path):
    with pytest.raises(Rejected, match="no report files"):
        relaying.relay(joined, tmp_path)
    with pytest.raises((Rejected, Unavailable)):
        relaying.relay(joined, tmp_path / "pulled out")
