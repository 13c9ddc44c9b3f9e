"""backup, restore and doctor, as typed in a terminal: beside a running kiosk and without one."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from kiosk import rescue, settings
from kiosk.people import codes, learners, librarians
from kiosk.people.models import Learner
from kiosk.upkeep import backups, doctor
from kiosk.upkeep.opening import opened_state
from tests.faults.running_kiosk import RunningKiosk, furnish


@pytest.fixture
def chosen(tmp_path, shipped):
    """A kiosk that stands still: three return cards, one librarian, the shipped lessons."""
    chosen = settings.load({}, data=furnish(tmp_path / "data", shipped))
    with opened_state(chosen):
        pepper = codes.load_pepper(chosen.data / "keys" / "pepper")
        for _ in range(3):
            learners.keep(learners.start(), pepper)
        librarians.add_first("Robin", "408152", "en")
    return chosen


def kiosk(*words, data, typed=""):
    environ = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}
    command = [sys.executable, "-m", "kiosk", *map(str, words), "--data", str(data)]
    return subprocess.run(command, capture_output=True, text=True, input=typed, env=environ, check=False)


def cards(chosen):
    with opened_state(chosen):
        return Learner.select().count()


def add_card(chosen):
    with opened_state(chosen):
        learners.keep(learners.start(), codes.load_pepper(chosen.data / "keys" / "pepper"))


def newest(chosen):
    return rescue.list_backups(backups.folder_of(chosen))[-1]


def test_backup_makes_one_and_says_how_to_put_it_back(chosen):
    answer = kiosk("backup", data=chosen.data)
    assert answer.returncode == 0
    assert answer.stdout == f"Backup 1 is made and checked. Put it back with: kiosk restore {newest(chosen)}\n"


def test_backup_copies_it_where_it_is_told(chosen, tmp_path):
    answer = kiosk("backup", "--to", tmp_path / "stick", "--quiet", data=chosen.data)
    assert (answer.returncode, answer.stdout) == (0, "")
    assert (tmp_path / "stick" / "state-000001.sqlite").read_bytes() == newest(chosen).read_bytes()


def test_backup_to_a_place_that_cannot_be_written_keeps_the_first_place(chosen, tmp_path):
    (tmp_path / "stick").write_text("a file, not a folder")
    answer = subprocess.run(
        [sys.executable, "-m", "kiosk", "backup", "--to", str(tmp_path / "stick" / "in"), "--data", str(chosen.data)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert "pulled out or does not answer" in answer.stderr
    assert newest(chosen).exists()


def test_backup_without_a_kiosk_says_so_and_makes_nothing(tmp_path):
    answer = kiosk("backup", data=tmp_path / "nothing")
    assert answer.returncode == 1
    assert "There is nothing to back up" in answer.stderr
    assert not (tmp_path / "nothing").exists()


def test_backup_works_while_the_kiosk_is_running(chosen):
    with RunningKiosk(chosen.data):
        assert kiosk("backup", data=chosen.data).returncode == 0
    assert len(rescue.list_backups(backups.folder_of(chosen))) == 1


def test_restore_tells_what_it_holds_and_does_nothing_without_a_yes(chosen):
    kiosk("backup", data=chosen.data)
    add_card(chosen)
    answer = kiosk("restore", newest(chosen), data=chosen.data, typed="n\n")
    assert answer.returncode == 1
    for line in ("  return cards: 3", "  workshops: 0", "  librarians: 1"):
        assert line in answer.stdout.splitlines()
    assert "Nothing was changed." in answer.stdout
    assert cards(chosen) == 4


def test_restore_puts_it_back_and_says_how_to_undo_that(chosen):
    kiosk("backup", data=chosen.data)
    add_card(chosen)
    answer = kiosk("restore", newest(chosen), "--yes", data=chosen.data)
    assert answer.returncode == 0
    assert cards(chosen) == 3
    undo = answer.stdout.splitlines()[-1].removeprefix("The backup is back. Undo this with: kiosk restore ")
    assert kiosk("restore", undo, "--yes", data=chosen.data).returncode == 0
    assert cards(chosen) == 4


def test_restore_on_a_new_machine_warns_that_its_cards_are_another_kiosk_s(chosen, tmp_path):
    kiosk("backup", data=chosen.data)
    answer = kiosk("restore", newest(chosen), "--yes", data=tmp_path / "new")
    assert answer.returncode == 0
    assert "It is of another kiosk" in answer.stdout


def test_restore_is_refused_while_the_kiosk_is_running(chosen, tmp_path):
    kiosk("backup", data=chosen.data)
    shutil.copy(newest(chosen), tmp_path / "state-000001.sqlite")
    with RunningKiosk(chosen.data):
        answer = kiosk("restore", tmp_path / "state-000001.sqlite", "--yes", data=chosen.data)
    assert answer.returncode == 1
    assert "The kiosk is running." in answer.stderr


def test_restore_of_something_else_is_refused(chosen, tmp_path):
    (tmp_path / "holiday.jpg").write_bytes(b"not a backup")
    answer = kiosk("restore", tmp_path / "holiday.jpg", "--yes", data=chosen.data)
    assert answer.returncode == 1
    assert "it is no backup of a kiosk" in answer.stderr
    assert cards(chosen) == 3


def test_doctor_looks_at_a_kiosk_that_stands_still(chosen):
    answer = kiosk("doctor", "--json", data=chosen.data)
    found = {finding["id"]: finding for finding in json.loads(answer.stdout)}
    assert answer.returncode == (1 if any(one["severity"] == "look" for one in found.values()) else 0)
    assert not {"state-file", "no-librarian", "no-lessons", "old-lessons"} & set(found)


def test_doctor_asks_a_running_kiosk_and_says_the_same_in_words(chosen):
    with RunningKiosk(chosen.data) as running:
        said, told = kiosk("doctor", data=chosen.data), kiosk("doctor", "--json", data=chosen.data)
    for finding in json.loads(told.stdout):
        assert finding["sentence"] in said.stdout
    assert "does not tell how it is" not in said.stdout
    assert "Traceback" not in running.log
    assert said.returncode == told.returncode


def test_doctor_notices_a_kiosk_that_runs_but_does_not_answer(chosen):
    with opened_state(chosen):
        answer = kiosk("doctor", "--json", data=chosen.data)
    assert json.loads(answer.stdout)[0]["id"] == "no-answer"
    assert answer.returncode == 1


def test_doctor_of_a_folder_without_a_kiosk_makes_nothing(tmp_path):
    answer = kiosk("doctor", data=tmp_path / "nothing")
    assert answer.returncode == 1
    assert "The lessons are missing" in answer.stdout
    assert not (tmp_path / "nothing").exists()


def test_doctor_writes_the_support_file_and_can_be_quiet(chosen, tmp_path):
    answer = kiosk("doctor", "--quiet", "--bundle", tmp_path / "support.txt", data=chosen.data)
    assert answer.stdout == ""
    text = (tmp_path / "support.txt").read_text(encoding="utf-8")
    assert "Rows in each table" in text
    assert "Robin" not in text
    assert str(chosen.data) not in text


def test_doctor_says_plainly_that_a_file_cannot_be_written(chosen, tmp_path):
    answer = kiosk("doctor", "--bundle", tmp_path / "nowhere" / "support.txt", data=chosen.data)
    assert answer.returncode == 1
    assert "cannot be written" in answer.stderr


def test_doctor_of_a_damaged_state_file_says_that_it_does_not_answer(chosen):
    chosen.state_path.write_bytes(b"noise" * 1000)
    assert doctor.examine(chosen).findings[0].id == "state-file"
