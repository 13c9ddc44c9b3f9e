import pytest

from kiosk.catalogue import search, shelf
from kiosk.catalogue.arranging import arrange


@pytest.fixture
def complete(catalogues):
    """The catalogue with all its lessons."""
    return catalogues.complete


def test_a_lesson_that_is_off_is_nowhere(complete):
    here = arrange(complete, off=("spot-phishing",)).shelves["en"]
    assert "spot-phishing" not in here.lessons
    assert not [lesson for course in here.courses for lesson in course.lessons if lesson.slug == "spot-phishing"]
    assert not [path for path in here.paths if "spot-phishing" in path.lessons]
    assert not [id for id in here.questions if id.startswith("spot-phishing/")]


def test_a_lesson_that_is_off_is_not_found_by_searching(catalogues, complete):
    assert search.find("parcel", "en").hits
    shelf.open_catalogue(arrange(complete, off=tuple(hit.lesson for hit in search.find("parcel", "en").hits)))
    assert search.find("parcel", "en").hits == ()


def test_a_course_whose_lessons_are_all_off_is_gone(complete):
    here = arrange(complete, off=tuple(lesson.slug for lesson in complete.shelves["en"].courses[0].lessons)).shelves[
        "en"
    ]
    assert len(here.courses) == len(complete.shelves["en"].courses) - 1


def test_lessons_come_in_the_wished_order_and_the_others_after_them(complete):
    before = [lesson.slug for lesson in complete.shelves["ar"].courses[2].lessons]
    after = arrange(complete, order=(before[-1],)).shelves["ar"].courses[2].lessons
    assert [lesson.slug for lesson in after] == [before[-1], *before[:-1]]


def test_pinned_lessons_keep_the_order_of_the_pins_and_pass_over_what_is_not_there(complete):
    here = arrange(complete, off=("your-data",), pinned=("spot-phishing", "your-data", "no-lesson", "this-computer"))
    assert [lesson.slug for lesson in here.shelves["en"].pinned] == ["spot-phishing", "this-computer"]


def test_another_arrangement_is_another_version(complete):
    versions = {arrange(complete, off=off).version for off in ((), ("your-data",), ("spot-phishing",))}
    assert len(versions) == 3


def test_the_complete_catalogue_stays_as_it_is(complete):
    arrange(complete, off=("your-data",))
    assert "your-data" in complete.shelves["en"].lessons
