"""Reading, extracting and measuring translations."""

import json
import shutil

import pytest
from babel.messages import pofile

from kiosk.catalogue import coverage, extract, gettext_files
from kiosk.catalogue.problems import Broken
from kiosk.catalogue.translations import read_translations
from kiosk.errors import Rejected
from kiosk.i18n import LOCALES
from kiosk.settings import bundled

FILL = ("make-tea/water", "Fill in **only** what you need.")


@pytest.fixture
def checkout(author):
    """A checkout with the small library, one page and one module with words."""
    author.translations.mkdir()
    shutil.copy(bundled("translations") / "babel.cfg", author.translations)
    templates = author.content.parent / "kiosk" / "web" / "templates"
    templates.mkdir(parents=True)
    page = (
        "{# Translators: on a button #}\n{% trans %}Continue{% endtrans %} {% trans n=2 %}{{ n }} steps{% endtrans %}"
    )
    (templates / "page.html").write_text(page, encoding="utf-8")
    (templates.parent / "words.py").write_text('LINE = N_("Ask at the desk.")\n', encoding="utf-8")
    return author.content.parent


def read(file):
    return pofile.read_po(file.read_bytes().decode().splitlines())


def test_every_text_comes_out_with_its_place_and_meaning(checkout, author):
    assert extract.extract_all(checkout)["messages"] == 3
    text = (author.translations / "content.pot").read_text(encoding="utf-8")
    line = author.line_of("lesson.md", "Fill in **only**")
    assert (
        f"#. list item\n#: content/kitchen/make-tea/lesson.md:{line}\n"
        'msgctxt "make-tea/water"\nmsgid "Fill in **only** what you need."\nmsgstr ""\n'
    ) in text
    assert "#. a term. It means: A pot that makes water hot." in text
    assert "#. reason for the wrong choice" in text
    assert 'msgctxt "make-tea/take-home"' in text
    assert "{{" not in text  # slots are not for translators
    pages = (author.translations / "messages.pot").read_text(encoding="utf-8")
    assert '#. on a button\n#: kiosk/web/templates/page.html:2\nmsgid "Continue"' in pages
    assert '#, python-format\nmsgid "%(n)s steps"' in pages


def test_what_is_extracted_and_translated_is_shown(checkout, author):
    extract.extract_all(checkout)
    file = author.translations / "es" / "LC_MESSAGES" / "content.po"
    catalogue = read(file)
    for message in catalogue:
        if message.id:
            message.string = message.id
    gettext_files.write(file, catalogue)
    assert author.problems() == []
    measured = coverage.measure(author.content, author.translations)
    assert measured["es"] == {"interface": 0.0, "shared": 1.0, "lessons": {"make-tea": 1.0, "make-coffee": 1.0}}
    assert author.open().shelves["es"].lessons["make-tea"].coverage == 1.0


def test_extracting_again_changes_no_byte(checkout, author):
    extract.extract_all(checkout)
    files = sorted(author.translations.rglob("*.po*"))
    before = [file.read_bytes() for file in files]
    extract.extract_all(checkout)
    assert [file.read_bytes() for file in files] == before
    assert len(files) == 2 * len(LOCALES)  # two templates, and two files for each language but the source
    assert not any(b"Date" in data or b"Generated-By" in data for data in before)


def test_a_translation_is_kept_and_nothing_is_guessed(checkout, author):
    author.translate("es", {FILL: "Llena **solo** lo necesario.", ("make-tea/water", "Old words."): "Palabras viejas."})
    author.change("lesson.md", "Close the lid.", "Close the lid well.")
    extract.extract_all(checkout)
    file = author.translations / "es" / "LC_MESSAGES" / "content.po"
    catalogue = read(file)
    assert catalogue.get(FILL[1], FILL[0]).string == "Llena **solo** lo necesario."
    assert catalogue.get("Close the lid well.", "make-tea/water").string == ""
    assert "Palabras viejas" not in file.read_text(encoding="utf-8")
    assert not any(message.fuzzy for message in catalogue if message.id)


def test_a_broken_translation_file_stops_the_extraction(checkout, author):
    file = author.translate("es", {FILL: "Llena **solo** lo necesario."})
    file.write_text(file.read_text(encoding="utf-8") + "msgstr broken\n", encoding="utf-8")
    with pytest.raises(Broken):
        extract.extract_all(checkout)
    assert "msgstr broken" in file.read_text(encoding="utf-8")
    assert not (author.translations / "content.pot").exists()


def test_words_are_only_collected_in_a_checkout(tmp_path):
    with pytest.raises(Rejected, match="checkout"):
        extract.extract_all(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (b'msgid "a"\nmsgstr "b\n', 2, "is cut off or unknown"),
        (b'msgid "a"\nmsgtsr "b"\n', 2, "is cut off or unknown"),
        (b'msgid "a"\nmsgid "b"\nmsgstr "c"\n', 1, "missing msgstr"),
        (b"\xff\xfe", 1, "it is not UTF-8 text"),
        (b'msgid ""\nmsgstr "Plural-Forms: nplurals=x; plural=0;\\n"\n', 1, ""),
    ],
)
def test_a_file_that_is_not_gettext_is_a_problem_and_not_a_crash(author, text, line, what):
    file = author.translate("es", {})
    file.write_bytes(text)
    problems = []
    assert read_translations(author.translations, "es", problems).entries == {}
    [problem] = problems
    assert (problem.file, problem.line, what in problem.what) == (file, line, True)


def test_no_file_means_that_nothing_is_translated(author):
    problems = []
    words = read_translations(author.translations, "es", problems)
    assert (words.entries, words.interface, problems) == ({}, b"", [])


def test_coverage_counts_what_is_shown(checkout, author):
    author.translate("es", {FILL: "Llena **solo** lo necesario.", ("make-tea", "A cup of tea."): ("fuzzy", "Té.")})
    author.translate("es", {("", "Continue"): "Continuar"}, domain="messages")
    extract.extract_all(checkout)
    measured = coverage.measure(author.content, author.translations)
    assert measured["es"]["interface"] == pytest.approx(1 / 3)
    assert 0 < measured["es"]["lessons"]["make-tea"] < 0.05
    assert measured["ar"]["lessons"] == {"make-tea": 0.0, "make-coffee": 0.0}
    assert json.dumps(measured)
    assert coverage.table(measured).splitlines()[:2] == [
        "                 es     fr     ar     id",
        "pages          33 %    0 %    0 %    0 %",
    ]


def test_a_lesson_of_its_own_language_needs_no_translation(author):
    own = author.path("lesson.md").with_name("lesson.es.md")
    own.write_text(author.path("lesson.md").read_text(encoding="utf-8"), encoding="utf-8")
    assert coverage.measure(author.content, author.translations)["es"]["lessons"]["make-tea"] == 1.0
