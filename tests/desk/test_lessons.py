import pytest

from tests.browsing import finish_lesson, words

LESSON = "/en/lessons/spot-phishing"


def press(desk_page, wish, slug="spot-phishing"):
    return desk_page.post(f"/desk/lessons/{slug}/{wish}")


def test_a_lesson_switched_off_is_gone_for_patrons_at_once(desk_page, visitor):
    assert visitor.get(LESSON).status_code == 200
    press(desk_page, "off")
    assert visitor.get(LESSON).status_code == 404
    assert "spot-phishing" not in visitor.get("/en/courses/security").text


def test_switching_it_on_again_brings_back_what_people_had_done(desk_page, visitor, catalogues):
    lesson = catalogues.complete.shelves["en"].lessons["spot-phishing"]
    finish_lesson(visitor, lesson)
    press(desk_page, "off")
    assert visitor.get("/en/me").status_code == 200
    press(desk_page, "on")
    assert "Done" in words(visitor.get("/en/courses/security"))


def test_a_lesson_that_is_off_stays_in_the_list_of_staff(desk_page):
    page = press(desk_page, "off")
    assert 'href="/en/lessons/spot-phishing"' in page.text
    assert "Switch on" in words(page)


def test_a_suggested_lesson_stands_on_the_start_screen_until_it_is_switched_off(desk_page, visitor):
    press(desk_page, "pin")
    assert "Your library suggests" in words(visitor.get("/en/"))
    press(desk_page, "off")
    assert "Your library suggests" not in words(visitor.get("/en/"))


def test_the_fifth_suggestion_takes_the_place_of_the_first(desk_page, kiosk):
    slugs = ["this-computer", "shared-computer", "your-data", "strong-passwords", "spot-phishing"]
    for slug in slugs:
        press(desk_page, "pin", slug)
    assert list(kiosk.settings.lessons_pinned) == slugs[1:]


def test_moving_a_lesson_up_changes_the_list_of_patrons(desk_page, visitor, catalogues):
    slugs = [lesson.slug for lesson in catalogues.complete.shelves["en"].find_course("security").lessons]
    press(desk_page, "up", slugs[-1])
    page = visitor.get("/en/courses/security").text
    assert page.index(f"lessons/{slugs[-1]}") < page.index(f"lessons/{slugs[-2]}")


def test_moving_the_first_lesson_up_changes_nothing(desk_page, kiosk, catalogues):
    slugs = [lesson.slug for lesson in catalogues.complete.shelves["en"].find_course("privacy").lessons]
    press(desk_page, "up", slugs[0])
    assert list(kiosk.settings.lesson_order) == slugs


@pytest.mark.parametrize("address", ["no-lesson/off", "spot-phishing/burn"])
def test_what_is_not_there_cannot_be_changed(desk_page, address):
    assert desk_page.post(f"/desk/lessons/{address}").status_code == 404


def test_what_was_decided_holds_after_a_restart(desk_page, kiosk, catalogues):
    from kiosk.web import kiosk as running

    press(desk_page, "off")
    again = running.make(kiosk.given, catalogues)
    assert again.settings.lessons_off == ("spot-phishing",)
