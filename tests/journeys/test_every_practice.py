"""Every simulator in every language, without scripts: from its opening to its end, its questions and its card."""

import random
import re
from collections import Counter

import pytest

from kiosk.catalogue import shelf
from kiosk.catalogue.arranging import arrange
from kiosk.i18n import LOCALES
from kiosk.reporting.models import PeriodCount
from tests.browsing import words

PRACTICES = (
    "phishing-inbox",
    "address-spotter",
    "password-lab",
    "cookie-maze",
    "two-step-walk",
    "profile-builder",
    "next-word-machine",
    "fair-sorter",
    "the-call",
    "feed-shaper",
    "permission-desk",
    "notice-reader",
)
FORM = re.compile(r'<form method="post" action="([^"]*/play/[^"/]+)"[^>]*>(.*?)</form>', re.S)
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
RADIO = re.compile(r'type="radio" name="(post-[^"]+)" value="(\w+)"')
MAIN = re.compile(r'class="button button-main" href="([^"]+)"')
TILE = re.compile(r'class="tile [^"]*" href="/en/activities/([^"]+)">(.*?)</a>', re.S)
OPEN_ROW = re.compile(r'href="([^"]*/play/[^"]+)">(?:(?!</a>).)*?#(?:new|started)"', re.S)
MOST_PAGES = 200


class Player:
    """Somebody who goes through a simulator by chance, pressing whatever there is; ``pages`` are all pages seen."""

    def __init__(self, browser, locale, id, seed=1):
        self.browser = browser
        self.address = f"/{locale}/activities/{id}"
        self.chance = random.Random(seed)
        self.pages = []

    def play(self):
        """Go from the opening to the end and return the last page."""
        page = self.browser.get(self.address)
        self._note(page)
        page = self.browser.post(f"{self.address}/start")
        while not page.request.path.endswith("/summary"):
            self._note(page)
            assert len(self.pages) < MOST_PAGES, f"no end: {page.request.path}"
            page = self._next(page)
        self._note(page)
        return page

    def _note(self, page):
        assert page.status_code == 200, page.request.path
        self.pages.append(page)

    def _next(self, page):
        main = page.text.split("<main")[1]
        row, link = OPEN_ROW.search(main), MAIN.search(main)
        if row:
            return self.browser.get(row[1])
        if link:
            return self.browser.get(link[1])
        address, fields = self._choose(main)
        return self.browser.post(address, **fields)

    def _choose(self, main):
        moves = []
        for address, form in FORM.findall(main):
            hidden = dict(HIDDEN.findall(form))
            hidden |= {name: self.chance.choice(("like", "hide")) for name, _ in RADIO.findall(form)}
            buttons = re.findall(r'name="move" value="([^"]*)"', form) or [hidden.get("move", "")]
            moves += [(address, {**hidden, "move": button}) for button in buttons]
        assert moves, "nothing to press"
        end = [move for move in moves if move[1]["move"] == "done"]
        return end[0] if end and len(self.pages) > 15 else self.chance.choice(moves)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("id", PRACTICES)
def test_every_practice_can_be_taken_to_its_end(id, locale, visitor, catalogues):
    player = Player(visitor, locale, id)
    last = player.play()
    activity = shelf.in_locale(locale).find_activity(id)
    assert f"/{locale}/activities/{id}/take-home" in last.text
    for question in re.findall(rf'href="(/{locale}/activities/{id}/questions/[^"]+)"', last.text):
        step = shelf.in_locale(locale).find_step(f"{id}/{question.rpartition('/')[2]}")
        page = visitor.post(question, choice=step.question.key[0].id, attempt=1)
        assert "panel-ok" in page.text
    assert visitor.get(f"/{locale}/activities/{id}/take-home").status_code == 200
    assert activity.title in visitor.get(f"/{locale}/activities").text.replace("&#39;", "'")


@pytest.mark.parametrize("id", PRACTICES)
def test_every_screen_says_that_it_is_practice_and_shows_the_ways_out(id, visitor, catalogues):
    player = Player(visitor, "en", id, seed=2)
    player.play()
    for page in player.pages:
        assert "Practice. Nothing here is real." in words(page), page.request.path
        assert 'class="practice-band"' in page.text
    for page in player.pages[1:-1]:
        assert "Start over" in words(page)
        assert "Leave the practice" in words(page)


def test_all_simulators_of_the_lessons_are_there(catalogues):
    here = shelf.in_locale("en")
    assert {lesson.activity for lesson in here.lessons.values() if lesson.activity} == set(PRACTICES)
    assert set(here.activities) == set(PRACTICES)


def test_all_simulators_are_listed_by_topic_each_with_its_drawing(visitor, catalogues):
    here = shelf.in_locale("en")
    page = visitor.get("/en/activities")
    in_lessons = dict.fromkeys(lesson.activity for lesson in here.lessons.values() if lesson.activity)
    tiles = dict(TILE.findall(page.text))
    assert list(tiles) == list(in_lessons)
    for id, tile in tiles.items():
        assert here.activities[id].drawing in tile
        assert 'aria-hidden="true"' in here.activities[id].drawing
    topics = [course.title for course in here.courses if any(lesson.activity for lesson in course.lessons)]
    assert re.findall(r'<h2 id="of-[^>]*>.*</svg> (.*)</h2>', page.text) == topics


