import re
import threading

import pytest

from kiosk import library_day, storage
from kiosk.errors import Busy
from kiosk.learning import progress
from kiosk.people import learners
from kiosk.people.models import Learner, Librarian
from kiosk.upkeep import backups, notices, second_place
from tests.browsing import PIN, Browser, finish_lesson, words

MARK = re.compile(r'name="mark" value="(\w+)"')


@pytest.fixture
def back_up(desk_page, kiosk):
    """Press "Back up now"; returns what the page says."""

    def press():
        answer = desk_page.post("/desk/backup/now")
        assert kiosk.work.wait(30)
        return words(answer)

    return press


@pytest.fixture
def learned(visitor, shelf_here):
    """A visitor who has finished a lesson and kept the place: the digits of the return card."""
    finish_lesson(visitor, shelf_here.find_lesson("strong-passwords"))
    card = visitor.post("/en/me/card").text
    return "".join(re.findall(r"\d", re.sub("<[^>]+>", "", re.search(r'class="code number.*?</p>', card, re.S)[0])))


def preview(desk_page, place=0):
    """Choose the backup at ``place`` of the list and return (address, page) of what it holds."""
    mark = MARK.findall(desk_page.get("/desk/backup").text)[place]
    answer = desk_page.post("/desk/backup/restore", follow=False, mark=mark)
    return answer.location, desk_page.get(answer.location)


def put_back(desk_page, kiosk, address, own=PIN):
    answer = desk_page.post(address, follow=False, own=own)
    assert kiosk.work.wait(30)
    return answer


def test_before_the_first_backup_the_page_says_so(desk_page):
    page = words(desk_page.get("/desk/backup"))
    assert "There is no backup yet" in page
    assert "No stick is plugged in" in page


def test_a_press_makes_a_backup_and_says_when(desk_page, back_up, monday):
    page = back_up()
    assert "The backup is made and checked." in page
    assert "The last backup was made on 23 November 2026." in page
    assert "The backup is made and checked." not in words(desk_page.get("/desk/backup"))


def test_a_day_that_is_not_certain_is_said_with_its_doubt(back_up):
    library_day.tick()
    assert "The last backup was made on 23 November 2026 or a later day." in back_up()


def test_a_backup_that_fails_says_why_and_the_page_remembers_it(desk_page, back_up, kiosk):
    blocker = backups.folder_of(kiosk.settings) / "state-000001.sqlite.new"
    blocker.mkdir(parents=True)
    assert "The backup was not made" in back_up()
    assert "The backup was not made" in words(desk_page.get("/desk/backup"))
    blocker.rmdir()
    assert "The last backup was made" in back_up()


def test_long_work_shows_how_far_it_is_and_comes_back_by_itself(desk_page, kiosk):
    goes_on, begun = threading.Event(), threading.Event()

    def work(progress):
        progress(30, 120)
        begun.set()
        goes_on.wait(30)

    kiosk.work.start("copy", work, "Done.")
    begun.wait(30)
    answer = desk_page.get("/desk/backup")
    assert 'http-equiv="refresh" content="2; url=/desk/backup"' in answer.text
    assert "25 % done" in words(answer)
    assert desk_page.post("/desk/backup/now").status_code == 429
    with pytest.raises(Busy):
        kiosk.work.start("backup", work, "Done.")
    goes_on.set()
    assert kiosk.work.wait(30)
    assert 'http-equiv="refresh" content="2' not in desk_page.get("/desk/backup").text


