"""Simulators: each rule meets a folder that breaks it, and says where and what to do."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk import settings
from kiosk.catalogue.checks import check_activity
from kiosk.catalogue.checks.activities import lead_to_a_simulator_that_is_here
from kiosk.catalogue.source.library import read_library

SHIPPED = settings.bundled("content") / "activities"


@dataclass
class Folder:
    """A copy of a shipped simulator that a test may spoil."""

    path: Path

    @property
    def file(self):
        return self.path / "activity.toml"

    def change(self, old, new, count=1):
        """Replace the first ``old`` (or all, with ``count=-1``) by ``new``."""
        text = self.file.read_text("utf-8")
        assert old in text, old
        self.file.write_text(text.replace(old, new, count), "utf-8")

    def problems(self):
        return [str(problem) for problem in check_activity(self.path)]


@pytest.fixture
def copy_of(tmp_path):
    """``copy_of(id)`` is a flawless copy of the simulator ``id``."""

    def make(id):
        shutil.copytree(SHIPPED / id, tmp_path / id)
        return Folder(tmp_path / id)

    return make


def first(text, start):
    """Return the first whole line of ``text`` that begins with ``start``."""
    return next(line for line in text.splitlines() if line.startswith(start))


@pytest.mark.parametrize("id", sorted(folder.name for folder in SHIPPED.iterdir() if folder.is_dir()))
def test_a_shipped_simulator_has_no_problems(copy_of, id):
    assert copy_of(id).problems() == []


def test_a_pattern_without_words_is_found(copy_of):
    lab = copy_of("password-lab")
    lab.change('id = "keyboard"\ntext = "keys', 'id = "keys"\ntext = "keys')
    assert any("the pattern keyboard has no words" in problem for problem in lab.problems())


def test_a_missing_feedback_is_found(copy_of):
    desk = copy_of("permission-desk")
    desk.change(first(desk.file.read_text("utf-8"), "  feedback ="), "")
    assert any("has no field feedback" in problem for problem in desk.problems())


def test_a_missing_drawing_is_found_with_what_to_do(copy_of):
    desk = copy_of("permission-desk")
    (desk.path / "drawing.svg").unlink()
    number = next(n for n, line in enumerate(desk.file.read_text("utf-8").splitlines(), 1) if line.startswith("title"))
    [told] = desk.problems()
    assert told.endswith(
        f"activity.toml:{number}: there is no drawing drawing.svg, draw it as permission-desk/drawing.svg"
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('class="tint"', 'style="fill:red"', "drawing.svg:2: the drawing has the attribute style"),
        ("</svg>", "<text>Stop</text>\n</svg>", "the drawing has the element text"),
        ('viewBox="0 0 320 240"', 'viewBox="0 0 9 9"', "drawing.svg:1: the drawing has another frame"),
    ],
)
def test_the_drawing_of_a_simulator_keeps_to_our_svg(copy_of, old, new, told):
    desk = copy_of("permission-desk")
    drawing = desk.path / "drawing.svg"
    drawing.write_text(drawing.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert any(told in problem for problem in desk.problems())


def test_a_drawing_that_no_simulator_shows_is_found(copy_of):
    desk = copy_of("permission-desk")
    shutil.copy(desk.path / "drawing.svg", desk.path / "hand.svg")
    assert any("hand.svg:1: no lesson shows this drawing" in problem for problem in desk.problems())


def test_a_missing_choice_is_found(copy_of):
    desk = copy_of("permission-desk")
    desk.change('  id = "once"', '  id = "sometimes"')
    found = "\n".join(desk.problems())
    assert "has no feedback for the choice once" in found
    assert "there is no choice sometimes" in found


def test_too_few_genuine_cards_are_found(copy_of):
    inbox = copy_of("phishing-inbox")
    inbox.change("genuine = true", "genuine = false", -1)
    assert any("cards are genuine" in problem for problem in inbox.problems())


@pytest.mark.parametrize(
    ("id", "old", "new"),
    [
        ("phishing-inbox", 'from_address = "', 'from_address = "me@somebody.com'),
        ("two-step-walk", 'address = "', 'address = "mail.somebody.com/'),
    ],
)
def test_an_address_outside_the_reserved_names_is_found(copy_of, id, old, new):
    folder = copy_of(id)
    folder.change(old, f'{new}"  # ')
    assert any("may belong to somebody" in problem for problem in folder.problems())


def test_a_sender_that_pages_cannot_say_in_other_languages_is_found(copy_of):
    inbox = copy_of("phishing-inbox")
    inbox.change('from_address = "unknown-number"', 'from_address = "not in your contacts"')
    assert any("no known word for a sender" in problem for problem in inbox.problems())


def test_an_owner_that_belongs_to_somebody_is_found(copy_of):
    spotter = copy_of("address-spotter")
    spotter.change("oak-bank.example", "oak-bank.com", -1)
    assert any("oak-bank.com may belong to somebody" in problem for problem in spotter.problems())


def test_an_owner_that_contradicts_the_truth_is_found(copy_of):
    spotter = copy_of("address-spotter")
    spotter.change("genuine = true", "genuine = false")
    assert any("but its owner says otherwise" in problem for problem in spotter.problems())


def test_a_choice_that_leads_nowhere_is_found(copy_of):
    call = copy_of("the-call")
    line = first(call.file.read_text("utf-8"), "    next =")
    call.change(line, '    next = "the-moon"')
    assert any("a choice leads to the-moon, which is not there" in problem for problem in call.problems())


def test_a_screen_that_nobody_reaches_is_found(copy_of):
    call = copy_of("the-call")
    call.change(
        "  [[walk.end]]",
        '  [[walk.end]]\n  id = "island"\n  verdict = "safe"\n  text = ["Nobody comes here."]\n\n  [[walk.end]]',
    )
    assert any("no choice leads to island" in problem for problem in call.problems())


def test_a_wrong_shortest_way_is_found(copy_of):
    maze = copy_of("cookie-maze")
    maze.change("shortest = 1", "shortest = 4")
    assert any("the shortest way to refuse takes 1 steps, not 4" in problem for problem in maze.problems())


def test_a_text_that_is_too_long_is_found_on_its_line(copy_of):
    desk = copy_of("permission-desk")
    desk.change("goal =", f'goal = "{"word " * 30}"\nold =')
    number = next(n for n, line in enumerate(desk.file.read_text("utf-8").splitlines(), 1) if line.startswith("goal"))
    assert any(f":{number}: this text has 30 words" in problem for problem in desk.problems())


def test_an_unknown_field_names_the_nearest(copy_of):
    desk = copy_of("permission-desk")
    desk.change("summary =", "sumary =")
    found = "\n".join(desk.problems())
    assert "unknown field sumary, did you mean summary?" in found


def test_our_own_words_do_not_shout_but_a_false_message_may(copy_of):
    inbox = copy_of("phishing-inbox")
    assert "!" in inbox.file.read_text("utf-8")
    assert inbox.problems() == []
    inbox.change('title = "', 'title = "Now! ')
    assert any("there is an exclamation mark" in problem for problem in inbox.problems())


def test_a_lesson_that_names_no_simulator_is_found():
    library = read_library(settings.bundled("content"))
    assert list(lead_to_a_simulator_that_is_here(library)) == []
    left = {id: one for id, one in library.activities.items() if id != "the-call"}
    found = [str(one) for one in lead_to_a_simulator_that_is_here(replace(library, activities=left))]
    assert len(found) == 2
    assert all("there is no simulator the-call" in problem for problem in found)


def test_a_card_of_another_language_replaces_one_that_is_there_and_as_true(copy_of):
    inbox = copy_of("phishing-inbox")
    text = inbox.file.read_text("utf-8")
    start = text.index("[[card]]\n" + 'id = "local-1"')
    card = text[start : text.index("\n[[", text.index("tip =", start))]
    variant = inbox.path / "activity.es.toml"
    variant.write_text(card, "utf-8")
    assert inbox.problems() == []
    variant.write_text(card.replace("local-1", "local-9"), "utf-8")
    assert any("there is no card local-9 to replace in es" in problem for problem in inbox.problems())
    variant.write_text(card.replace("genuine = false", "genuine = true"), "utf-8")
    assert any("is not as genuine" in problem for problem in inbox.problems())
