"""The door of the desk: a PIN on the keypad or the keyboard, a passphrase, and what is said when it is wrong."""

import pytest

from kiosk import storage
from kiosk.people import librarians
from kiosk.people.models import Librarian
from tests.browsing import PIN, words

WRONG = "605913"
PASSPHRASE = "kettle window orange bus"


@pytest.fixture
def ana(robin):
    """A second librarian, whose desk is Spanish: the id."""
    return librarians.add("Ana", PASSPHRASE, "es")


def sign_in(page, pin=PIN, **fields):
    return page.post("/desk/sign-in", follow=False, pin=pin, **fields)


def test_a_right_pin_opens_the_desk(visitor, robin):
    answer = sign_in(visitor)
    assert (answer.status_code, answer.location) == (303, "/desk/")
    assert visitor.get("/desk/librarians").status_code == 200


@pytest.mark.parametrize("typed", ["408 152", "٤٠٨١٥٢", " 408-152 "])
def test_a_pin_may_be_typed_in_any_script(visitor, robin, typed):
    assert sign_in(visitor, typed).status_code == 303


def test_after_signing_in_people_are_where_they_wanted_to_be(visitor, robin):
    sent = visitor.client.get("/desk/librarians/add")
    assert sent.location == "/desk/sign-in?from=/desk/librarians/add"
    page = visitor.get("/desk/librarians/add")
    assert 'name="from" value="/desk/librarians/add"' in page.text
    assert sign_in(visitor, **{"from": "/desk/librarians/add"}).location == "/desk/librarians/add"


@pytest.mark.parametrize(
    "address",
    ["//elsewhere.example/", "https://elsewhere.example/", "/desk//elsewhere.example", "/desk/\\elsewhere", "/en/",
     "/desk/sign-out", "/desk/x?y", "/desk/" + "a" * 300, "javascript:alert(1)"],
)  # fmt: skip
def test_nobody_is_sent_to_a_foreign_address(visitor, robin, address):
    assert sign_in(visitor, **{"from": address}).location == "/desk/"


def test_a_wrong_pin_says_how_many_tries_remain_and_is_not_shown_again(visitor, robin):
    answer = sign_in(visitor, WRONG)
    assert answer.status_code == 422
    assert "This PIN or passphrase is not right. You can try 4 more times." in words(answer)
    assert WRONG not in answer.text
    assert "You can try 3 more times." in words(sign_in(visitor, WRONG))


def test_after_five_wrong_pins_the_page_says_how_long_to_wait(visitor, robin):
    answers = [sign_in(visitor, WRONG) for _ in range(6)]
    assert "not right. Wait 30 seconds, then try again." in words(answers[4])
    assert answers[5].status_code == 429
    assert "There were too many wrong tries. Wait 30 seconds" in words(answers[5])
    assert answers[5].headers["Retry-After"] == "30"
    assert sign_in(visitor).status_code == 429


def test_an_empty_field_costs_no_try(visitor, robin):
    for _ in range(20):
        assert "Enter your PIN or your passphrase." in words(sign_in(visitor, "  "))
    assert sign_in(visitor).status_code == 303


def test_a_forgotten_pin_names_both_ways_back(visitor, robin):
    assert 'href="/desk/recover"' in visitor.get("/desk/sign-in").text
    page = words(visitor.get("/desk/recover"))
    assert "recovery code" in page
    assert "kiosk desk reset" in page


def test_without_scripts_each_key_adds_a_digit_and_none_is_lost(visitor, robin):
    typed = ""
    for key in [*"40", "delete", *"08152"]:
        page = visitor.post("/desk/sign-in", pin=typed, key=key, lang="")
        typed = page.text.partition('name="pin" value="')[2].partition('"')[0]
    assert typed == PIN
    assert sign_in(visitor, typed).status_code == 303


