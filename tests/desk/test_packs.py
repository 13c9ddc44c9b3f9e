"""Lessons from a stick, through the front door: a librarian looks, installs, and goes back."""

import re
import shutil
import threading

import pytest

from kiosk import settings
from kiosk.signing_keys import new_key
from kiosk.sync.packs import store
from kiosk.web import kiosk as running
from kiosk.web.catalogues import Catalogues
from tests.browsing import PIN, words

MARK = re.compile(r'name="mark" value="(\w+)"')
LESSON = "Make a cup of tea"


@pytest.fixture
def catalogues(shipped, tmp_path):
    """The shipped lessons in a data folder of their own, where a pack can join them."""
    shutil.copy(shipped / "catalogue.sqlite", tmp_path / "catalogue.sqlite")
    here = Catalogues(settings.load({}, data=tmp_path))
    here.load()
    return here


@pytest.fixture
def kiosk(state, catalogues, tmp_path):
    """A kiosk in two languages, which are built sooner than five."""
    return running.make(settings.load({}, data=tmp_path, locales="en ar"), catalogues)


@pytest.fixture
def stick(drawer):
    """A stick that is plugged in: its folder."""
    return drawer.plug_in("HARBOUR")


@pytest.fixture
def trusted(packer, kiosk):
    """The kiosk takes packs of the packer."""
    packer.trusted_by(kiosk.given)


@pytest.fixture
def press(desk_page, kiosk):
    """Send a form of the page and wait for the work that it begins; returns what the page says then."""

    def send(address, **fields):
        answer = desk_page.post(address, follow=False, **fields)
        assert kiosk.work.wait(60)
        return words(desk_page.get(answer.location or "/desk/packs"))

    return send


@pytest.fixture
def look(desk_page, kiosk):
    """Choose the first pack of the page; returns (address, page) of what is new in it."""

    def choose():
        mark = MARK.findall(desk_page.get("/desk/packs").text)[0]
        answer = desk_page.post("/desk/packs/look", follow=False, mark=mark)
        assert kiosk.work.wait(60)
        if answer.location == "/desk/packs" and kiosk.work.state:  # it took longer than the page waits
            return kiosk.work.state.way_on, desk_page.get(kiosk.work.state.way_on or "/desk/packs")
        return answer.location, desk_page.get(answer.location)

    return choose


def test_the_page_of_lessons_leads_to_packs(desk_page):
    assert 'href="/desk/packs"' in desk_page.get("/desk/lessons").text


def test_without_a_stick_and_a_key_letter_the_page_says_what_to_do(desk_page):
    page = words(desk_page.get("/desk/packs"))
    assert "This kiosk takes packs of nobody yet." in page
    assert "No stick is plugged in." in page
    assert "There are no packs yet, only the lessons that came with the kiosk." in page
    assert "Go back to the lessons" not in page


def test_a_key_letter_is_taken_after_comparing_and_with_ones_own_pin(desk_page, packer, stick, kiosk):
    (stick / "harbour.keyletter").write_bytes(packer.letter())
    page = desk_page.get("/desk/packs")
    assert "Key letter of Harbour Libraries" in words(page)
    number = re.search(r'name="number" value="([\d ]+)"', page.text)[1]
    assert desk_page.post("/desk/packs/letter", stick="HARBOUR", number=number, own="111222").status_code == 422
    assert "takes packs of nobody yet" in words(desk_page.get("/desk/packs"))
    answer = desk_page.post("/desk/packs/letter", stick="HARBOUR", number=number, own=PIN)
    assert f"This kiosk takes packs of Harbour Libraries . Check number of the key letter: {number}" in words(answer)


def test_a_pack_that_comes_before_its_key_letter_waits(desk_page, packer, stick):
    shutil.copy(packer.harbour(), stick)
    assert "1 pack is on the stick. It waits for the key letter." in words(desk_page.get("/desk/packs"))


def test_looking_shows_what_is_new_and_changes_nothing(desk_page, packer, stick, trusted, look, visitor):
    shutil.copy(packer.harbour(), stick)
    assert "Lessons of the harbour New here, version 1 · less than 1 MB" in words(desk_page.get("/desk/packs"))
    _, page = look()
    said = words(page)
    assert "Install “Lessons of the harbour”?" in said
    assert "It is signed by Harbour Libraries , whole, and checked. Nothing is changed yet." in said
    assert LESSON in said
    assert "العربية : 3 sentences" in said
    assert visitor.get("/en/lessons/make-tea").status_code == 404


def test_a_pack_is_installed_and_visitors_see_it_at_once(desk_page, packer, stick, trusted, look, press, visitor):
    shutil.copy(packer.harbour(), stick)
    visitor.post("/en/lessons/strong-passwords/1/done")
    assert "In the kitchen" not in words(visitor.get("/en/"))
    address, _ = look()
    next(stick.glob("*.pack")).unlink()  # what was looked at lies on the kiosk by now
    page = press(address)
    assert "The pack is installed. Visitors see its lessons now." in page
    assert "Lessons of the harbour Lessons, version 1" in page
    assert "In the kitchen" in words(visitor.get("/en/"))
    assert LESSON in words(visitor.get("/en/lessons/make-tea"))
    assert "حضّر كوب شاي" in visitor.get("/ar/lessons/make-tea").text
    assert visitor.post("/en/lessons/strong-passwords/2/done").status_code == 200  # an open lesson goes on
    assert "You finished 2 steps" in words(visitor.get("/en/me"))


