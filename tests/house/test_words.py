"""Every sentence a person sees can be read in every language that is shipped."""

import re
import shutil

import pytest

from kiosk import settings
from kiosk.catalogue import shelf
from kiosk.catalogue.checks import check_content, check_terms
from kiosk.catalogue.coverage import measure
from kiosk.catalogue.extract import extract_all
from kiosk.catalogue.translations import po_file, read_po, read_translations
from kiosk.i18n import LOCALES, SOURCE_LOCALE
from tests.house import leftovers

TRANSLATED = [code for code in LOCALES if code != SOURCE_LOCALE]


@pytest.fixture(scope="module")
def shares():
    return measure(settings.bundled("content"), settings.bundled("translations"))


def test_interface_and_lessons_are_complete_in_every_shipped_language(shares):
    parts = {code: {**share["lessons"], **share} for code, share in shares.items()}
    open_ = {
        code: [name for name, done in names.items() if name != "lessons" and done < 1] for code, names in parts.items()
    }
    assert open_ == {code: [] for code in TRANSLATED}


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_english_word_is_left_in_a_translation(code):
    words = read_translations(settings.bundled("translations"), code, [])
    assert words.entries
    assert words.messages
    assert leftovers.english_in(words) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_plural_has_all_the_forms_of_its_language(code):
    catalogue = read_po(po_file(settings.bundled("translations"), code, "messages"), code, [])
    assert any(isinstance(message.id, tuple) for message in catalogue)
    assert leftovers.short_plurals(catalogue, code) == []


@pytest.mark.parametrize("code", LOCALES)
def test_no_empty_place_and_no_untranslated_block_is_shown(catalogues, code):
    assert leftovers.unfinished_html(shelf.in_locale(code)) == {}


def test_lessons_and_translations_have_no_problems():
    folders = settings.bundled("content"), settings.bundled("translations")
    assert [str(problem) for problem in check_content(*folders)] == []


def test_translations_use_the_agreed_words():
    folders = settings.bundled("content"), settings.bundled("translations")
    assert [str(problem) for problem in check_terms(*folders)] == []


def test_the_translation_files_are_up_to_date_with_the_words_in_code_and_lessons(tmp_path):
    """Extracting again changes nothing."""
    top = settings.bundled("content").parent
    for folder in ("content", "translations", "kiosk"):
        shutil.copytree(top / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    extract_all(tmp_path)
    for path in sorted((top / "translations").rglob("*.po*")):
        assert _messages(path) == _messages(tmp_path / path.relative_to(top)), path


def _messages(path):
    return re.sub(r"^#:.*\n", "", path.read_text(encoding="utf-8"), flags=re.M)
