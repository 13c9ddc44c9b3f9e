"""A collector that is away for a year, a backup that is put back, a memory card that is copied.

The kiosk is the real one without its pages; running time passes at our word.
"""

import itertools
import random
import shutil
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from kiosk import preferences, running_time, settings
from kiosk.errors import Rejected
from kiosk.running_time import RunningTime
from kiosk.storage import deed
from kiosk.sync import courier, identity, joining, outbox, release, released_ledger
from kiosk.sync.courier import Courier
from kiosk.sync.pace import Pace
from kiosk.upkeep import backups, drafts, restoring
from kiosk.upkeep.opening import opened_state
from tests.faults.running_network import RunningCollector
from tests.releasing import release_report

HOUR = 3600
pytestmark = [pytest.mark.faults]


@pytest.fixture
def collector(tmp_path, database_url):
    """A collector that runs, on SQLite or on PostgreSQL."""
    running = RunningCollector(tmp_path / "collector", database_url).start()
    yield running
    running.stop()


@contextmanager
def kiosk_in(folder, collector):
    """Open the kiosk in a folder; its library agrees to sharing."""
    chosen = settings.load({}, data=folder, collector_url=collector.address, sharing="on")
    with opened_state(chosen):
        preferences.write(sharing="on")
        running_time.Ledger()
        yield chosen


@deed
def pass_time(seconds):
    RunningTime.update(seconds=RunningTime.seconds + seconds).execute()


def everything():
    """Return {(kiosk, seq): digest} of the open outbox."""
    return {(one.kiosk, one.seq): one.digest for one in outbox.newest(1000)}


@pytest.mark.parametrize("database_url", [""], ids=["sqlite"])
def test_a_year_without_the_collector_loses_nothing_and_hurries_nobody(collector, tmp_path):
    with kiosk_in(tmp_path / "kiosk", collector) as chosen:
        joining.join(chosen, collector.give_code("Harbour Library"))
        collector.stop()
        chance = random.Random("a year").random
        carrying = Courier(SimpleNamespace(settings=chosen), now=running_time.seconds, chance=chance)
        tries = sum(_live(chosen, carrying, 6 * HOUR) is not None for _ in range(365 * 4))
        assert outbox.count_waiting() >= 50
        assert tries <= 365 * 4  # each of one request
        collector.start()
        windows = []
        while outbox.count_waiting():
            outcome = _live(chosen, carrying, HOUR // 4)
            windows.append(outcome.sent if outcome else 0)
        sent = [(place, count) for place, count in enumerate(windows) if count]
        assert sent[0][1] == 1  # a whole town comes back at once: the first report only tries the way
        assert max(count for _, count in sent) <= Pace().most_requests
        assert all(later - earlier >= 4 for (earlier, _), (later, _) in itertools.pairwise(sent[1:]))
        released = everything()
    collector.kill()
    assert collector.books()[0] == released


def _live(chosen, carrying, seconds):
    pass_time(seconds)
    release.close_if_due(chosen, {})
    return carrying.look()


@pytest.mark.parametrize("way", ["at the desk", "after damage"])
def test_a_backup_that_is_put_back_sends_nothing_twice(collector, tmp_path, way):
    folder, released = tmp_path / "kiosk", {}
    with kiosk_in(folder, collector) as chosen:
        joining.join(chosen, collector.give_code("Harbour Library"))
        release_report(chosen, T=3)
        courier.send_now(chosen)
        release_report(chosen, T=4)
        backup = backups.make(chosen)
        release_report(chosen, T=5)
        courier.send_now(chosen)
        released |= everything()
        if way == "at the desk":
            restoring.put_back(chosen, drafts.take(chosen, backup.path), backup.number)
    if way == "after damage":  # the newest backup takes over at the next start
        chosen.state_path.write_bytes(bytes(4096))
    with kiosk_in(folder, collector) as chosen:
        with pytest.raises(Rejected, match="has not joined"):
            courier.send_now(chosen)
        joining.join(chosen, collector.give_code("Harbour Library once more"))
        release_report(chosen, T=6)
        outcome = courier.send_now(chosen)
        again = way == "after damage"  # the backup did not know that one had arrived; it is sent once more
        assert (outcome.sent, outcome.waiting, outcome.trouble) == (1 + again, 0, "")
        released |= everything()
        periods = [entry.period for entry in released_ledger.read(chosen)]
    assert len(set(periods)) == len(periods) == 4
    assert len({number for number, _ in released}) == 2
    _check_books(collector, released)


def test_a_copied_card_is_another_kiosk(collector, tmp_path, monkeypatch):
    folder, copy = tmp_path / "kiosk", tmp_path / "copy"
    with kiosk_in(folder, collector) as chosen:
        joining.join(chosen, collector.give_code("Harbour Library"))
        release_report(chosen, T=3)  # it waits on both cards
    shutil.copytree(folder, copy)
    with kiosk_in(folder, collector) as chosen:
        release_report(chosen, T=4)
        assert courier.send_now(chosen).sent == 2
        released = everything()
    other_machine = tmp_path / "machine-id"
    other_machine.write_text("another machine")
    monkeypatch.setattr(identity, "MACHINE_ID", other_machine)
    with kiosk_in(copy, collector) as chosen:
        with pytest.raises(Rejected, match="has not joined"):
            courier.send_now(chosen)
        joining.join(chosen, collector.give_code("Otter Library"))
        release_report(chosen, T=5)
        outcome = courier.send_now(chosen)
        assert (outcome.sent, outcome.waiting, outcome.trouble) == (2, 0, "")
        mine = everything()
    assert len(mine.keys() & released.keys()) == 1
    _check_books(collector, released | mine)


def _check_books(collector, released):
    collector.kill()
    assert collector.books()[0] == released
    assert collector.forks() == []