def test_a_simulator_stays_when_its_topic_is_switched_off(visitor, catalogues):
    off = tuple(lesson.slug for lesson in shelf.in_locale("en").find_course("privacy").lessons)
    shelf.open_catalogue(arrange(catalogues.complete, off=off))
    page = visitor.get("/en/activities").text
    assert {id for id, _ in TILE.findall(page)} == set(PRACTICES)
    assert page.index("/en/activities/cookie-maze") < page.index("<h2")
    assert "of-privacy" not in page


@pytest.mark.parametrize("id", PRACTICES)
def test_the_opening_and_the_card_to_take_home_show_the_drawing(id, visitor, catalogues):
    drawing = shelf.in_locale("en").find_activity(id).drawing
    assert drawing.startswith('<svg class="drawing"')
    assert drawing in visitor.get(f"/en/activities/{id}").text
    assert drawing in visitor.get(f"/en/activities/{id}/take-home").text


def test_a_practice_taken_on_its_own_is_counted_once(visitor, monday):
    for seed in (1, 2):
        Player(visitor, "en", "permission-desk", seed).play()
    counted = Counter({(row.what, row.lesson, row.item): row.n for row in PeriodCount.select() if "W" in row.period})
    assert counted["activity", "", "permission-desk"] == 1
    assert counted["visit", "", "en"] == 1


def test_a_practice_within_its_lesson_counts_for_the_lesson(visitor, monday, catalogues):
    visitor.post("/en/lessons/app-permissions/1/done")
    Player(visitor, "en", "permission-desk").play()
    counted = Counter({(row.what, row.lesson, row.item): row.n for row in PeriodCount.select() if "W" in row.period})
    assert counted["activity", "app-permissions", "permission-desk"] == 1
    assert counted["activity", "", "permission-desk"] == 0


def test_a_lesson_leads_to_its_practice_and_the_practice_back_to_the_lesson(visitor, catalogues):
    lesson = shelf.in_locale("en").find_lesson("spot-phishing")
    step = next(step for step in lesson.steps if step.activity)
    assert 'href="/en/activities/phishing-inbox"' in visitor.get(f"/en/lessons/spot-phishing/{step.number}").text
    assert 'href="/en/lessons/spot-phishing"' in visitor.get("/en/activities/phishing-inbox").text


def test_a_finished_practice_is_remembered_and_gone_after_finish(visitor, catalogues):
    Player(visitor, "en", "permission-desk").play()
    assert words(visitor.get("/en/activities")).count("Done") == 1
    visitor.post("/en/finish")
    assert "Done" not in words(visitor.get("/en/activities"))
    assert visitor.get("/en/activities/permission-desk/play").request.path == "/en/activities/permission-desk"


def test_my_page_says_what_is_remembered_of_a_practice(visitor, catalogues):
    visitor.post("/en/activities/permission-desk/start")
    assert "what you pressed in practices" in words(visitor.get("/en/me"))


def test_nothing_of_a_practice_is_written_while_it_is_played(visitor, state, catalogues):
    before = [path.read_bytes() for path in sorted(state.parent.glob("state.sqlite*")) if path.suffix != ".sqlite-shm"]
    visitor.post("/en/activities/phishing-inbox/start")
    item = re.search(r'href="([^"]*/play/[^"]+)"', visitor.get("/en/activities/phishing-inbox/play").text)[1]
    visitor.post(item, move="keep", at=0)
    after = [path.read_bytes() for path in sorted(state.parent.glob("state.sqlite*")) if path.suffix != ".sqlite-shm"]
    assert after == before


def test_a_double_press_makes_one_move(visitor, catalogues):
    visitor.post("/en/activities/permission-desk/start")
    page = visitor.get("/en/activities/permission-desk/play")
    first = visitor.post(page.request.path, move="never", at=0)
    second = visitor.post(page.request.path, move="always", at=0)
    assert words(first) == words(second)


def test_a_move_that_is_not_possible_changes_nothing(visitor, catalogues):
    visitor.post("/en/activities/permission-desk/start")
    page = visitor.get("/en/activities/permission-desk/play")
    after = visitor.post(page.request.path, move="everything", at=0)
    assert words(after) == words(page)
    assert visitor.get("/en/activities/permission-desk/play/no-such-card").status_code == 404
    assert visitor.get("/en/activities/no-such-practice").status_code == 404


def test_pressing_without_choosing_says_what_to_do(visitor, catalogues):
    visitor.post("/en/activities/notice-reader/start")
    page = visitor.get("/en/activities/notice-reader/play")
    assert "Choose one answer first." in words(visitor.post(page.request.path, at=0))


def test_questions_of_a_practice_are_reviewed_like_those_of_lessons(visitor, catalogues):
    visitor.post("/en/me/card")
    question = shelf.in_locale("en").find_activity("permission-desk").questions[0]
    page = visitor.get(f"/en/review/permission-desk/{question.id}")
    assert page.status_code == 200
    assert question.title in page.text.replace("&#39;", "'")
