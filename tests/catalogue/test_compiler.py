"""Building: everything is checked first, an unchanged library is left alone, and a failure harms nothing."""

import time

import pytest

from kiosk.catalogue import compiler, shelf
from kiosk.catalogue.compiler import store
from kiosk.catalogue.problems import Broken

UNCHANGED_SECONDS = 0.2  # performance.md, budgets


def test_a_build_tells_how_far_it_is(author):
    told = []
    built = author.build(progress=lambda done, total: told.append((done, total)))
    assert (built.lessons, built.changed) == (2, True)
    assert told == [(n, 6) for n in range(1, 7)]  # two lessons in three languages


def test_an_unchanged_library_is_left_alone_at_once(author):
    author.build()
    written = author.out.stat().st_mtime_ns
    started = time.monotonic()
    again = author.build(progress=lambda *_: pytest.fail("nothing is to be done"))
    assert time.monotonic() - started < UNCHANGED_SECONDS
    assert (again.changed, author.out.stat().st_mtime_ns) == (False, written)


@pytest.mark.parametrize("change", ["lesson", "drawing", "translation", "languages"])
def test_any_change_is_built(author, change):
    author.build()
    locales = ("en",) if change == "languages" else ("en", "es", "ar")
    match change:
        case "lesson":
            author.change("lesson.md", "Close the lid.", "Shut the lid.")
        case "drawing":
            author.change("cup.svg", 'rx="36"', 'rx="30"')
        case "translation":
            author.translate("es", {("courses/kitchen", "In the kitchen"): "En la cocina"})
    assert compiler.build(author.content, author.translations, author.out, locales).changed


def test_a_broken_library_leaves_the_old_catalogue(author):
    author.build()
    before = author.out.read_bytes()
    author.change("lesson.md", "term:kettle", "term:kettel")
    with pytest.raises(Broken, match="problems: 1") as caught:
        author.build()
    assert str(caught.value.problems[0]).endswith("lesson.md:35: there is no term kettel, did you mean kettle?")
    assert author.out.read_bytes() == before
    assert [file.name for file in author.out.parent.iterdir()] == [author.out.name]


def test_a_build_that_is_cut_off_leaves_the_old_catalogue(author, monkeypatch):
    author.build()
    before = author.out.read_bytes()

    def full_disk(handle):
        raise OSError("No space left on device")

    author.change("lesson.md", "Close the lid.", "Shut the lid.")
    monkeypatch.setattr(store.os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        author.build()
    assert author.out.read_bytes() == before
    assert [file.name for file in author.out.parent.iterdir()] == [author.out.name]


def test_a_damaged_catalogue_is_built_anew(author):
    author.build()
    author.out.write_bytes(b"not a database at all" * 100)
    assert author.build().changed
    assert shelf.load(author.out, {}).version


def test_the_same_library_makes_the_same_file(author, tmp_path):
    author.build()
    other = tmp_path / "other.sqlite"
    compiler.build(author.content, author.translations, other, ("en", "es", "ar"))
    assert other.read_bytes() == author.out.read_bytes()


def test_every_problem_is_told_at_once(author):
    author.change("lesson.md", "term:kettle", "term:kettel")
    author.change("courses.toml", '"first-steps"', '"cooking"')
    with pytest.raises(Broken) as caught:
        author.build()
    assert [problem.file.name for problem in caught.value.problems] == ["courses.toml", "lesson.md"]


def test_a_problem_is_told_with_a_path_that_can_be_opened(author, monkeypatch):
    monkeypatch.chdir(author.content.parent)
    author.change("courses.toml", '"first-steps"', '"cooking"')
    with pytest.raises(Broken) as caught:
        author.build()
    assert str(caught.value.problems[0]).startswith("content/courses.toml:1: ")


def test_a_broken_translation_file_is_told_with_its_line(author):
    file = author.translate("es", {("courses/kitchen", "In the kitchen"): "En la cocina"})
    file.write_text(file.read_text(encoding="utf-8") + 'msgid "Tea\n', encoding="utf-8")
    with pytest.raises(Broken) as caught:
        author.build()
    [problem] = caught.value.problems
    assert (problem.file, problem.line) == (file, 7)
    assert problem.what == "this is not a gettext file: 'msgid \"Tea' is cut off or unknown"
