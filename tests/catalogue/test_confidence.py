"""A course may keep statements that people agree with before and after it. Nothing shows them yet."""

import shutil

import pytest

from kiosk.catalogue import extract, record
from kiosk.catalogue.checks import ids
from kiosk.catalogue.source.library import read_library
from kiosk.settings import bundled
from tests.catalogue.slips import problems_of

LESSONS = 'lessons = ["make-tea", "make-coffee"]'
STATEMENTS = f"""{LESSONS}
[course.confidence]
know = "I know more about hot drinks."
sure = "I feel more sure when I pour hot water."
"""


@pytest.fixture
def asking(author):
    """An author whose course has two statements."""
    author.change("courses.toml", LESSONS, STATEMENTS)
    return author


def test_statements_are_compiled_with_stable_ids_in_the_language_of_the_reader(asking):
    asking.translate("es", {("courses/kitchen", "I know more about hot drinks."): "Sé más de bebidas calientes."})
    assert asking.problems() == []
    shelves = asking.open().shelves
    told = {code: [(one.id, one.text, one.lang) for one in shelves[code].courses[0].confidence] for code in shelves}
    sure = ("kitchen/sure", "I feel more sure when I pour hot water.", "en")
    assert told["en"] == [("kitchen/know", "I know more about hot drinks.", "en"), sure]
    assert told["es"] == [("kitchen/know", "Sé más de bebidas calientes.", "es"), sure]


def test_a_course_without_statements_is_whole(author):
    assert author.open().shelves["en"].courses[0].confidence == ()


def test_statements_go_to_the_translators(asking):
    asking.translations.mkdir()
    (asking.content.parent / "kiosk").mkdir()
    shutil.copy(bundled("translations") / "babel.cfg", asking.translations)
    messages = extract.collect(asking.content.parent)["content"]
    assert messages.get("I know more about hot drinks.", "courses/kitchen").auto_comments == [
        "people say before and after a course how far they agree with this sentence"
    ]


def test_the_id_of_a_statement_may_not_disappear(asking):
    assert "statement kitchen/know" in record.record_ids(asking.content)
    asking.change("courses.toml", "know =", "learnt =")
    [told] = problems_of(ids.ever_shipped_still_exist, asking)
    assert "statement kitchen/know has disappeared" in told


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("know =", "Know =", "the id 'Know' is not well formed"),
        ("[course.confidence]", "[course.confidense]", "there is no field confidense, did you mean confidence?"),
        (STATEMENTS, f'{LESSONS}\nconfidence = "yes"\n', "the field confidence is missing or of the wrong kind"),
    ],
)
def test_a_slip_in_the_statements_is_told(asking, old, new, says):
    asking.change("courses.toml", old, new)
    library = read_library(asking.content)
    assert any(says in one.what + ", " + one.remedy for one in [*library.problems, *ids.are_well_formed(library)])
