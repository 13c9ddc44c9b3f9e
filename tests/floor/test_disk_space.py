import errno
import os
from collections import namedtuple

import pytest

from kiosk import disk_space, storage
from kiosk.errors import Unavailable
from kiosk.people import learners
from kiosk.people.models import Learner
from kiosk.storage import deed, state_db

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def roomy(monkeypatch):
    """A disk with plenty of room."""
    monkeypatch.setattr(disk_space.shutil, "disk_usage", lambda folder: Usage(10**12, 0, 10**12))


def test_ballast_takes_real_room_and_is_laid_once(tmp_path, roomy):
    disk_space.lay_ballast(tmp_path)
    path = disk_space.ballast(tmp_path)
    assert path.stat().st_blocks * 512 >= disk_space.BALLAST_BYTES
    first = path.stat().st_ino
    disk_space.lay_ballast(tmp_path)
    assert path.stat().st_ino == first


def test_on_a_disk_that_is_nearly_full_no_ballast_is_laid(tmp_path, monkeypatch):
    monkeypatch.setattr(disk_space.shutil, "disk_usage", lambda folder: Usage(10**12, 10**12, 10**6))
    disk_space.lay_ballast(tmp_path)
    assert not disk_space.ballast(tmp_path).exists()


def test_ballast_can_be_dropped_once(tmp_path, roomy):
    disk_space.lay_ballast(tmp_path)
    assert disk_space.drop_ballast(tmp_path)
    assert not disk_space.drop_ballast(tmp_path)


class FullUntilDropped:
    """A disk on which nothing can be synced while the ballast is there."""

    def __init__(self, folder, error=errno.ENOSPC):
        self.folder, self.error, self.fsync = folder, error, os.fsync

    def __call__(self, descriptor):
        if disk_space.ballast(self.folder).exists():
            raise OSError(self.error, os.strerror(self.error))
        self.fsync(descriptor)


def test_a_start_on_a_full_disk_drops_the_ballast_and_goes_on(tmp_path, roomy, monkeypatch):
    disk_space.lay_ballast(tmp_path)
    monkeypatch.setattr(disk_space.os, "fsync", FullUntilDropped(tmp_path))
    disk_space.check(tmp_path / "state.sqlite")
    assert not disk_space.ballast(tmp_path).exists()


def test_a_broken_disk_is_no_reason_to_drop_it(tmp_path, roomy, monkeypatch):
    disk_space.lay_ballast(tmp_path)
    monkeypatch.setattr(disk_space.os, "fsync", FullUntilDropped(tmp_path, errno.EIO))
    with pytest.raises(Unavailable, match="cannot be written"):
        disk_space.check(tmp_path / "state.sqlite")
    assert disk_space.ballast(tmp_path).exists()


@deed
def fill():
    for number in range(2000):
        Learner.insert(code_hash=b"x" * 100 + number.to_bytes(4, "big"), used_on=0).execute()


@deed
def limit_pages(count):
    state_db.execute_sql(f"PRAGMA max_page_count = {count}")


def test_when_the_disk_is_full_the_writer_drops_the_ballast(state, roomy):
    disk_space.lay_ballast(state.parent)
    limit_pages(1)
    with pytest.raises(Unavailable):
        fill()
    assert not disk_space.ballast(state.parent).exists()
    limit_pages(1_000_000)
    learners.start()  # the next one is saved


def test_a_mistake_of_ours_leaves_the_ballast_where_it_is(state, roomy):
    disk_space.lay_ballast(state.parent)
    with pytest.raises(ZeroDivisionError):
        storage.deed(lambda: 1 // 0)()
    assert disk_space.ballast(state.parent).exists()
