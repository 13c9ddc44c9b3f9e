"""The first run: from a new kiosk to a printed start sheet, in five screens that survive a power cut."""

import datetime

import pytest

from kiosk import library_day
from kiosk.people import librarians, recovery, setup_codes
from tests.browsing import PIN, words

TODAY = {"day": "24", "month": "11", "year": "2026"}
ROBIN = {"called": "Robin", "new": PIN, "again": PIN}


@pytest.fixture
def code(kiosk):
    """The set-up code of this kiosk."""
    return setup_codes.read_or_make(setup_codes.path_in(kiosk.settings.data))


@pytest.fixture
def starter(visitor, code):
    """A browser in which the set-up code was entered."""
    visitor.post("/desk/start", code=code, lang="en")
    return visitor


def next_of(answer):
    assert answer.status_code == 303, words(answer)
    return answer.location


def test_every_address_of_the_desk_leads_to_the_first_run(visitor):
    for address in ("/desk/", "/desk/sign-in", "/desk/librarians", "/desk/recover", "/desk/ended", "/desk/start/pin"):
        assert visitor.client.get(address).location == "/desk/start"


def test_patrons_can_learn_before_it_is_done(visitor, starter):
    assert visitor.get("/en/lessons/strong-passwords/1").status_code == 200
    visitor.post("/en/lessons/strong-passwords/1/done")
    assert "1 step of a lesson" in words(visitor.get("/en/me"))


def test_a_whole_first_run(starter, kiosk):
    def post(screen, **fields):
        return next_of(starter.post(f"/desk/start/{screen}", follow=False, **fields))

    assert post("library", library_name="Harbour Library", city="Port", country="KE") == "/desk/start/day"
    assert post("day", **TODAY) == "/desk/start/words"
    assert post("words", help_desk="Ask Robin.") == "/desk/start/sharing"
    assert post("sharing") == "/desk/start/pin"
    assert post("pin", **ROBIN) == "/desk/handouts/start-sheet"
    wish = kiosk.settings
    assert (wish.library_name, wish.branch, wish.local, wish.sharing) == (
        "Harbour Library",
        {"city": "Port", "country": "KE"},
        {"help_desk": "Ask Robin."},
        "off",
    )
    assert library_day.today().date == datetime.date(2026, 11, 24)
    assert [person.called for person in librarians.list_all()] == ["Robin"]
    assert not setup_codes.path_in(wish.data).exists()
    assert "Harbour Library" in words(starter.get("/en/"))


def test_it_ends_on_a_start_sheet_with_the_recovery_code(starter, robin_s_sheet):
    sheet = words(robin_s_sheet)
    code = sheet.partition("Recovery code ")[2][:19]
    assert recovery.redeem(recovery.read_code(code), librarians.list_all()[0].id, "730519")
    for what in ("http://localhost/", "http://localhost/desk/", "In the morning", "Whom to ask", "kiosk desk reset"):
        assert what in sheet


@pytest.fixture
def robin_s_sheet(starter):
    starter.post("/desk/start/library", library_name="Harbour Library")
    return starter.post("/desk/start/pin", **ROBIN)


def test_the_recovery_code_can_be_printed_again_until_somebody_says_it_is_kept(starter, robin_s_sheet):
    shown = starter.get("/desk/handouts/start-sheet")
    assert "Recovery code" in words(shown)
    assert starter.post("/desk/handouts/start-sheet/kept", follow=False).location == "/desk/"
    assert 'class="code number"' not in starter.get("/desk/handouts/start-sheet").text


def test_the_recovery_code_is_not_shown_in_a_later_sitting(starter, browser, robin_s_sheet):
    other = browser()
    other.post("/desk/sign-in", pin=PIN)
    sheet = other.get("/desk/handouts/start-sheet")
    assert sheet.status_code == 200
    assert 'class="code number"' not in sheet.text


def test_the_start_sheet_has_a_code_for_phones_where_they_can_reach_the_kiosk(app, desk_page):
    from_afar = {
        "Host": "192.168.1.20:8080",
        "Cookie": f"desk={desk_page.client.get_cookie('desk', path='/desk').value}",
    }
    sheet = app.test_client(use_cookies=False).get("/desk/handouts/start-sheet", headers=from_afar).text
    assert "http://192.168.1.20:8080/" in sheet
    assert 'class="qr"' in sheet
    at_the_kiosk = desk_page.get("/desk/handouts/start-sheet")
    assert "on the kiosk computer only" in words(at_the_kiosk)
    assert 'class="qr"' not in at_the_kiosk.text


def test_the_start_sheet_shows_the_reset_command_as_it_must_be_typed_here(desk_page, kiosk):
    command = f"kiosk desk reset --data {kiosk.settings.data.resolve()}"
    assert command in words(desk_page.get("/desk/handouts/start-sheet"))


def test_without_the_set_up_code_no_screen_opens_and_no_answer_counts(visitor, kiosk):
    assert visitor.client.get("/desk/start/library").location == "/desk/start"
    visitor.post("/desk/start/library", library_name="Mallory")
    visitor.post("/desk/start/pin", **ROBIN)
    assert kiosk.settings.library_name == ""
    assert not librarians.is_any()


