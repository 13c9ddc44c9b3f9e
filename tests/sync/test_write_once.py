"""Each period has exactly one report in the world, whatever befalls the kiosk, in whatever order."""

import os
import random

import pytest

from kiosk import preferences, rescue, settings
from kiosk.people import learners
from kiosk.reporting import vector
from kiosk.sync import identity, outbox
from kiosk.upkeep import backups
from tests.reporting.open_period import cells
from tests.sync.sharing_kiosk import finish, payload_of
from tests.sync.world import World, open_period_count, opened

SHUFFLES = 1000 if os.environ.get("FULL") == "1" else 8
RUNNING = ("learn", "learn", "end_period", "end_period", "back_up", "restore", "move")
STOPPED = ("damage", "copy_aside", "copy_back", "nothing")


@pytest.fixture
def world(tmp_path, monkeypatch):
    """A kiosk that has never been started, on a board with a serial number."""
    monkeypatch.setattr(identity, "BOARD_SERIALS", (tmp_path / "serial",))
    return World(settings.load({}, data=tmp_path / "data"))


def live(world, chance, copy):
    """Let the kiosk live through three runs, with accidents in between."""
    for _ in range(3):
        with opened(world):
            world.look()
            for what in chance.sample(RUNNING, len(RUNNING)):
                _do(world, what, chance)
                assert open_period_count() == 1
        what = chance.choice(STOPPED)
        if what != "nothing":
            getattr(world, what)(*([copy] if "copy" in what else []))
    with opened(world):
        world.look()
        world.end_period()  # perhaps given up
        world.end_period()


def _do(world, what, chance):
    if what == "restore":
        world.restore(chance)
    elif what == "move":
        world.move(chance.randrange(3))
    else:
        getattr(world, what)()


@pytest.mark.parametrize("number", range(SHUFFLES))
def test_in_every_order_of_events_nothing_leaves_twice(world, tmp_path, number):
    live(world, random.Random(number), tmp_path / "by-hand.sqlite")
    world.check()
    assert world.reports


def test_a_backup_put_back_gives_the_open_period_up_and_keeps_every_report(world):
    with opened(world):
        world.learn()
        world.back_up()
        world.end_period()
        before = outbox.newest(9)
        world.restore(random.Random(1))
        assert outbox.newest(9) == before
        world.end_period()
        latest = payload_of(outbox.newest(1)[0])
    assert latest.kiosk != payload_of(before[0]).kiosk
    assert (latest.health["lost"], latest.health["db"]) == ("some", "restored")
    assert sum(latest.cells) == 0
    world.check()


def test_a_card_in_a_backup_put_back_wins_no_periods_of_its_year(world):
    with opened(world):
        card = learners.start()
        learners.keep(card, b"p" * 32)
        for period in range(vector.MOST_PERIODS):
            if period == vector.MOST_PERIODS - 1:
                world.back_up()
            finish(card, "M1")
            assert cells() == {"A": 1, "T": 1, "M1": 1}
            world.end_period()
        world.restore(random.Random(1))
        finish(card, "M1")
        assert cells() == {}


def test_an_old_agreement_in_a_backup_is_none(world):
    with opened(world):
        preferences.write(sharing="on")
        world.back_up()
        preferences.write(sharing="off")
        world.restore(random.Random(1))
        assert preferences.read()["sharing"] == "off"


def test_on_a_new_machine_the_reports_in_a_backup_are_still_there_to_be_sent(world, tmp_path):
    with opened(world):
        world.end_period()
        world.back_up()
        before = outbox.newest(9)
    other = World(settings.load({}, data=tmp_path / "new machine"))
    [backup] = rescue.list_backups(backups.folder_of(world.settings))
    with opened(other):
        folder = backups.folder_of(other.settings)
        folder.mkdir(exist_ok=True)
        backup.rename(folder / backup.name)
        other.restore(random.Random(1))
        assert outbox.newest(9) == before
        other.end_period()
        assert [one.seq for one in outbox.newest(9)] == [2, 1]


def test_a_backup_that_took_over_at_start_is_another_kiosk_whose_open_period_is_lost(world):
    with opened(world):
        world.learn()
        world.back_up()
        first = identity.read(world.settings)
        world.end_period()
    world.damage()
    with opened(world):
        assert identity.read(world.settings) != first
        world.end_period()
        latest = payload_of(outbox.newest(1)[0])
    assert (latest.health["lost"], latest.health["db"], sum(latest.cells)) == ("some", "restored", 0)
    world.check()


def test_a_damaged_state_without_a_backup_begins_anew_and_says_so(world):
    with opened(world):
        world.end_period()
    world.damage()
    with opened(world):
        world.end_period()
        latest = payload_of(outbox.newest(1)[0])
    assert (latest.seq, latest.health["db"]) == (2, "damaged")


def test_a_copy_of_the_state_brought_back_by_hand_is_found_out(world, tmp_path):
    with opened(world):
        world.learn()
    world.copy_aside(tmp_path / "aside")
    with opened(world):
        world.end_period()
    world.copy_back(tmp_path / "aside")
    with opened(world):
        world.end_period()
    assert len(world.reports) == 2
    world.check()


def test_the_keys_are_in_no_backup(world):
    with opened(world):
        world.end_period()
        world.back_up()
        key = identity.load_or_make(world.settings)
    [backup] = rescue.list_backups(backups.folder_of(world.settings))
    pem = (world.settings.data / "keys" / "kiosk.key").read_bytes().splitlines()[1]
    assert pem not in backup.read_bytes()
    assert key.key.private_bytes_raw() not in backup.read_bytes()