def test_going_back_takes_the_lessons_out_and_keeps_what_people_did(
    desk_page, packer, stick, trusted, look, press, visitor
):
    pack = shutil.copy(packer.harbour(), stick)
    press(look()[0])
    visitor.post("/en/lessons/make-tea/1/done")
    page = press("/desk/packs/undo")
    assert "The lessons are as they were before." in page
    assert visitor.get("/en/lessons/make-tea").status_code == 404
    assert visitor.get("/en/lessons/strong-passwords").status_code == 200
    for address in ("/en/", "/en/me", "/en/review", "/en/search?q=tea"):
        assert visitor.get(address).status_code == 200, address
    for address in ("/desk/", "/desk/progress", "/desk/lessons", "/desk/report"):
        assert desk_page.get(address).status_code == 200, address
    assert "There is no change of packs that can be undone." in press("/desk/packs/undo")
    assert pack
    press(look()[0])
    assert "Started" in words(visitor.get("/en/courses/kitchen"))


def test_a_newer_version_says_so_and_takes_the_place_of_the_earlier_one(
    desk_page, packer, stick, trusted, look, press, kiosk
):
    shutil.copy(packer.harbour(), stick)
    press(look()[0])
    shutil.copy(packer.harbour(2), stick)
    page = words(desk_page.get("/desk/packs"))
    assert "This kiosk has this pack already." in page
    assert "A newer version of a pack that you have: 2" in page
    _, preview = look()
    assert "You have version 1." in words(preview)
    assert "Lessons, version 2" in press(look()[0])
    assert store.installed_versions(kiosk.given)["harbour"] == 2


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[:-10], "This pack is cut off or damaged."),
        (lambda data: data + b"x", "This pack is cut off or damaged."),
        (lambda data: data.replace(b'"payload":"eyJ', b'"payload":"eyK'), "was changed after it was signed"),
        (lambda data: b"PK\x03\x04" + data, "This file is no pack of lessons."),
    ],
)
def test_a_pack_that_is_not_whole_is_shown_with_the_reason_and_cannot_be_chosen(
    desk_page, packer, stick, trusted, spoil, said
):
    (stick / "harbour.pack").write_bytes(spoil(packer.harbour().read_bytes()))
    page = desk_page.get("/desk/packs")
    assert said in words(page)
    assert not MARK.findall(page.text)


def test_a_pack_of_strangers_is_not_taken(desk_page, packer, stick, trusted):
    shutil.copy(packer.raw({"content/glossary.md": b"text"}, key=new_key()), stick)
    page = desk_page.get("/desk/packs")
    assert "This pack does not come from your library network" in words(page)
    assert not MARK.findall(page.text)


def test_damage_in_the_middle_of_a_pack_is_found_when_it_is_copied(packer, stick, trusted, look, desk_page, kiosk):
    data = bytearray(packer.harbour().read_bytes())
    data[-100] ^= 1
    (stick / "harbour.pack").write_bytes(data)
    look()
    assert not list((kiosk.given.data / "packs").glob("sources/*"))


def test_lessons_with_mistakes_are_refused_with_the_place(desk_page, packer, stick, trusted, look, press, visitor):
    text = b"+++\ntitle = 'Evil'\n+++\n"
    shutil.copy(
        packer.raw({"content/lessons.toml": b'security = ["evil"]\n', "content/security/evil/lesson.md": text}), stick
    )
    page = press(look()[0])
    assert "The lessons in this pack have mistakes, so nothing was changed." in page
    assert "content/security/evil/lesson.md" in page
    assert visitor.get("/en/lessons/strong-passwords").status_code == 200


def test_a_pack_that_waits_no_more_is_not_found(desk_page, trusted):
    assert desk_page.get("/desk/packs/0123456789abcdef").status_code == 404
    assert desk_page.get("/desk/packs/..%2F..").status_code == 404


def test_work_with_packs_shows_how_far_it_is(desk_page, kiosk):
    goes_on, begun = threading.Event(), threading.Event()

    def work(progress):
        progress(30, 120)
        begun.set()
        goes_on.wait(30)

    kiosk.work.start("pack-install", work, "Done.")
    begun.wait(30)
    page = desk_page.get("/desk/packs")
    assert 'http-equiv="refresh" content="2; url=/desk/packs"' in page.text
    assert "25 % done" in words(page)
    assert "25 % done" not in words(desk_page.get("/desk/backup"))
    goes_on.set()
    assert kiosk.work.wait(30)
    assert "Done." in words(desk_page.get("/desk/packs"))
