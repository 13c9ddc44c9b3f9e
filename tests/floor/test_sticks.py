import pytest

from kiosk import sticks


def names():
    return [stick.name for stick in sticks.plugged_in()]


def test_nothing_is_plugged_in(drawer):
    assert sticks.plugged_in() == ()


def test_a_stick_has_a_name_a_folder_and_room(drawer):
    folder = drawer.plug_in("HARBOUR")
    (stick,) = sticks.plugged_in()
    assert (stick.name, stick.path) == ("HARBOUR", folder)
    assert stick.free_bytes > 0


def test_sticks_come_in_the_order_of_their_names(drawer):
    for name in ("MOON", "HARBOUR"):
        drawer.plug_in(name)
    assert names() == ["HARBOUR", "MOON"]


def test_a_name_with_spaces_and_letters_of_any_script_is_read(drawer):
    drawer.plug_in("ذاكرة المكتبة")
    assert names() == ["ذاكرة المكتبة"]


@pytest.mark.parametrize(("kind", "options"), [("vfat", "ro,nosuid"), ("tmpfs", "rw"), ("iso9660", "rw")])
def test_what_cannot_be_written_or_is_only_memory_does_not_count(drawer, kind, options):
    drawer.plug_in("HARBOUR", kind, options)
    assert names() == []


def test_the_kiosk_s_own_disk_is_no_stick(drawer):
    assert not sticks.is_plugged_in(drawer.plug_in("HARBOUR").parent)


def test_a_stick_that_was_pulled_out_is_gone(drawer):
    folder = drawer.plug_in("HARBOUR")
    assert sticks.is_plugged_in(folder)
    drawer.pull_out("HARBOUR")
    assert not sticks.is_plugged_in(folder)
    assert names() == []


def test_a_stick_that_no_longer_answers_does_not_count(drawer):
    drawer.plug_in("HARBOUR").rmdir()
    assert names() == []


def test_a_system_without_a_list_of_mounts_has_no_sticks(drawer, monkeypatch, tmp_path):
    monkeypatch.setattr(sticks, "MOUNTS", tmp_path / "nothing")
    assert names() == []