def test_wrong_set_up_codes_are_limited_like_wrong_pins(visitor, code):
    wrong = "1" * 6 if code != "1" * 6 else "2" * 6
    answers = [visitor.post("/desk/start", code=wrong) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert "This is not the set-up code of this kiosk. You can try 4 more times." in words(answers[0])
    assert visitor.post("/desk/start", code=code).status_code == 429


def test_the_set_up_code_is_typed_key_by_key_where_scripts_are_off(visitor, code):
    typed = ""
    for key in code:
        page = visitor.post("/desk/start", code=typed, key=key)
        typed = page.text.partition('name="code" value="')[2].partition('"')[0]
    assert next_of(visitor.post("/desk/start", follow=False, code=typed)) == "/desk/start/library"


def test_the_language_chosen_first_is_the_kiosk_s_and_the_desk_s(visitor, kiosk, code):
    visitor.get("/desk/start?lang=ar")
    visitor.post("/desk/start", code=code, lang="ar")
    assert '<html lang="ar" dir="rtl"' in visitor.get("/desk/start/library").text
    assert kiosk.settings.default_locale == "ar"
    visitor.post("/desk/start/pin", **ROBIN)
    assert librarians.list_all()[0].locale == "ar"


@pytest.mark.parametrize("screen", ["library", "day", "words", "sharing", "pin"])
def test_every_screen_has_a_way_back_that_keeps_what_was_answered(starter, screen):
    starter.post("/desk/start/library", library_name="Harbour Library", city="Port")
    order = ["", "/library", "/day", "/words", "/sharing", "/pin"]
    back = f"/desk/start{order[order.index(f'/{screen}') - 1]}"
    assert f'href="{back}"' in starter.get(f"/desk/start/{screen}").text
    assert 'value="Harbour Library"' in starter.get("/desk/start/library").text
    assert 'value="Port"' in starter.get("/desk/start/library").text


def test_back_at_the_first_page_the_code_is_not_asked_for_again(starter):
    page = starter.get("/desk/start")
    assert 'name="code"' not in page.text
    assert next_of(starter.post("/desk/start", follow=False, lang="es")) == "/desk/start/library"
    assert '<html lang="es"' in starter.get("/desk/start/library").text


@pytest.mark.parametrize(
    ("done", "carry_on"),
    [
        ([], "library"),
        (["library"], "day"),
        (["library", "day"], "day"),
        (["library", "day", "words"], "sharing"),
        (["library", "words"], "day"),
        (["library", "day", "words", "sharing"], "pin"),
    ],
)
def test_after_a_power_cut_it_carries_on_where_it_was(starter, browser, kiosk, code, done, carry_on):
    answers = {"library": {"library_name": "Harbour Library"}, "day": TODAY, "words": {}, "sharing": {}}
    for screen in done:
        starter.post(f"/desk/start/{screen}", **answers[screen])
    kiosk.setup_visits.end_all()
    assert starter.client.get("/desk/start/library").location == "/desk/start"
    assert next_of(starter.post("/desk/start", follow=False, code=code)) == f"/desk/start/{carry_on}"


@pytest.mark.parametrize(
    ("screen", "fields", "why"),
    [
        ("library", {"library_name": " ", "city": "Port"}, "Write the name of your library."),
        ("library", {"library_name": "Harbour", "country": "ZZ"}, "There is no country ZZ."),
        ("library", {"library_name": "Harbour", "library_type": "pub"}, "There is no type pub."),
        ("day", {**TODAY, "day": "31"}, "There is no such day."),
        ("day", {**TODAY, "year": "nineteen"}, "There is no such day."),
        ("day", {**TODAY, "day": "1"}, "The date must be between"),
        ("pin", {**ROBIN, "again": "1"}, "The two were not the same."),
        ("pin", {**ROBIN, "called": ""}, "Write a name that colleagues know"),
        ("pin", {**ROBIN, "new": "123456", "again": "123456"}, "Others would try this PIN first"),
        ("pin", {**ROBIN, "new": "harbour robin", "again": "harbour robin"}, "Others would try this passphrase first"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_that_was_typed_is_lost(starter, kiosk, screen, fields, why):
    kiosk.prefer(library_name="Harbour")
    answer = starter.post(f"/desk/start/{screen}", **fields)
    assert answer.status_code == 422
    assert why in words(answer)
    for name in ("city", "called"):
        assert not fields.get(name) or f'value="{fields[name]}"' in answer.text
    assert not librarians.is_any()


def test_two_browsers_that_finish_together_make_one_first_librarian(starter, browser, kiosk, code):
    other = browser()
    other.post("/desk/start", code=code)
    starter.post("/desk/start/pin", **ROBIN)
    assert other.post("/desk/start/pin", follow=False, **{**ROBIN, "called": "Mallory"}).location == "/desk/"
    assert [person.called for person in librarians.list_all()] == ["Robin"]


def test_text_size_and_colours_of_the_first_run_stay_for_the_desk(starter):
    page = starter.post("/desk/start/display", size="d", theme="dark", screen="words")
    assert 'data-size="d" data-theme="dark"' in page.text
    assert 'href="/desk/start/words"' in page.text
    sheet = starter.post("/desk/start/pin", **ROBIN)
    assert 'data-size="d" data-theme="dark"' in sheet.text


def test_the_facts_about_the_library_can_be_changed_later_and_others_among_them_stay(desk_page, kiosk):
    kiosk.prefer(branch={"kiosk_address": "http://kiosk.example", "city": "Port"})
    page = desk_page.post("/desk/branch", city="", region="Coast", library_type="public")
    assert "Saved." in words(page)
    assert kiosk.settings.branch == {
        "kiosk_address": "http://kiosk.example",
        "region": "Coast",
        "library_type": "public",
    }
    wrong = desk_page.post("/desk/branch", city="Port", country="XX")
    assert wrong.status_code == 422
    assert 'value="Port"' in wrong.text
