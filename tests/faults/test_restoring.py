"""A backup is put back whole or not at all, wherever the power goes and whatever it takes with it."""

import random
import subprocess
import sys
import time

import pytest

from kiosk import rescue
from kiosk.soundness import THOROUGH, is_sound
from kiosk.upkeep import backups
from tests.faults.books_on_disk import copy_of, read_books
from tests.faults.running_kiosk import CHECKOUT, HANG_SECONDS, plain_environment

LATEST = 0.4  # seconds of putting back before the power goes

pytestmark = [pytest.mark.faults, pytest.mark.slow]


class Restorer:
    """A process that puts two backups back in turn."""

    def __init__(self, data, sources, environment):
        command = [sys.executable, "-m", "tests.faults.restorer", str(data), *map(str, sources)]
        self.process = subprocess.Popen(
            command, cwd=CHECKOUT, env={**plain_environment(), **environment}, stdout=subprocess.PIPE
        )
        assert self.process.stdout.readline()  # it has begun

    def cut_power(self):
        """Kill it and return how many times it had begun."""
        self.process.kill()
        begun = 1 + len(self.process.stdout.read().split())
        self.process.stdout.close()
        self.process.wait(HANG_SECONDS)
        return begun


@pytest.fixture
def chosen(worn, tmp_path):
    return worn.copy_to(tmp_path / "data")


@pytest.fixture
def sources(chosen, tmp_path):
    """Two backups that differ, outside the kiosk's own folder."""
    found = rescue.list_backups(backups.folder_of(chosen))
    return [path.rename(tmp_path / path.name) for path in found]


def check(chosen, possible, folder):
    """See that the state is one of those that are possible, whole and sound, and every backup too."""
    path = copy_of(chosen.data, folder)
    assert read_books(path) in possible
    assert is_sound(path, THOROUGH)
    for backup in rescue.list_backups(backups.folder_of(chosen)):
        assert is_sound(backup, THOROUGH), backup.name


@pytest.mark.parametrize("fault", ["full", "broken"])
def test_a_disk_that_takes_nothing_more_leaves_the_old_state_or_the_new_one(
    fault, worn, chosen, sources, disk, tmp_path
):
    chance, possible = random.Random(fault), [worn.books, *map(read_books, sources)]
    for _ in range(4):
        restorer = Restorer(chosen.data, sources, disk.environment)
        time.sleep(chance.uniform(0, LATEST))
        disk.become(fault)
        assert restorer.process.wait(HANG_SECONDS) != 0
        restorer.process.stdout.close()
        disk.become("")
        check(chosen, possible, tmp_path / "copy")


@pytest.mark.parametrize("loses_writes", [False, True], ids=["killed", "killed and unsynced writes lost"])
def test_a_power_cut_leaves_the_old_state_or_the_new_one(
    loses_writes, request, worn, chosen, sources, tmp_path, is_full
):
    disk = request.getfixturevalue("disk") if loses_writes else None
    chance, begun = random.Random(f"restoring {loses_writes}"), 0
    possible = [worn.books, *map(read_books, sources)]
    for _ in range(150 if is_full else 10):
        restorer = Restorer(chosen.data, sources, disk.environment if disk else {})
        time.sleep(chance.uniform(0, LATEST))
        begun += restorer.cut_power()
        if disk:
            disk.lose(chance)
        check(chosen, possible, tmp_path / "copy")
    assert begun > 10
