"""A sitting at the desk: how long it lasts, how it looks, and that patrons and staff never meet in one browser."""

import pytest

from kiosk.people import librarians
from kiosk.people.desk_visits import IDLE_SECONDS, LONGEST_SECONDS, DeskVisits
from tests.browsing import PIN, words


class Hands:
    """A clock set by hand."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(kiosk):
    """The clock on which the sittings of this kiosk end."""
    clock = Hands()
    kiosk.desk_visits = DeskVisits(clock)
    return clock


@pytest.fixture
def page(clock, desk_page):
    """A librarian's browser whose sitting runs on ``clock``."""
    return desk_page


def test_five_idle_minutes_end_a_sitting(page, clock):
    clock.now += IDLE_SECONDS
    assert page.client.get("/desk/librarians").status_code == 200
    clock.now += IDLE_SECONDS + 1
    assert page.client.get("/desk/librarians").location == "/desk/ended?from=/desk/librarians"


def test_the_page_after_an_idle_end_says_so_and_leads_back(page, clock):
    clock.now += IDLE_SECONDS + 1
    ended = page.get("/desk/librarians")
    assert "after 5 minutes without a touch" in words(ended)
    assert page.client.get_cookie("desk", path="/desk") is None
    assert page.post("/desk/sign-in", follow=False, pin=PIN, **{"from": "/desk/librarians"}).location == (
        "/desk/librarians"
    )


def test_without_scripts_an_idle_page_leads_to_the_end_by_itself(page):
    assert 'content="305; url=/desk/ended?from=/desk/librarians"' in page.get("/desk/librarians").text


def test_looking_whether_a_sitting_has_ended_does_not_keep_it_open(page, clock):
    for _ in range(4):
        clock.now += 100
        page.client.get("/desk/ended?from=/desk/librarians")
    assert "closed" in words(page.get("/desk/ended"))


def test_a_sitting_in_use_in_another_window_leads_back_from_the_end(page):
    assert page.client.get("/desk/ended?from=/desk/librarians").location == "/desk/librarians"


def test_typing_keeps_a_sitting_open(page, clock):
    for _ in range(5):
        clock.now += IDLE_SECONDS - 1
        assert page.post("/desk/still-here").status_code == 204
    assert page.client.get("/desk/librarians").status_code == 200


def test_nothing_keeps_a_sitting_open_for_a_whole_day(page, clock):
    for _ in range(LONGEST_SECONDS // 200 + 1):
        clock.now += 200
        page.post("/desk/still-here", follow=False)
    assert page.post("/desk/still-here", follow=False).status_code == 303


def test_the_cover_opens_the_desk_again_with_a_sentence_or_nothing(page, clock, robin):
    clock.now += IDLE_SECONDS + 1
    wrong = page.post("/desk/sign-in/again", pin="605913", librarian=robin)
    assert (wrong.status_code, wrong.mimetype) == (422, "text/plain")
    assert wrong.text == "This PIN or passphrase is not right. You can try 4 more times."
    assert page.post("/desk/sign-in/again", pin=PIN, librarian=robin).status_code == 204
    assert page.client.get("/desk/librarians").status_code == 200


def test_signing_out_ends_the_sitting_and_says_so(page, kiosk):
    token = page.client.get_cookie("desk", path="/desk").value
    assert "You are signed out." in words(page.post("/desk/sign-out"))
    assert kiosk.desk_visits.look_up(token) is None
    assert page.client.get("/desk/librarians").location == "/desk/sign-in?from=/desk/librarians"


def test_typing_the_address_of_signing_out_asks_first(page):
    assert page.get("/desk/sign-out").status_code == 200
    assert page.client.get("/desk/librarians").status_code == 200


def test_a_new_pin_set_elsewhere_ends_every_sitting_of_that_librarian(page, robin):
    librarians.change(robin, "730519")
    assert page.client.get("/desk/librarians").location.startswith("/desk/ended")


def test_a_librarian_who_was_removed_is_signed_out_at_once(page, robin):
    librarians.add("Ana", "605913", "es")
    librarians.remove(robin)
    assert page.client.get("/desk/librarians").status_code == 303


def test_another_librarian_with_the_same_number_in_a_restored_backup_is_somebody_else(page, robin):
    from kiosk.people.models import Librarian
    from kiosk.storage import deed

    deed(Librarian.update(called="Otto").execute)()
    assert page.client.get("/desk/librarians").status_code == 303


def test_a_patron_who_finishes_leaves_the_desk_open(page):
    page.post("/en/display", size="b")
    page.post("/en/finish")
    assert page.cookie is None
    assert page.client.get("/desk/librarians").status_code == 200


def test_signing_out_leaves_a_patron_s_visit_as_it_is(page):
    page.post("/en/display", size="b")
    token = page.cookie
    page.post("/desk/sign-out")
    assert page.cookie == token
    assert 'data-size="b"' in page.get("/en/").text


def test_the_language_of_the_desk_changes_and_stays_for_the_next_time(page, robin):
    answer = page.post("/desk/language", follow=False, locale="ar", **{"from": "/desk/librarians"})
    assert answer.location == "/desk/librarians"
    assert '<html lang="ar" dir="rtl"' in page.get("/desk/librarians").text
    assert librarians.find(robin).locale == "ar"


def test_a_language_that_the_kiosk_does_not_offer_changes_nothing(page, robin):
    page.post("/desk/language", locale="tlh")
    assert librarians.find(robin).locale == "en"


def test_a_desk_whose_language_is_offered_no_more_speaks_another(page, kiosk, robin):
    page.post("/desk/language", locale="ar")
    kiosk.prefer(locales=["en", "es"], default_locale="en")
    assert '<html lang="en"' in page.get("/desk/librarians").text


def test_text_size_and_colours_change_at_once_for_this_sitting(page):
    page.post("/desk/display", size="c", **{"from": "/desk/librarians"})
    answer = page.post("/desk/display", theme="dark", **{"from": "/desk/librarians"})
    assert 'data-size="c" data-theme="dark"' in answer.text
    assert 'href="/desk/librarians"' in answer.text
    page.post("/desk/display", size="z", theme="pink")
    assert 'data-size="c" data-theme="dark"' in page.get("/desk/librarians").text
