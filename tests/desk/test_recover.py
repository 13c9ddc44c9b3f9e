"""A forgotten PIN: the recovery code of the start sheet sets a new one."""

import pytest

from kiosk.people import librarians, recovery
from kiosk.upkeep import notices
from tests.browsing import PIN, words

NEW = "730519"


@pytest.fixture
def code(robin):
    """The recovery code of this kiosk."""
    return recovery.make()


def recover(page, code, **fields):
    return page.post("/desk/recover", follow=False, **{"code": code, "new": NEW, "again": NEW, **fields})


def test_the_code_sets_a_new_pin_signs_in_and_shows_the_next_code(visitor, robin, code):
    answer = recover(visitor, recovery.in_groups(code))
    assert answer.location == "/desk/handouts/start-sheet"
    sheet = words(visitor.get(answer.location))
    assert "Recovery code" in sheet
    assert recovery.in_groups(code) not in sheet
    assert librarians.check(robin, NEW)
    assert not librarians.check(robin, PIN)


def test_the_desk_tells_that_the_code_was_used(visitor, code):
    recover(visitor, code)
    assert [notice.words for notice in notices.unread()] == ["The recovery code was used to set a new PIN for Robin."]


def test_a_used_code_is_worth_nothing(browser, code):
    recover(browser(), code)
    answer = recover(browser(), code)
    assert answer.status_code == 422
    assert "not the recovery code of this kiosk" in words(answer)


def test_everybody_else_is_signed_out(visitor, desk_page, code):
    recover(visitor, code)
    assert desk_page.client.get("/desk/librarians").status_code == 303
    assert visitor.client.get("/desk/librarians").status_code == 200


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"code": "123"}, "has 16 digits. You entered 3."),
        ({"new": "111111", "again": "111111"}, "Others would try this PIN first"),
        ({"again": "000001"}, "The two were not the same."),
        ({"new": "", "again": ""}, "Choose a PIN or a passphrase."),
    ],
)
def test_a_slip_of_the_hand_is_said_and_costs_no_try(visitor, code, fields, why):
    for _ in range(10):
        answer = recover(visitor, **{"code": code, **fields})
        assert answer.status_code == 422
        assert why in words(answer)
    assert recover(visitor, code).status_code == 303


def test_guessing_codes_is_limited_like_guessing_pins(visitor, code):
    guesses = [recover(visitor, recovery.new_code()).status_code for _ in range(7)]
    assert guesses == [422] * 5 + [429] * 2
    assert recover(visitor, code).status_code == 429


def test_wrong_codes_and_wrong_pins_share_one_allowance(visitor, code):
    for _ in range(5):
        recover(visitor, recovery.new_code())
    assert visitor.post("/desk/sign-in", pin=PIN).status_code == 429


def test_with_several_librarians_one_says_whose_pin_it_is(visitor, robin, code):
    ana = librarians.add("Ana", "605913", "es")
    assert "Choose your name." in words(recover(visitor, code))
    assert recover(visitor, code, librarian=ana).status_code == 303
    assert librarians.check(ana, NEW)
    assert librarians.check(robin, PIN)


def test_the_page_speaks_the_language_that_was_chosen(visitor, code):
    assert '<html lang="ar" dir="rtl"' in visitor.get("/desk/recover?lang=ar").text
