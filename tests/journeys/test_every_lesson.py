"""Every lesson in every language: opened screen by screen, finished, and certified."""

import pytest

from kiosk.catalogue import shelf
from kiosk.i18n import LOCALES
from tests.browsing import finish_lesson


@pytest.mark.parametrize("locale", LOCALES)
def test_every_lesson_can_be_finished(locale, browser, catalogues):
    for slug, lesson in shelf.in_locale(locale).lessons.items():
        person = browser()
        finish_lesson(person, lesson, locale)
        page = person.get(f"/{locale}/me/certificate/{slug}")
        assert page.status_code == 200, slug
        assert lesson.title in page.text.replace("&#39;", "'"), slug


@pytest.mark.parametrize("locale", LOCALES)
def test_no_screen_holds_a_slot_or_a_block_that_is_not_translated(locale, visitor, catalogues):
    for slug, lesson in shelf.in_locale(locale).lessons.items():
        pages = [f"lessons/{slug}", f"lessons/{slug}/take-home", *(f"lessons/{slug}/{s.number}" for s in lesson.steps)]
        for page in pages:
            text = visitor.get(f"/{locale}/{page}").text
            assert "{{" not in text, page
            assert "untranslated" not in text, page
