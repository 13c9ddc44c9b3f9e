"""Reading what authors write: nothing crashes, and every mistake is told with its line."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalogue.source.lesson import read_lesson
from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.source.parts import Box, Listing, Paragraph, Picture
from kiosk.catalogue.source.texts import all_texts


def test_a_lesson_is_read_with_its_screens_choices_and_lines(author):
    lesson = read_library(author.content).lessons["make-tea"]
    assert [step.id for step in lesson.steps] == [
        "mei", "water", "help", "fact", "try", "how-much", "which", "hand", "what"
    ]  # fmt: skip
    picture, scenario, paragraph = lesson.steps[0].blocks
    assert (type(picture), type(scenario), type(paragraph)) == (Picture, Box, Paragraph)
    assert isinstance(lesson.steps[1].blocks[1], Listing)
    full, two, _ = lesson.steps[5].choices
    line = author.line_of("lesson.md", "- [ ] A full")
    assert (full.right, full.belief, full.text.value, full.text.line) == (False, "full", "A full kettle", line)
    assert (two.right, two.belief) == (True, "")
    assert two.reason.value.startswith("This is what two people drink.")
    assert lesson.steps[8].several
    assert lesson.take_home.blocks[0].text.context == "make-tea/take-home"


def test_every_text_knows_where_it_stands(author):
    for text in all_texts(read_library(author.content)):
        line = text.file.read_text(encoding="utf-8").splitlines()[text.line - 1]
        assert text.context
        assert text.note
        # titles of tables are told on the line of the table, lists in the front matter on that of their key
        assert text.value[:8] in line or text.file.suffix == ".toml" or text.line < 20


START = None  # told on the first line of the file
WRONG = [
    ("lesson.md", "+++\ntitle", "title", START, "the front matter is missing"),
    ("lesson.md", 'title = "Make', "title = Make", "title =", "this is not TOML: Invalid value"),
    ("lesson.md", "minutes = 6", 'minutes = "6"', "minutes", "minutes is not a whole number"),
    ("lesson.md", "minutes = 6", "minuts = 6", "minuts", "there is no field minuts, did you mean minutes?"),
    ("lesson.md", "minutes = 6\n", "", START, "the field minutes is missing"),
    ("lesson.md", "= 2027-11-01", '= "soon"', "review_by", "review_by is not a date like 2027-11-01"),
    ("lesson.md", 'outcomes = ["Boil', 'outcomes = [1, "Boil', "outcomes", "outcomes is not a list of texts"),
    ("lesson.md", "## Mei is cold {#mei}", "Mei is cold", "Mei is", "text stands before the first heading"),
    ("lesson.md", "{#water}", "", "## Hot water", "this heading has no id"),
    ("lesson.md", "Omar says:", "### More\n\nOmar says:", "### More", "a level-3 heading does not belong here"),
    ("lesson.md", "Omar says:", "```\ncode\n```\n\nOmar says:", "```", "lessons have no fence"),
    ("lesson.md", "::: tip", "::: hint", "::: hint", "there is no box hint"),
    ("glossary.md", "A pot that", ":::\nA pot that", ":::", "::: closes a box that is not open"),
    ("lesson.md", "::: tip", "::: tip now", "::: tip", "the box tip is followed by 'now'"),
    ("lesson.md", "help_desk}}\n:::\n", "help_desk}}\n", "::: takehome", "the box takehome is not closed"),
    ("lesson.md", "::: takehome\n", "::: example\n", START, "the lesson has no take-home card"),
    ("lesson.md", "## Try it", "::: takehome\n- Tea\n:::\n\n## Try it", "::: takehome", "the take-home card is not"),
    ("lesson.md", "- Close the lid.", "- Close the lid.\n  - Now.", "- Close", "a list item holds more than one text"),
    ("lesson.md", "- [ ] On the lid", "- On the lid", "- On the", "a list of choices has an item without a box"),
    ("lesson.md", "  > A loose", "  > So.\n  >\n  > A loose", "  > So", "the reason is not one quoted paragraph"),
    ("courses.toml", 'icon = "cup"', 'picture = "cup"', START, "there is no field picture, did you mean"),
    ("courses.toml", "[[course]]", "[course]", START, "course is not a list of tables"),
    ("facts.toml", 'text = "People', 'text = ["People"] #', START, "the field text is missing or of the wrong kind"),
    ("local.toml", "[help_desk]", "name = 1\n[help_desk]", START, "a value stands outside a table"),
    ("glossary.md", "A pot that", "- A list\n\nA pot that", START, "the term kettle is not explained in one paragraph"),
    ("glossary.md", "## Kettle", "## A {#kettle}\n\nPot.\n\n## Kettle", "## Kettle", "the term kettle stands"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "at", "what"), WRONG)
def test_a_mistake_is_told_with_its_line(author, file, old, new, at, what):
    author.change(file, old, new)
    line = author.line_of(file, at) if at else 1
    told = [f"{p.file.name}:{p.line}: {p.what}, {p.remedy}" for p in read_library(author.content).problems]
    assert any(one.startswith(f"{file}:{line}: {what}") for one in told), told


@pytest.mark.parametrize(
    "name", ["courses.toml", "paths.toml", "facts.toml", "local.toml", "glossary.md", "placement.md"]
)
def test_a_missing_or_unreadable_file_is_told(author, name):
    author.path(name).write_bytes(b"\xff\xfe\x00")
    assert f"{name}:1: this file is not UTF-8 text, save it as UTF-8" in author.problems()
    author.path(name).unlink()
    assert f"{name}:1: this file is missing, write it, see content/README.md" in author.problems()


def test_a_course_may_not_name_a_lesson_that_is_not_there(author):
    author.change("courses.toml", '"make-coffee"]', '"make-soup"]')
    assert any(one.startswith("lesson.md:1: this file is missing") for one in author.problems())


@pytest.mark.parametrize("code", ["en", "xx"])
def test_a_lesson_is_replaced_only_in_another_language_of_the_kiosk(author, code):
    author.path("lesson.md").with_name(f"lesson.{code}.md").write_text("+++\n", encoding="utf-8")
    [told] = author.problems()
    assert told.startswith(f"lesson.{code}.md:1: a lesson cannot be replaced in {code}, name it after")


PIECES = st.sampled_from(
    ["+++\n", "## A {#a}\n", "### B\n", "::: tip\n", ":::\n", "- [ ] x {slip}\n", "- [x] y\n", "  > why\n", "- z\n",
     "![a](b.svg)\n", "\n", "**", "`", "[a](term:b)", "<b>", "{{local.x}}", "title = 1\n", "> q\n", "1. n\n"]
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES | st.text(max_size=8), max_size=25))
def test_whatever_an_author_writes_is_read_or_told(tmp_path, pieces):
    file = tmp_path / "course" / "lesson" / "lesson.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(pieces), encoding="utf-8", errors="ignore")
    problems = []
    read_lesson(file, problems)
    assert all(re.match(r".+:\d+: .+, .+", str(problem)) for problem in problems)
