import pytest

from kiosk import preferences
from kiosk.i18n import LOCALES
from tests.browsing import words

LIBRARY = {"library_name": " Harbour   Library ", "locales": ["en", "ar"], "default_locale": "ar"}
SCREENS = {"idle_minutes": "5", "default_size": "c", "default_theme": "dark", "voice": "no", "printing": "no"}


def save(desk_page, part, **fields):
    return desk_page.post(f"/desk/settings/{part}", **fields)


def test_the_name_of_the_library_stands_at_the_foot_of_the_start_screen_at_once(desk_page, visitor):
    visitor.get("/en/")
    assert "Saved." in words(save(desk_page, "library", **LIBRARY))
    assert "Harbour Library" in words(visitor.get("/en/"))


def test_a_language_that_is_not_offered_leads_to_the_first_language(desk_page, visitor):
    visitor.get("/es/help")  # a page kept ready-made must be gone too
    save(desk_page, "library", **LIBRARY)
    assert visitor.client.get("/es/help").location == "/ar/help"
    assert visitor.client.get("/es/help?from=x").location == "/ar/help"
    assert "Español" not in visitor.get("/en/language?from=/en/").text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"locales": []}, "Choose at least one language."),
        ({"locales": ["en"], "default_locale": "ar"}, "Choose the first language among those that are shown."),
        ({"library_name": "x" * 81}, "That is too long."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_saved_or_lost(desk_page, fields, sentence):
    answer = save(desk_page, "library", **{**LIBRARY, "library_name": "Tern House", **fields})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert preferences.read() == {}
    assert "Tern House" in answer.text or "xxxx" in answer.text


def test_screens_begin_the_way_staff_decided(desk_page, visitor, kiosk):
    visitor.get("/en/help")
    save(desk_page, "screens", **SCREENS)
    for _ in range(2):  # the second time from the front
        page = visitor.get("/en/help").text
        assert 'data-size="c" data-theme="dark"' in page
        assert "data-listen" not in page
    assert "Ask at the desk" in words(visitor.get("/en/lessons/spot-phishing/take-home"))
    assert kiosk.settings.idle_seconds == 300


def test_an_idle_time_that_is_too_short_is_refused(desk_page, kiosk):
    assert save(desk_page, "screens", **{**SCREENS, "idle_minutes": "1"}).status_code == 422
    assert kiosk.settings.idle_seconds == 240


def test_words_of_the_library_stand_in_the_lessons_at_once(desk_page, catalogues):
    save(desk_page, "words", help_desk="Ask Robin at the green desk.")
    texts = [step.html for lesson in catalogues.complete.shelves["en"].lessons.values() for step in lesson.steps]
    texts += [lesson.take_home for lesson in catalogues.complete.shelves["en"].lessons.values()]
    assert any("Ask Robin at the green desk." in text for text in texts)


def test_the_desk_cannot_be_closed_to_the_person_who_does_it(desk_page, kiosk):
    answer = save(desk_page, "safety", desk_addresses="10.1.2.3", second_backup="no")
    assert answer.status_code == 422
    assert "127.0.0.1" in words(answer)
    save(desk_page, "safety", desk_addresses="10.1.2.3\n127.0.0.0/8", second_backup="yes")
    assert kiosk.settings.desk_addresses == ("10.1.2.3", "127.0.0.0/8")


def test_what_is_no_address_is_said(desk_page):
    assert "green-desk is no address" in words(save(desk_page, "safety", desk_addresses="127.0.0.1 green-desk"))


def test_a_decision_made_elsewhere_is_taken_up(kiosk, visitor):
    preferences.write(library_name="Harbour Library")
    kiosk.take_up_news()
    assert "Harbour Library" in words(visitor.get("/en/"))


@pytest.mark.parametrize("place", ["settings", "lessons"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_answers_in_every_language(browser, kiosk, robin, place, locale):
    page = browser()
    page.client.set_cookie("desk", kiosk.desk_visits.begin(robin, "Robin", locale).token)
    answer = page.get(f"/desk/{place}")
    assert answer.status_code == 200
    assert f'<html lang="{locale}"' in answer.text