def test_the_main_button_comes_before_the_keys_so_that_enter_means_it(visitor, robin):
    form = visitor.get("/desk/sign-in").text.partition('action="/desk/sign-in"')[2].partition("</form>")[0]
    assert form.index("button-main") < form.index('name="key"')


def test_with_one_librarian_no_name_is_asked_for(visitor, robin):
    assert "Robin" not in visitor.get("/desk/sign-in").text


def test_with_several_each_chooses_a_name(visitor, ana):
    page = visitor.get("/desk/sign-in")
    assert "Robin" in page.text
    assert "Ana" in page.text
    assert "Choose your name." in words(sign_in(visitor, PASSPHRASE))
    assert sign_in(visitor, PASSPHRASE, librarian="999").status_code == 422
    assert "not right" in words(sign_in(visitor, PIN, librarian=ana))
    assert sign_in(visitor, "", passphrase=PASSPHRASE, librarian=ana).status_code == 303


def test_the_desk_opens_in_the_librarian_s_own_language(visitor, ana):
    sign_in(visitor, "", passphrase=PASSPHRASE, librarian=ana)
    assert '<html lang="es"' in visitor.get("/desk/librarians").text


def test_a_language_chosen_at_the_door_goes_with_the_sitting(visitor, ana):
    assert '<html lang="ar" dir="rtl"' in visitor.get("/desk/sign-in?lang=ar").text
    sign_in(visitor, "", passphrase=PASSPHRASE, librarian=ana, lang="ar")
    assert '<html lang="ar"' in visitor.get("/desk/librarians").text
    assert librarians.find(ana).locale == "es"


def test_whoever_is_signed_in_passes_the_door(desk_page):
    assert desk_page.client.get("/desk/sign-in?from=/desk/librarians").location == "/desk/librarians"


def test_signing_in_again_ends_the_sitting_before(visitor, kiosk, robin):
    sign_in(visitor)
    old = visitor.client.get_cookie("desk", path="/desk").value
    sign_in(visitor)
    assert kiosk.desk_visits.look_up(old) is None
    assert visitor.get("/desk/librarians").status_code == 200


def test_the_cookies_of_the_desk_are_for_the_desk_alone(visitor, robin):
    cookies = {line.partition("=")[0]: line for line in sign_in(visitor).headers.getlist("Set-Cookie")}
    assert set(cookies) == {"desk", "desk-known"}
    for line in cookies.values():
        assert "HttpOnly" in line
        assert "SameSite=Strict" in line
        assert "Path=/desk" in line
    assert "Max-Age" not in cookies["desk"]
    assert "Expires" not in cookies["desk"]
    assert "Max-Age=34560000" in cookies["desk-known"]


def test_over_https_the_cookies_travel_only_there(app, robin):
    client = app.test_client()
    answer = client.post(
        "/desk/sign-in", data={"pin": PIN}, headers={"Origin": "https://localhost"}, base_url="https://localhost"
    )
    assert all("Secure" in line for line in answer.headers.getlist("Set-Cookie"))


def test_a_browser_is_known_by_its_second_cookie_alone(visitor, robin):
    sign_in(visitor)
    known = visitor.client.get_cookie("desk-known", path="/desk").value
    sign_in(visitor)
    assert visitor.client.get_cookie("desk-known", path="/desk").value == known
    visitor.client.delete_cookie("desk", path="/desk")
    assert visitor.client.get("/desk/librarians").status_code == 303


def test_the_pin_of_a_librarian_who_was_removed_opens_nothing(visitor, ana):
    librarians.remove(ana)
    assert sign_in(visitor, PASSPHRASE).status_code == 422


def test_the_names_of_librarians_are_shown_as_they_are_written(visitor, robin, hashed_pin):
    storage.deed(Librarian.insert(called="<b>Zoë</b>", secret=hashed_pin, locale="en").execute)()
    assert "&lt;b&gt;Zoë&lt;/b&gt;" in visitor.get("/desk/sign-in").text
