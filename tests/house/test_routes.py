"""Rules that hold for every address of the application, walked one by one."""

import re

import pytest

from kiosk.http_safety import SECURITY_HEADERS
from kiosk.i18n import LOCALES
from kiosk.web import guards
from tests.browsing import ORIGIN, finish_lesson
from tests.releasing import release_report

FILLED = {
    "slug": "strong-passwords",
    "number": "6",
    "lesson": "strong-passwords",
    "step": "strongest",
    "code": "en",
    "speed": "normal",
    "name": "0" * 16,
    "part": "library",
    "book": "using-the-kiosk",
    "practice": "phishing-inbox",
    "item": "parcel-fee",
    "question": "hurry",
    "seq": "1",
}


def address_of(rule, locale="en", **filled):
    """Return a real address for a rule of the application."""
    address = re.sub(r"<any\([^)]*\):locale>", locale, rule.rule)
    address = re.sub(r"<any\((\w+)[^)]*\):\w+>", r"\1", address)
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: {**FILLED, **filled}.get(found[1], "1"), address)


def hooks_of(app, endpoint):
    """Return the hooks that run before a page: those of its blueprint and of the blueprints around that one."""
    names = endpoint.split(".")[:-1]
    around = [".".join(names[:count]) for count in range(1, len(names) + 1)]
    return {hook for name in around for hook in app.before_request_funcs.get(name, ())}


def rules(app, method):
    return [rule for rule in app.url_map.iter_rules() if method in rule.methods]


def pages(app):
    """Return the addresses of all pages for people, but the one that ends the visit of whoever looks at it."""
    found = [
        address_of(rule) for rule in rules(app, "GET") if rule.endpoint.split(".")[0] not in ("audio", "desk", "health")
    ]
    found.remove("/en/cleared")
    return [address.replace("courses/strong-passwords", "courses/security") for address in found]


@pytest.fixture
def learned(visitor, shelf_here, kiosk):
    """A browser whose visitor has finished a lesson and kept the place; a first report was released."""
    release_report(kiosk.settings)
    finish_lesson(visitor, shelf_here.find_lesson("strong-passwords"))
    visitor.post("/en/me/card")
    return visitor


def test_every_route_belongs_to_a_blueprint_with_a_guard(app):
    unguarded = [rule.rule for rule in app.url_map.iter_rules() if not guards.GUARDS & hooks_of(app, rule.endpoint)]
    assert unguarded == []


def test_every_page_answers_in_every_locale(app, learned):
    for locale in LOCALES:
        for address in pages(app):
            answer = learned.get(address.replace("/en/", f"/{locale}/", 1))
            assert answer.status_code == 200, address


def ask_as_a_stranger(app, visitor):
    """Open and post to every address of the desk; yield (rule, answer)."""
    for method, ask in (("GET", visitor.client.get), ("POST", lambda address: visitor.post(address, follow=False))):
        for rule in rules(app, method):
            if rule.rule.startswith("/desk"):
                yield rule, ask(address_of(rule))


def test_every_page_of_the_desk_sends_strangers_to_the_door(app, visitor, robin):
    for rule, answer in ask_as_a_stranger(app, visitor):
        if rule.endpoint.startswith("desk."):
            assert (answer.status_code, answer.location.partition("?")[0]) == (303, "/desk/sign-in"), rule.rule


def test_before_there_is_a_librarian_every_page_of_the_desk_leads_to_the_first_run(app, visitor):
    for rule, answer in ask_as_a_stranger(app, visitor):
        if not rule.endpoint.startswith("desk_start_door."):
            assert (answer.status_code, answer.location) == (303, "/desk/start"), rule.rule


def test_once_there_is_a_librarian_the_first_run_is_over(app, visitor, robin):
    for rule, answer in ask_as_a_stranger(app, visitor):
        if rule.endpoint.startswith("desk_start"):
            assert (answer.status_code, answer.location) == (303, "/desk/"), rule.rule


def test_a_desk_kept_to_certain_computers_answers_no_other_at_all(app, kiosk, desk_page):
    kiosk.prefer(desk_addresses=["192.168.7.0/24"])
    for rule, answer in ask_as_a_stranger(app, desk_page):
        assert answer.status_code == 403, rule.rule


def test_every_answer_carries_the_security_headers(app, learned):
    for address in [*pages(app), "/healthz", f"/audio/en/normal/{'0' * 16}", "/en/nothing", "/nothing"]:
        for _ in range(2):  # the second time a shared page comes from the front
            answer = learned.client.get(address)
            for name, value in SECURITY_HEADERS:
                assert answer.headers.get(name) == value, (address, name)


def test_nothing_but_static_files_may_be_stored(app, learned):
    for address in [*pages(app), "/healthz", f"/audio/en/normal/{'0' * 16}", "/en/nothing"]:
        for _ in range(2):
            assert learned.client.get(address).headers["Cache-Control"] == "no-store", address


def test_static_files_are_kept_for_a_year_under_the_hash_of_their_content(app, kiosk):
    address = kiosk.files.address("kiosk.css")
    answer = app.test_client().get(address)
    assert answer.status_code == 200
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert app.test_client().get(address.replace("/static/", "/static/0")).status_code == 404


@pytest.mark.parametrize(
    "origin", [None, "null", "http://elsewhere.example", "https://localhost", "http://localhost:81"]
)
def test_every_form_refuses_what_does_not_come_from_our_own_page(app, origin):
    headers = {"Origin": origin} if origin else {}
    for rule in rules(app, "POST"):
        answer = app.test_client().post(address_of(rule), headers=headers)
        assert answer.status_code == 422, rule.rule


def test_every_form_refuses_a_request_that_the_browser_calls_foreign(app):
    headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"}
    for rule in rules(app, "POST"):
        assert app.test_client().post(address_of(rule), headers=headers).status_code == 422, rule.rule


def test_a_foreign_name_for_this_machine_is_refused_even_for_shared_pages(app, visitor):
    visitor.get("/en/help")
    for address in ("/en/help", "/en/"):
        answer = app.test_client().get(address, headers={"Host": "kiosk.elsewhere.example"})
        assert answer.status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8080", "[::1]:8080", "192.168.1.20:8080", "localhost:8080"])
def test_our_own_addresses_are_answered(app, host):
    assert app.test_client().get("/en/help", headers={"Host": host}).status_code == 200


def test_the_visit_cookie_is_for_this_session_this_site_and_no_script(visitor):
    answer = visitor.post("/en/display", follow=False, size="b")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/" in cookie
    assert "Expires" not in cookie
    assert "Max-Age" not in cookie


def test_no_page_names_another_host(app, learned):
    for address in pages(app):
        body = learned.get(address).text
        foreign = re.findall(r'(?:src|href|action)="((?:https?:)?//[^"]+)"', body)
        assert foreign == [], address


def test_pages_carry_no_inline_style_or_script(app, learned):
    for address in pages(app):
        body = learned.get(address).text
        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)", body), address
