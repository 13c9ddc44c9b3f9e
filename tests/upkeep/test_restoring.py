"""A backup put back: all of it and nothing else, whoever reads or writes at that moment."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from kiosk import library_day, migrate, preferences, rescue, running_time, storage
from kiosk.community import workshops
from kiosk.errors import NotFound, Rejected, Unavailable
from kiosk.learning import progress
from kiosk.people import codes, learners, librarians
from kiosk.people.models import Learner
from kiosk.storage import deed, state_db
from kiosk.upkeep import backups, drafts, holdings, identity, notices, restoring, second_place


@pytest.fixture
def pepper(chosen):
    identity.sign(chosen)
    return codes.load_pepper(chosen.data / "keys" / "pepper")


@deed
def call_it_unsigned():
    state_db.execute_sql("PRAGMA application_id = 0")


def keep_somebody(pepper, lesson="strong-passwords"):
    """Let somebody learn a step and keep the place; return the return code."""
    learner = learners.start()
    progress.finish_step(learner, lesson, "ewa")
    return learners.keep(learner, pepper)


def has(code, pepper):
    try:
        return bool(progress.of_learner(learners.come_back(code, pepper)).done)
    except NotFound:
        return False


def put_back(chosen, source):
    return restoring.put_back(chosen, drafts.take(chosen, source), 1)


def test_what_was_in_the_backup_is_there_again_and_what_came_later_is_not(chosen, pepper):
    early = keep_somebody(pepper)
    backup = backups.make(chosen)
    late = keep_somebody(pepper)
    put_back(chosen, backup.path)
    assert has(early, pepper)
    assert not has(late, pepper)


def test_the_present_state_is_backed_up_first_and_can_be_put_back_too(chosen, pepper):
    early, backup = keep_somebody(pepper), backups.make(chosen)
    late = keep_somebody(pepper)
    before = put_back(chosen, backup.path)
    assert before.was_put_away
    put_back(chosen, before.path)
    assert has(early, pepper)
    assert has(late, pepper)


def test_after_putting_back_saving_works_and_survives(chosen, pepper, state):
    put_back(chosen, backups.make(chosen).path)
    code = keep_somebody(pepper)
    storage.close_state()
    storage.open_state(state)
    assert has(code, pepper)


def test_staff_find_a_notice_and_the_draft_is_gone(chosen):
    before = put_back(chosen, backups.make(chosen).path)
    (notice,) = notices.unread()
    assert f"backup number {before.number}" in notice.words
    assert not drafts.folder_of(chosen).exists()


def test_guests_of_the_backup_do_not_come_back(chosen, heron):
    put_back(chosen, backups.make(chosen).path)
    assert Learner.select().count() == 0


def test_numbers_of_learners_who_are_gone_are_not_given_to_others(chosen, pepper):
    backup = backups.make(chosen)
    gone = [learners.start() for _ in range(5)]
    put_back(chosen, backup.path)
    assert learners.start() > max(gone)


def test_an_older_state_is_brought_up_to_date(chosen, pepper, tmp_path):
    old = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.executescript(";".join(dict(migrate.steps())[1]))
        connection.execute("INSERT INTO learner (code_hash, used_on) VALUES (?, 0)", (b"sixteen bytes!!!",))
        connection.execute("PRAGMA user_version = 1")
    put_back(chosen, old)
    assert migrate.pending() == []
    assert Learner.select().count() == 1


def test_a_state_of_a_newer_kiosk_is_refused(chosen, tmp_path):
    backup = backups.make(chosen).path
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute(f"PRAGMA user_version = {migrate.steps()[-1][0] + 1}")
    with pytest.raises(Rejected, match="newer kiosk"):
        drafts.take(chosen, backup)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_backup_is_refused_and_changes_nothing(chosen, pepper, tmp_path, content):
    code, other = keep_somebody(pepper), tmp_path / "holiday.sqlite"
    other.write_bytes(content)
    with pytest.raises(Rejected, match="damaged, or it is no backup"):
        drafts.take(chosen, other)
    assert has(code, pepper)
    assert not drafts.folder_of(chosen).exists()


def test_a_backup_that_vanished_is_refused(chosen, tmp_path):
    with pytest.raises(Unavailable, match="could not be read"):
        drafts.take(chosen, tmp_path / "state-000009.sqlite")


def test_without_room_nothing_is_begun(chosen, monkeypatch):
    backup = backups.make(chosen)
    monkeypatch.setattr(drafts, "COPIES", 10**12)
    with pytest.raises(Unavailable, match="not enough room"):
        drafts.take(chosen, backup.path)


def test_what_was_looked_at_is_what_is_put_back_even_if_the_stick_changes(chosen, pepper, tmp_path):
    early = keep_somebody(pepper)
    on_stick = tmp_path / "state-000001.sqlite"
    on_stick.write_bytes(backups.make(chosen).path.read_bytes())
    draft = drafts.take(chosen, on_stick)
    on_stick.write_bytes(b"something else")
    restoring.put_back(chosen, drafts.find(chosen, draft.token), 1)
    assert has(early, pepper)


def test_a_draft_that_another_one_replaced_is_not_found(chosen, pepper):
    first = drafts.take(chosen, backups.make(chosen).path)
    keep_somebody(pepper)
    drafts.take(chosen, backups.make(chosen).path)
    with pytest.raises(NotFound, match="another backup"):
        drafts.find(chosen, first.token)
    with pytest.raises(NotFound):
        drafts.find(chosen, "../*")


def test_a_disk_that_refuses_leaves_everything_as_it_was(chosen, pepper, monkeypatch):
    backup, code = backups.make(chosen), keep_somebody(pepper)
    draft = drafts.take(chosen, backup.path)

    def fail(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(restoring, "after_restore", fail)
    with pytest.raises(Unavailable, match="Everything is as before"):
        restoring.put_back(chosen, draft, 1)
    assert has(code, pepper)
    assert has(keep_somebody(pepper), pepper)


def test_a_backup_without_librarians_keeps_those_of_today(chosen):
    backup = backups.make(chosen)
    robin, _code = librarians.add_first("Robin", "408152", "en")
    put_back(chosen, backup.path)
    assert librarians.check(robin, "408152")


def test_a_backup_with_librarians_brings_them_with_their_pins(chosen):
    robin, _code = librarians.add_first("Robin", "408152", "en")
    backup = backups.make(chosen)
    librarians.change(robin, "951753846")
    librarians.add("Wren", "627384", "es")
    put_back(chosen, backup.path)
    assert [person.called for person in librarians.list_all()] == ["Robin"]
    assert librarians.check(robin, "408152")


def test_what_belongs_to_this_machine_does_not_go_back(chosen):
    library_day.confirm(date(2026, 12, 1))
    preferences.write(desk_addresses=["10.0.0.1"], library_name="Old Library")
    backup = backups.make(chosen)
    library_day.confirm(date(2026, 12, 24))
    preferences.write(desk_addresses=["192.168.7.0/24"], library_name="New Library")
    second_place.remember(backup, "library-1")
    put_back(chosen, backup.path)
    library_day.start(last_sync=lambda: 0)
    assert library_day.today().date == date(2026, 12, 24)
    assert preferences.read()["desk_addresses"] == ["192.168.7.0/24"]
    assert preferences.read()["library_name"] == "Old Library"
    assert second_place.last_copy().number == backup.number


def test_a_workshop_that_was_open_then_is_over_now(chosen, monday):
    day = library_day.today()
    workshops.attend(workshops.start("strong-passwords", day).id)
    workshops.start("spot-phishing", day)
    backup = backups.make(chosen)
    put_back(chosen, backup.path)
    assert workshops.list_open() == []
    assert [workshop.lesson for workshop in workshops.list_held()] == ["strong-passwords"]


def test_measured_time_goes_back_so_that_nobody_is_forgotten_too_early(chosen, run_for, pepper):
    keep_somebody(pepper)
    backup = backups.make(chosen)
    run_for(24 * 400)
    put_back(chosen, backup.path)
    assert running_time.today() == 0
    assert learners.forget_unused(12) == 0


def test_the_preview_tells_numbers_only(chosen, pepper, monday):
    for _ in range(3):
        keep_somebody(pepper)
    learners.start()
    librarians.add_first("Robin", "408152", "en")
    backup = backups.make(chosen)
    held = holdings.look(drafts.take(chosen, backup.path), chosen)
    assert (held.number, held.return_cards, held.librarians, held.workshops) == (1, 3, 1, 0)
    assert held.day == library_day.today()
    assert not held.is_of_another_kiosk
    assert not held.same_pin
    assert not any(isinstance(getattr(held, name), str) for name in held.__slots__)


def test_the_preview_says_whether_the_pin_of_today_will_open_the_desk(chosen):
    robin, _code = librarians.add_first("Robin", "408152", "en")
    draft = drafts.take(chosen, backups.make(chosen).path)
    assert holdings.look(draft, chosen, robin).same_pin
    librarians.change(robin, "951753846")
    assert not holdings.look(draft, chosen, robin).same_pin


def test_return_cards_of_another_kiosk_are_noticed(chosen, pepper, tmp_path):
    draft = drafts.take(chosen, backups.make(chosen).path)
    assert holdings.look(draft, replace(chosen, data=tmp_path / "other")).is_of_another_kiosk


def test_a_file_of_before_the_marks_is_taken_for_our_own(chosen, pepper):
    call_it_unsigned()
    assert not holdings.look(drafts.take(chosen, backups.make(chosen).path), chosen).is_of_another_kiosk


def test_a_backup_made_by_the_floor_is_one_too(chosen, pepper):
    code = keep_somebody(pepper)
    put_back(chosen, rescue.back_up(chosen.state_path, backups.folder_of(chosen)))
    assert has(code, pepper)


class Learners:
    """Eight people who each count up in a row of their own, and write down what was confirmed."""

    def __init__(self, pepper):
        self.rows = [learners.come_back(keep_somebody(pepper), pepper) for _ in range(8)]
        self.confirmed = dict.fromkeys(self.rows, 0)
        self.seen = {row: [] for row in self.rows}
        self._goes_on = threading.Event()
        self._goes_on.set()
        self._threads = [threading.Thread(target=self._learn, args=(row,)) for row in self.rows]

    def _learn(self, row):
        while self._goes_on.is_set():
            self.seen[row].append(Learner.get_by_id(row).used_on)
            write(row, self.confirmed[row] + 1)
            self.confirmed[row] += 1
        state_db.close()

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._goes_on.clear()
        for thread in self._threads:
            thread.join(30)


@deed
def write(row, number):
    Learner.update(used_on=number).where(Learner.id == row).execute()


def numbers_in(path):
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT id, used_on FROM learner"))


def test_under_eight_learners_whatever_was_confirmed_is_in_one_of_the_two_states(chosen, pepper):
    """The writer puts the exchange between two deeds: each lies wholly before it, or wholly after."""
    with Learners(pepper) as crowd:
        for turn in range(5):
            backup = backups.make(chosen)
            held = numbers_in(backup.path)
            least = dict(crowd.confirmed)
            before = put_back(chosen, backup.path)
            put_away, now = numbers_in(before.path), {row.id: row.used_on for row in Learner.select()}
            for row in crowd.rows:
                assert put_away[row] >= least[row], turn
                assert now[row] == held[row] or now[row] >= put_away[row]
    on_disk = numbers_in(chosen.state_path)
    for row in crowd.rows:
        assert on_disk[row] == crowd.confirmed[row]
