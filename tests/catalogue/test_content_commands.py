"""The commands around lessons and translations."""

import json
import os
import shutil
import socket
import subprocess
import sys
import urllib.request

import pytest
from click.testing import CliRunner

from kiosk import settings
from kiosk.catalogue import shelf
from kiosk.catalogue.checks import readability
from kiosk.catalogue.preview import build_preview
from kiosk.catalogue.problems import Broken
from kiosk.catalogue.prose import words
from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.source.walks import body_texts
from kiosk.cli.content import content
from kiosk.errors import KioskError, NotFound


@pytest.fixture
def run(author, monkeypatch, tmp_path):
    """Run ``kiosk content …`` on the small library; returns the result."""
    author.translations.mkdir()
    (author.content.parent / "kiosk").mkdir()
    shutil.copy(settings.bundled("translations") / "babel.cfg", author.translations)
    folders = {"content": author.content, "translations": author.translations}
    monkeypatch.setattr(settings, "bundled", folders.get)
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "data"))
    return lambda *words: CliRunner().invoke(content, words)


def test_a_build_says_what_it_did_and_what_comes_next(run):
    first, second = run("build"), run("build")
    assert first.stdout.startswith("2 lessons built in ")
    assert first.stdout.endswith("See them with: kiosk serve\n")
    assert "Building the lessons" in first.stderr
    assert (second.stdout, second.stderr) == ("The lessons are up to date.\n", "")


def test_a_broken_build_shows_every_problem(run, author):
    author.change("lesson.md", "term:kettle", "term:kettel")
    result = run("build")
    assert isinstance(result.exception, KioskError)
    assert "there is no term kettel" in result.stderr


def test_a_check_prints_one_problem_a_line_and_ends_with_1(run, author):
    assert run("ids").stdout == "26 new ids recorded.\n"
    assert (run("check").exit_code, run("check").stdout, run("check").stderr) == (0, "", "No problems.\n")
    author.change("lesson.md", "term:kettle", "term:kettel")
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].endswith("there is no term kettel, did you mean kettle?")
    [problem] = json.loads(run("check", "--json").stdout)
    assert (problem["what"], problem["remedy"]) == ("there is no term kettel", "did you mean kettle?")
    assert run("check", str(author.content / "kitchen" / "make-coffee")).exit_code == 0


def test_the_table_counts_what_the_checks_count(run, author):
    answer = run("table")
    assert answer.exit_code == 0
    head, _, tea, _, total = answer.stdout.splitlines()
    assert head == "| lesson | words | median grade | questions | wrong choices | with a misconception |"
    assert tea.startswith("| make-tea | ")
    rows = json.loads(run("table", "--json").stdout)
    lesson = read_library(author.content).lessons["make-tea"]
    reading = sum(len(words(text.value)) for step in lesson.steps for text in body_texts(step.blocks))
    wrong = [choice for step in lesson.steps for choice in step.choices if not choice.right]
    named = [choice for choice in wrong if choice.belief != "slip"]
    assert (rows[0]["questions"], rows[0]["distractors"], rows[0]["named"]) == (4, len(wrong), len(named))
    assert rows[0]["grade"] == round(readability.lesson_grade(lesson), 1)
    assert rows[0]["words"] > reading
    assert total.startswith(f"| 2 lessons | {rows[0]['words'] + rows[1]['words']} | ")


def test_one_word_more_in_a_lesson_is_one_more_in_the_table(run, author):
    before = json.loads(run("table", "--json").stdout)[0]
    author.change("lesson.md", "Close the lid.", "Close the lid well.")
    author.change("lesson.md", "tap {cold}", "tap {slip}")
    after = json.loads(run("table", "--json").stdout)[0]
    assert (after["words"], after["named"]) == (before["words"] + 1, before["named"] - 1)


def test_a_lesson_that_cannot_be_read_is_in_no_table(run, author):
    author.change("lesson.md", "minutes = 6", 'minutes = "6"')
    assert isinstance(run("table").exception, Broken)


def test_extract_and_coverage_work_together(run):
    assert run("extract").exit_code == 0
    assert json.loads(run("coverage", "--json").stdout)["es"]["shared"] == 0.0
    assert "make-tea" in run("coverage").stdout


def test_every_command_has_help_with_an_example(run):
    for name, command in content.commands.items():
        assert command.help, name
        assert "Example" in command.help, name
        assert f"kiosk content {name}" in command.help


def test_a_preview_shows_a_lesson_that_is_not_finished(author, tmp_path):
    folder = author.content / "kitchen" / "make-soup"
    shutil.copytree(author.content / "kitchen" / "make-tea", folder)
    author.change("kitchen/make-soup/lesson.md", "minutes = 6\n", "")
    chosen = settings.Settings(data=tmp_path)
    told = build_preview(folder, author.content, author.translations, chosen)
    assert [problem.what for problem in told] == ["minutes = 0 is not known", "the field minutes is missing"]
    catalogue = shelf.load(chosen.catalogue_path, {})
    assert catalogue.shelves["en"].find_lesson("make-soup").step(1).title == "Mei is cold"
    assert [lesson.slug for lesson in catalogue.shelves["en"].courses[0].lessons][-1] == "make-soup"


def test_a_preview_shows_a_lesson_outside_every_course(author, tmp_path):
    folder = tmp_path / "garden" / "plant-a-tree"
    folder.mkdir(parents=True)
    (folder / "lesson.md").write_text(
        '+++\ntitle = "Plant a tree"\n+++\n\n## Dig {#dig}\n\nDig a hole.\n', encoding="utf-8"
    )
    chosen = settings.Settings(data=tmp_path)
    assert build_preview(folder, author.content, author.translations, chosen)
    catalogue = shelf.load(chosen.catalogue_path, {})
    assert catalogue.shelves["en"].find_course("garden").lessons[0].title == "Plant a tree"


def test_a_preview_of_an_empty_folder_says_so(author, tmp_path):
    with pytest.raises(NotFound, match=r"no lesson\.md"):
        build_preview(tmp_path, author.content, author.translations, settings.Settings(data=tmp_path))


def test_a_preview_is_served_and_names_its_address(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = settings.bundled("content") / "security" / "strong-passwords"
    command = [sys.executable, "-m", "kiosk", "content", "preview", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "KIOSK_DATA": str(tmp_path)}) as kiosk:
        try:
            address = kiosk.stdout.readline().decode().strip()
            assert address.endswith(f":{port}/en/lessons/strong-passwords")
            with urllib.request.urlopen(address) as page:
                assert page.status == 200
        finally:
            kiosk.terminate()
    assert list(tmp_path.iterdir()) == []  # the own data folder is not touched
