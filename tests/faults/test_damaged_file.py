"""Whatever a worn card makes of the state file, the kiosk starts, and says so if it had to go back to a backup."""

import os
import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from kiosk import migrate, rescue
from kiosk.errors import Rejected
from kiosk.learning import progress, review
from kiosk.people.models import Learner
from kiosk.web import server
from tests.faults import damage
from tests.faults.books_on_disk import read_books
from tests.faults.running_kiosk import RunningKiosk
from tests.faults.terminal import Terminal
from tests.faults.worn_card import DAY

CASES = 500 if os.environ.get("FULL") == "1" else 40

pytestmark = pytest.mark.faults


def start(chosen):
    """Start a kiosk in this process, look at everybody's progress, and return the books it then holds."""
    with server.opened(chosen):
        for learner in Learner.select():
            progress.of_learner(learner.id)
            review.due(learner.id, DAY)
        return read_books(chosen.state_path)


def spoil_backups(folder, case):
    """Leave the backups good, damage the newest, or take them all away; return the number of the newest good one."""
    backups = rescue.list_backups(folder)
    if case % 3 == 1:
        backups[-1].write_bytes(bytes(100) + backups[-1].read_bytes()[100:])
    if case % 3 == 2:
        shutil.rmtree(folder)
    return (2, 1, 0)[case % 3]


@pytest.mark.parametrize("case", range(CASES))
def test_the_kiosk_starts_with_a_damaged_file_and_the_newest_good_backup(case, worn, tmp_path, caplog):
    chosen, chance = worn.copy_to(tmp_path / "data"), random.Random(case)
    newest = spoil_backups(chosen.data / "backups", case)
    damage.WAYS[case % len(damage.WAYS)](chosen.data, chance)
    damaged, aside = chosen.state_path.read_bytes(), chosen.data / "state.sqlite.damaged-1"
    found = start(chosen)
    if aside.exists():
        assert aside.read_bytes() == damaged
        assert found == (worn.backed_up[newest - 1] if newest else {})
        assert "The progress file was" in caplog.text
    elif damaged:
        assert found.keys() <= worn.books.keys()
    assert start(chosen) == found
    assert not (chosen.data / "state.sqlite.damaged-2").exists()


LIES = {  # SQLite believes them: (where, what stands there) or (what stands somewhere, what comes in its place)
    "a version of the far future": (60, b"\0\1\1\1"),
    "the version of an empty file": (60, b"\0\0\0\0"),
    "a format that may only be read": (18, b"\3"),
    "a column under another name": (b'"tries" INTEGER', b'"trias" INTEGER'),
    "a table described by noise": (b'"answer" (', b'"answer\xbd ('),
    "noise inside a text": (b"strong-passwords", b"strong-\xff\xfe\xfdsswords"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_file_that_lies_about_itself_is_found_out(lie, worn, tmp_path):
    chosen = worn.copy_to(tmp_path / "data")
    with closing(sqlite3.connect(chosen.state_path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    tell(chosen.state_path, *LIES[lie])
    assert start(chosen) == worn.backed_up[-1]


def test_progress_that_belongs_to_nobody_is_a_sign_of_damage(worn, tmp_path):
    chosen = worn.copy_to(tmp_path / "data")
    with closing(sqlite3.connect(chosen.state_path)) as connection, connection:
        connection.execute("UPDATE learner SET id = 9999 WHERE id = 1")
    assert start(chosen) == worn.backed_up[-1]


def tell(path, place, words):
    content = path.read_bytes()
    if isinstance(place, bytes):
        assert place in content
        path.write_bytes(content.replace(place, words, 1))
    else:
        path.write_bytes(content[:place] + words + content[place + len(words) :])


def check_progress_pages(port, code):
    terminal = Terminal(port)
    assert terminal.post("/en/me/card/enter", code=code)[0] == 303
    for address in ("/en/", "/en/me", "/en/courses/security"):
        assert terminal.get(address)[0] == 200
    terminal.close()


@pytest.mark.parametrize("way", [damage.zero_the_header, damage.replace_by_something_else])
def test_the_real_kiosk_serves_again_after_damage_and_tells_the_staff(way, worn, tmp_path):
    chosen = worn.copy_to(tmp_path / "data")
    with closing(sqlite3.connect(chosen.state_path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the log may still hold the page that is damaged
    way(chosen.data, random.Random(1))
    for _ in range(2):
        with RunningKiosk(chosen.data) as kiosk:
            check_progress_pages(kiosk.port, worn.codes[0])
            kiosk.cut_power()
    assert kiosk.log.count("The newest backup took over") == 1
    assert "Traceback" not in kiosk.log


def test_a_power_cut_in_the_middle_of_the_rescue_does_not_lose_the_backup(worn, tmp_path, caplog):
    chosen = worn.copy_to(tmp_path / "data")
    chosen.state_path.rename(chosen.data / "state.sqlite.damaged-1")
    (chosen.data / "state.sqlite.new").write_bytes(b"half of a copy")
    assert start(chosen) == worn.backed_up[-1]
    assert "The progress file was missing." in caplog.text


def test_the_file_of_a_newer_kiosk_is_not_taken_for_a_damaged_one(worn, tmp_path):
    chosen = worn.copy_to(tmp_path / "data")
    with closing(sqlite3.connect(chosen.state_path)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {migrate.steps()[-1][0] + 1}")
    with pytest.raises(Rejected, match="newer kiosk"):
        start(chosen)
    assert not (chosen.data / "state.sqlite.damaged-1").exists()


def test_a_second_kiosk_on_the_same_folder_is_refused_and_disturbs_nobody(worn, tmp_path):
    chosen = worn.copy_to(tmp_path / "data")
    with RunningKiosk(chosen.data) as first:
        second = RunningKiosk(chosen.data)
        assert second.end() == 1
        assert "Another kiosk is using the folder" in second.log
        assert rescue.marker(chosen.state_path).exists()
        assert first.stop() == 0
    assert not rescue.marker(chosen.state_path).exists()
