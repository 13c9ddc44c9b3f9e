import errno
import os
from dataclasses import replace

import pytest

from kiosk import rescue
from kiosk.errors import Unavailable
from kiosk.upkeep import backups, identity, second_place, writing
from kiosk.upkeep.second_place import FOLDER, copies_on, copy_to_stick, usable_sticks


@pytest.fixture
def backup(chosen):
    return backups.make(chosen)


@pytest.fixture
def stick(drawer, chosen):
    drawer.plug_in("HARBOUR")
    (found,) = usable_sticks(chosen)
    return found


def files(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_copy_lies_in_a_folder_named_after_the_library_and_is_the_same(chosen, backup, stick):
    named = replace(chosen, library_name="Harbour Library")
    copy_to_stick(named, backup, stick)
    (folder,) = (stick.path / FOLDER).iterdir()
    assert folder.name.startswith("harbour-library-")
    assert (folder / backup.path.name).read_bytes() == backup.path.read_bytes()
    assert second_place.last_copy().number == backup.number


def test_a_library_with_another_name_uses_its_folder_on(chosen, backup, stick):
    for name in ("Harbour Library", "مكتبة الميناء"):
        copy_to_stick(replace(chosen, library_name=name), backup, stick)
    assert len(list((stick.path / FOLDER).iterdir())) == 1


def test_a_name_in_any_script_makes_a_folder_name(chosen):
    name = identity.folder_name(replace(chosen, library_name="مكتبة الميناء / ٢"))
    assert name.startswith("مكتبة-الميناء-٢-")


def test_two_kiosks_share_a_stick(chosen, backup, stick, tmp_path):
    copy_to_stick(chosen, backup, stick)
    copy_to_stick(replace(chosen, data=tmp_path / "other"), backup, stick)
    assert len(copies_on(stick)) == 2


def test_progress_is_told_in_bytes(chosen, backup, stick):
    told = []
    copy_to_stick(chosen, backup, stick, lambda done, total: told.append((done, total)))
    assert told[-1] == (backup.bytes, backup.bytes)


def test_a_stick_without_room_is_refused_before_anything_is_written(chosen, backup, stick):
    with pytest.raises(Unavailable, match="not enough room"):
        copy_to_stick(chosen, backup, replace(stick, free_bytes=10))
    assert files(stick.path) == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(errno.ENOSPC, "not enough room"), (errno.EIO, "pulled out"), (errno.ENODEV, "pulled out")],
)
def test_a_stick_that_fails_while_we_copy_keeps_what_it_had(chosen, backup, stick, monkeypatch, error, sentence):
    copy_to_stick(chosen, backup, stick)
    before, newer = files(stick.path), backups.make(chosen)

    def fail(descriptor):
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(writing.os, "fsync", fail)
    with pytest.raises(Unavailable, match=sentence):
        copy_to_stick(chosen, newer, stick)
    assert files(stick.path) == before
    assert second_place.last_copy().number == backup.number


def test_a_stick_pulled_out_while_we_copy_harms_neither_place(chosen, backup, drawer, stick):
    copy_to_stick(chosen, backup, stick)
    newer = backups.make(chosen)

    def pull(done, total):
        if "HARBOUR" in [stick.name for stick in usable_sticks(chosen)]:
            drawer.pull_out("HARBOUR")

    with pytest.raises(Unavailable, match="pulled out"):
        copy_to_stick(chosen, newer, stick, pull)
    assert not stick.path.exists()
    assert [path.name for path in drawer.inside("HARBOUR").rglob("*.sqlite")] == [backup.path.name]
    assert rescue.list_backups(backups.folder_of(chosen))[-1] == newer.path
    assert second_place.last_copy().number == backup.number


def test_a_stick_that_is_gone_already_gets_no_folder_on_our_own_disk(chosen, backup, drawer, stick):
    drawer.pull_out("HARBOUR")
    with pytest.raises(Unavailable, match="pulled out"):
        copy_to_stick(chosen, backup, stick)
    assert not stick.path.exists()


def test_what_the_stick_gives_back_is_compared(chosen, backup, stick, monkeypatch):
    monkeypatch.setattr(second_place, "_digest_on_disk", lambda path: b"something else")
    with pytest.raises(Unavailable, match="not the same"):
        copy_to_stick(chosen, backup, stick)
    assert files(stick.path) == []


def test_old_copies_go_by_the_same_rule_and_other_files_stay(chosen, stick, monday):
    for _ in range(3):
        copy_to_stick(chosen, backups.make(chosen), stick)
    (stick.path / "holiday.jpg").write_bytes(b"not ours")
    copy_to_stick(chosen, backups.make(chosen), stick)
    assert files(stick.path) == ["holiday.jpg", "state-000004.sqlite"]


def test_the_disk_the_kiosk_lives_on_is_no_second_place(drawer, chosen):
    disk = drawer.plug_in("DISK")
    assert usable_sticks(replace(chosen, data=disk / "kiosk")) == []


def test_only_a_stick_with_our_folder_is_chosen(drawer, chosen):
    drawer.plug_in("HOLIDAY")
    (drawer.plug_in("HARBOUR") / FOLDER).mkdir()
    assert [stick.name for stick in second_place.chosen_sticks(chosen)] == ["HARBOUR"]
