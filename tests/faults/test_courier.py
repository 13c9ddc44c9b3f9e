"""Reports travel, whatever happens on the way: each arrives once, none is lost, and the sums are exact.

Kiosks and the collector are processes of their own; the line between them is
ours, and so are its faults.
"""

import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from kiosk import envelope, report_format
from kiosk.policies import CELLS
from kiosk.sync.outbox import SENT
from tests.faults.faulty_line import Budget, FaultyLine
from tests.faults.running_network import RunningCollector, TravellingKiosk

pytestmark = [pytest.mark.faults, pytest.mark.slow]


@pytest.fixture
def collector(tmp_path, database_url):
    """A collector that runs, on SQLite or on PostgreSQL."""
    running = RunningCollector(tmp_path / "collector", database_url).start()
    yield running
    running.stop()


@pytest.fixture
def kiosks(collector, tmp_path):
    """Three kiosks, each with a code, which do not run yet."""
    made = [TravellingKiosk(tmp_path / f"kiosk {n}", collector.give_code(f"Library {n}")) for n in range(3)]
    yield made
    for kiosk in made:
        kiosk.end()


def outbox_of(kiosk):
    """Return {(kiosk, seq): (digest, envelope, status)} of everything that a kiosk has ever released."""
    with closing(sqlite3.connect(kiosk.folder / "state.sqlite")) as state:
        rows = state.execute("SELECT kiosk, seq, digest, envelope, status FROM outbox").fetchall()
    return {(number, seq): rest for number, seq, *rest in rows}


def sums_of(released):
    """Return {cell: sum} over the reports themselves."""
    found = Counter()
    for _, sealed, _ in released.values():
        report = report_format.parse(envelope.read(sealed).unverified_payload)
        found.update(dict(zip(CELLS, report.cells, strict=True)))
    return {cell: found[cell] for cell in CELLS}


def test_every_report_arrives_once_whatever_goes_wrong(collector, kiosks, tmp_path, is_full):
    budget = Budget(1000 if is_full else 90, seed="courier")
    lines = [FaultyLine(collector, kiosk, budget) for kiosk in kiosks]
    for kiosk, line in zip(kiosks, lines, strict=True):
        kiosk.live(f"http://127.0.0.1:{line.port}")
    assert budget.is_over.wait(timeout=1800 if is_full else 240)
    (tmp_path / "enough").touch()
    assert [(kiosk.wait(), kiosk.log[-2000:] if kiosk.code else "") for kiosk in kiosks] == [(0, "")] * 3
    for line in lines:
        line.close()
    collector.kill()  # what it had said is safe must be on its disk
    stored, sums = collector.books()
    released = {key: value for kiosk in kiosks for key, value in outbox_of(kiosk).items()}
    assert stored == {key: digest for key, (digest, _, _) in released.items()}
    assert {status for *_, status in released.values()} == {SENT}
    assert sums == sums_of(released)
    assert min(budget.done.values()) > 0
    print({**budget.done, "reports": len(released)})
