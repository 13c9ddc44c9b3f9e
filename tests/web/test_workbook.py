import re

import pytest
from click.testing import CliRunner

from kiosk.catalogue import shelf
from kiosk.cli.main import main
from kiosk.web.workbook import write_workbook


@pytest.fixture(params=["en", "ar"])
def here(request, catalogues):
    """The lessons in one language."""
    return shelf.in_locale(request.param)


def test_a_workbook_holds_every_screen_question_card_and_answer_of_its_course(here):
    course = here.find_course("security")
    book = write_workbook(here, course)
    for lesson in course.lessons:
        assert lesson.take_home in book
        for step in lesson.steps:
            assert step.html in book
            for choice in step.question.choices if step.question else ():
                assert choice.html in book
                assert (choice.reason_html in book) is choice.right


def test_a_workbook_is_one_file_that_needs_nothing_else(here):
    book = write_workbook(here, here.courses[0], "Harbour Library")
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', book.replace(' href="#', " ")) == []
    assert re.findall(r'url\("(?!data:)', book) == []
    assert "{{" not in book
    assert "Harbour Library" in book


def test_a_language_that_is_not_there_is_refused_plainly(shipped):
    answer = CliRunner().invoke(main, ["content", "print", "security", "--locale", "tlh", "--data", str(shipped)])
    assert answer.exit_code == 1
    assert "There is no language tlh." in answer.output


def test_a_course_that_is_not_there_is_refused_plainly(shipped):
    answer = CliRunner().invoke(main, ["content", "print", "cooking", "--data", str(shipped)])
    assert answer.exit_code == 1
    assert "We cannot find this course." in answer.output


def test_the_command_says_where_the_file_is(shipped, tmp_path):
    target = tmp_path / "book.html"
    answer = CliRunner().invoke(main, ["content", "print", "privacy", "--to", str(target), "--data", str(shipped)])
    assert (answer.exit_code, target.exists()) == (0, True)
    assert str(target) in answer.output
