"""Backups: proven copies that hold no keys, and nothing that goes wrong with one costs an older one."""

import os
import random
import sqlite3
import threading
from contextlib import closing

import pytest

from kiosk import rescue
from kiosk.people import codes, learners
from kiosk.web import housekeeping
from kiosk.web.housekeeping import Housekeeping
from tests.faults.books_on_disk import read_books
from tests.faults.running_kiosk import HANG_SECONDS

NOISE = random.Random("noise").randbytes(5000)

pytestmark = pytest.mark.faults


@pytest.fixture
def backups(tmp_path):
    return tmp_path / "backups"


def numbers(folder):
    return [int(path.stem.removeprefix("state-")) for path in rescue.list_backups(folder)]


def test_each_backup_has_a_higher_number_and_takes_no_older_one_away(state, backups):
    for _ in range(10):
        rescue.back_up(state, backups)
    assert numbers(backups) == list(range(1, 11))


def test_backups_made_at_the_same_moment_wait_for_each_other(state, backups):
    threads = [threading.Thread(target=rescue.back_up, args=(state, backups)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(HANG_SECONDS)
    assert numbers(backups) == list(range(1, 7))


def test_what_staff_put_away_is_not_what_a_damaged_file_is_replaced_by(state, backups):
    good = rescue.back_up(state, backups)
    learners.start()
    rescue.back_up(state, backups, before_restore=True)
    with closing(sqlite3.connect(state)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    state.rename(state.with_name("gone"))
    rescue.ensure_sound(state, backups)
    assert state.read_bytes() == good.read_bytes()


def test_a_backup_made_while_everybody_writes_is_whole(state, backups):
    goes_on = threading.Event()
    goes_on.set()

    def learn():
        while goes_on.is_set():
            learners.start()

    threads = [threading.Thread(target=learn) for _ in range(8)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(10):
            read_books(rescue.back_up(state, backups))
    finally:
        goes_on.clear()
        for thread in threads:
            thread.join()


def test_a_backup_holds_neither_the_key_nor_a_code(state, backups, tmp_path):
    pepper = codes.load_pepper(tmp_path / "keys" / "pepper")
    code = learners.keep(learners.start(), pepper)
    content = rescue.back_up(state, backups).read_bytes()
    assert codes.hash_code(code, pepper) in content
    for secret in (pepper, pepper.hex().encode(), code.encode(), f"{code[:4]} {code[4:8]} {code[8:]}".encode()):
        assert secret not in content
    assert [path.name for path in backups.iterdir()] == ["state-000001.sqlite"]


def test_a_damaged_file_takes_no_good_backup_with_it(worn, tmp_path):
    chosen = worn.copy_to(tmp_path / "data")
    folder = chosen.data / "backups"
    before = rescue.list_backups(folder)
    content = bytearray(chosen.state_path.read_bytes())
    content[2 * 4096 : 3 * 4096] = NOISE[:4096]
    chosen.state_path.write_bytes(content)
    (chosen.data / "state.sqlite-wal").unlink()
    for _ in range(8):
        with pytest.raises(OSError, match=r"damaged|malformed"):
            rescue.back_up(chosen.state_path, folder)
    assert rescue.list_backups(folder) == before


def test_what_a_power_cut_left_of_a_copy_does_not_stop_the_next(state, backups):
    backups.mkdir()
    (backups / "state-000001.sqlite.new").write_bytes(NOISE)
    (backups / "state-000001.sqlite.new-journal").write_bytes(NOISE)
    assert rescue.back_up(state, backups).name == "state-000001.sqlite"


def test_other_files_among_the_backups_are_left_alone(state, backups):
    backups.mkdir()
    for name in ("state-000001 (copy).sqlite", "state-old.sqlite", "holiday.jpg"):
        (backups / name).write_bytes(b"not ours")
    rescue.back_up(state, backups)
    assert numbers(backups) == [1]
    assert len(list(backups.iterdir())) == 4


def test_a_backup_that_a_power_cut_tore_is_passed_over(state, backups):
    learners.start()
    good, torn = rescue.back_up(state, backups), rescue.back_up(state, backups)
    os.truncate(torn, 4096)
    with closing(sqlite3.connect(state)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    state.rename(state.with_name("gone"))
    assert rescue.ensure_sound(state, backups)[0] == rescue.FOUND_MISSING
    assert state.stat().st_size == good.stat().st_size


class BrokenCatalogues:
    """A duty that always fails by a mistake of ours; ``was_asked`` counts how often."""

    def __init__(self):
        self.was_asked = threading.Semaphore(0)

    def reload_if_changed(self):
        self.was_asked.release()
        raise ZeroDivisionError


def test_one_failing_duty_does_not_end_the_housekeeping(kiosk, monkeypatch):
    monkeypatch.setattr(housekeeping, "LOOK_SECONDS", 0.01)
    catalogues = BrokenCatalogues()
    keeper = Housekeeping(kiosk, catalogues)
    keeper.start()
    assert all(catalogues.was_asked.acquire(timeout=HANG_SECONDS) for _ in range(3))
    keeper.stop()
