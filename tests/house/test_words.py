"""Every sentence a person sees can be read in every language that is shipped."""

import re
import shutil

import pytest

from kiosk import settings
from kiosk.catalogue.coverage import measure
from kiosk.catalogue.extract import extract_all


@pytest.fixture(scope="module")
def shares():
    return measure(settings.bundled("content"), settings.bundled("translations"))


def test_interface_and_lessons_are_complete_in_every_shipped_language(shares):
    assert set(shares) == {"es", "ar"}
    parts = {code: {**share.pop("lessons"), **share} for code, share in shares.items()}
    assert {code: [name for name, done in names.items() if done < 1] for code, names in parts.items()} == {
        "es": [],
        "ar": [],
    }


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