def test_a_mistake_of_ours_during_work_is_said_plainly(desk_page, kiosk):
    kiosk.work.start("backup", lambda progress: 1 // 0, "Done.")
    assert kiosk.work.wait(30)
    assert "Something went wrong on our side. Nothing was lost." in words(desk_page.get("/desk/backup"))


def test_a_stick_is_used_once_staff_say_so(desk_page, back_up, kiosk, drawer):
    folder = drawer.plug_in("HARBOUR")
    back_up()
    page = words(desk_page.get("/desk/backup"))
    assert "HARBOUR" in page
    assert "Use this stick" in page
    assert list(folder.iterdir()) == []
    answer = desk_page.post("/desk/backup/copy", stick="HARBOUR")
    assert kiosk.work.wait(30)
    assert "The backup is on the stick, checked." in words(answer)
    assert kiosk.settings.second_backup
    page = words(desk_page.get("/desk/backup"))
    assert "1 backup of this kiosk on the stick" in page
    assert "The newest copy on a stick is backup 1" in page


def test_the_next_backup_goes_to_the_stick_too(desk_page, back_up, kiosk, drawer):
    drawer.plug_in("HARBOUR")
    back_up()
    desk_page.post("/desk/backup/copy", stick="HARBOUR")
    assert kiosk.work.wait(30)
    back_up()
    assert second_place.last_copy().number == 2


def test_staff_can_stop_copying(desk_page, kiosk):
    kiosk.prefer(second_backup=True)
    desk_page.post("/desk/backup/second", wanted="no")
    assert not kiosk.settings.second_backup


def test_a_stick_that_is_gone_is_said_plainly(desk_page, back_up):
    back_up()
    answer = desk_page.post("/desk/backup/copy", stick="HARBOUR")
    assert answer.status_code == 503
    assert "The stick was pulled out" in words(answer)


def test_a_full_stick_is_said_plainly_and_stays_on_the_page(desk_page, back_up, kiosk, drawer, monkeypatch):
    drawer.plug_in("HARBOUR")
    back_up()
    monkeypatch.setattr(second_place, "SPARE", 10**15)
    answer = desk_page.post("/desk/backup/copy", stick="HARBOUR")
    assert kiosk.work.wait(30)
    assert "There is not enough room on the stick." in words(answer)
    assert "There is not enough room on the stick." in words(desk_page.get("/desk/backup"))


def test_the_preview_holds_numbers_and_no_list(desk_page, back_up, learned, robin, monday):
    back_up()
    _, page = preview(desk_page)
    said = words(page)
    assert "It was made on 23 November 2026." in said
    assert "Return cards 1" in said
    assert "Lessons finished 1" in said
    assert "Librarians 1" in said
    assert "You sign in with the same PIN as today." in said


def test_the_preview_warns_when_todays_pin_is_not_in_it(desk_page, back_up, robin):
    back_up()
    storage.deed(Librarian.update(secret="another").execute)()
    _, page = preview(desk_page)
    assert "Your PIN of today is not in it." in words(page)


def test_only_the_last_button_is_of_the_bad_colour(desk_page, back_up):
    back_up()
    assert "button-bad" not in desk_page.get("/desk/backup").text
    _, page = preview(desk_page)
    assert page.text.count("button-bad") == 1


@pytest.mark.parametrize("own", ["", "111222"])
def test_putting_back_asks_for_the_own_pin(desk_page, back_up, kiosk, own):
    back_up()
    address, _ = preview(desk_page)
    answer = put_back(desk_page, kiosk, address, own)
    assert answer.status_code == 422
    assert "PIN" in words(answer)
    assert notices.unread() == []


def test_wrong_pins_are_limited(desk_page, back_up, kiosk):
    back_up()
    address, _ = preview(desk_page)
    answers = [put_back(desk_page, kiosk, address, "111222").status_code for _ in range(7)]
    assert answers[0] == 422
    assert answers[-1] == 429


def test_after_putting_back_everybody_begins_again_and_staff_find_a_notice(
    desk_page, back_up, kiosk, visitor, learned, browser
):
    back_up()
    other = browser()
    other.post("/en/lessons/spot-phishing/1/done")
    late = Learner.select().count()
    address, _ = preview(desk_page)
    answer = put_back(desk_page, kiosk, address)
    assert answer.location == "/desk/backup/underway?lang=en"
    assert Learner.select().count() == late - 1
    assert len(kiosk.visits) == 0
    page = words(desk_page.get(answer.location))
    assert "Everything is as on the day of the backup." in page
    assert desk_page.client.get("/desk/backup").location.startswith("/desk/ended")
    assert "You finished 0 steps" in words(visitor.get("/en/me"))
    assert "was put back" in notices.unread()[0].words


def test_a_return_card_works_again_after_its_progress_was_put_back(
    desk_page, back_up, kiosk, learned, visitor, browser
):
    back_up()
    visitor.post("/en/me/delete")
    assert Learner.select().count() == 0
    address, _ = preview(desk_page)
    put_back(desk_page, kiosk, address)
    back = browser()
    back.post("/en/me/card/enter", code=learned)
    assert "Strong" in back.get("/en/me").text or "Passwords" in back.get("/en/me").text


def test_settings_of_the_backup_are_in_force_at_once(desk_page, back_up, kiosk, visitor):
    kiosk.prefer(library_name="Old Library")
    back_up()
    kiosk.prefer(library_name="New Library")
    visitor.get("/en/")
    address, _ = preview(desk_page)
    put_back(desk_page, kiosk, address)
    assert "Old Library" in words(visitor.get("/en/"))


def test_a_copy_on_a_stick_can_be_put_back(desk_page, back_up, kiosk, drawer, visitor):
    drawer.plug_in("HARBOUR")
    back_up()
    desk_page.post("/desk/backup/copy", stick="HARBOUR")
    assert kiosk.work.wait(30)
    address, page = preview(desk_page, place=-1)
    drawer.pull_out("HARBOUR")  # what was looked at lies on the kiosk by now
    assert page.status_code == 200
    assert put_back(desk_page, kiosk, address).status_code == 303
    assert "was put back" in notices.unread()[0].words


def test_a_backup_that_is_gone_is_said_plainly(desk_page, kiosk):
    assert desk_page.post("/desk/backup/restore", mark="nothing").status_code == 404
    assert desk_page.get("/desk/backup/restore/0123456789abcdef").status_code == 404


def test_a_damaged_backup_says_so_and_offers_nothing(desk_page, back_up, kiosk):
    back_up()
    backups.newest(backups.folder_of(kiosk.settings)).path.write_bytes(b"noise")
    page = desk_page.get("/desk/backup")
    assert "damaged and cannot be used" in words(page)
    assert MARK.findall(page.text) == []


def test_a_disk_that_refuses_leaves_everything_and_says_so(desk_page, back_up, kiosk, learned, monkeypatch):
    back_up()
    address, _ = preview(desk_page)
    monkeypatch.setattr("kiosk.upkeep.restoring.after_restore", lambda *_: 1 // 0)
    answer = put_back(desk_page, kiosk, address)
    assert "The backup was not put back" in words(desk_page.get(answer.location))
    assert desk_page.client.get("/desk/backup").status_code == 200  # nobody was signed out
    assert Learner.select().count() == 1


def test_a_notice_stays_until_somebody_has_read_it(desk_page):
    notices.add("The progress file was missing. The newest backup took over.")
    for _ in range(2):
        assert "The newest backup took over." in words(desk_page.get("/desk/backup"))
    desk_page.post(f"/desk/backup/notices/{notices.unread()[0].id}")
    assert "The newest backup took over." not in words(desk_page.get("/desk/backup"))


def test_staff_can_make_room(desk_page, kiosk):
    spoken = kiosk.settings.data / "voice" / "0123456789abcdef.ogg"
    spoken.write_bytes(bytes(3_000_000))
    damaged = kiosk.settings.data / "state.sqlite.damaged-1"
    damaged.write_bytes(b"noise")
    assert "Spoken sentences: 3 MB." in words(desk_page.get("/desk/backup"))
    for what in ("spoken", "damaged"):
        desk_page.post(f"/desk/backup/room/{what}")
    assert not spoken.exists()
    assert not damaged.exists()
    assert "Make room" not in words(desk_page.get("/desk/backup"))


def test_the_support_file_is_shown_first_and_saved_as_it_was_shown(desk_page):
    page = desk_page.get("/desk/backup/support")
    saved = desk_page.get("/desk/backup/support/kiosk-support.txt")
    assert saved.headers["Content-Disposition"] == 'attachment; filename="kiosk-support.txt"'
    assert saved.text.splitlines()[0] in page.text
    assert "Rows in each table" in saved.text


def test_the_support_file_can_be_saved_on_a_stick(desk_page, drawer):
    stick = drawer.plug_in("HARBOUR")
    assert "Save it on the stick HARBOUR" in words(desk_page.get("/desk/backup/support"))
    page = words(desk_page.post("/desk/backup/support/stick", stick="HARBOUR"))
    assert "It is on the stick, as kiosk-support.txt." in page
    assert "Rows in each table" in (stick / "kiosk-support.txt").read_text(encoding="utf-8")
    drawer.pull_out("HARBOUR")
    assert desk_page.post("/desk/backup/support/stick", stick="HARBOUR").status_code == 503


def test_a_backup_that_took_long_to_read_is_offered_on_the_page(desk_page, kiosk):
    kiosk.work.start("take", lambda progress: "/desk/backup/restore/0123456789abcdef", "The backup is read.")
    assert kiosk.work.wait(30)
    page = desk_page.get("/desk/backup").text
    assert 'href="/desk/backup/restore/0123456789abcdef"' in page
    assert "The backup is read." in page


class Patron(threading.Thread):
    """Somebody who takes steps through the front door, and notes what the kiosk confirmed and what came next."""

    def __init__(self, app, lesson, goes_on):
        super().__init__()
        self.page, self.lesson, self.goes_on = Browser(app), lesson, goes_on
        self.wrong = []

    def run(self):
        while self.goes_on.is_set():
            for step in self.lesson.steps:
                if step.question is None:
                    self._take(step.number)
        storage.state_db.close()

    def _take(self, number):
        answer = self.page.post(f"/en/lessons/{self.lesson.slug}/{number}/done", follow=False)
        if answer.status_code != 303:
            self.wrong.append(answer.status_code)


def test_while_eight_people_learn_nobody_meets_a_mix(desk_page, back_up, kiosk, app, shelf_here):
    """Whoever is in the state afterwards began after the backup was put back, or is in the backup."""
    lesson, goes_on = shelf_here.find_lesson("strong-passwords"), threading.Event()
    goes_on.set()
    kept = learners.start()
    progress.finish_step(kept, lesson.slug, "ewa")
    learners.keep(kept, kiosk.pepper)
    back_up()
    patrons = [Patron(app, lesson, goes_on) for _ in range(8)]
    for patron in patrons:
        patron.start()
    highest = []
    for _ in range(3):
        highest.append(Learner.select().count() and Learner.select(Learner.id).order_by(Learner.id.desc()).get().id)
        address, _page = preview(desk_page, place=-1)
        assert put_back(desk_page, kiosk, address).status_code == 303
        desk_page.post("/desk/sign-in", pin=PIN)
    goes_on.clear()
    for patron in patrons:
        patron.join(30)
    assert [patron.wrong for patron in patrons] == [[]] * 8
    left = {learner.id for learner in Learner.select()}
    assert kept in left
    assert all(id == kept or id > highest[-1] for id in left)
