"""A page from elsewhere in a patron's browser: it may neither change nor read anything of ours."""

import itertools
import sqlite3
from contextlib import closing

import pytest

from tests.attacks.raw import form, request, send
from tests.house.test_routes import address_of, rules

ELSEWHERE = "http://elsewhere.example"
STRANGE_HOSTS = [
    "elsewhere.example",
    "localhost.elsewhere.example",
    "127.0.0.1.elsewhere.example",
    "elsewhere.example:8080",
    "localhost@elsewhere.example",
    "elsewhere.example#localhost",
    "localhost:80:elsewhere.example",
    "localhost,elsewhere.example",
    "[::1].elsewhere.example",
    "[::1]elsewhere.example",
    "",
    ":8080",
    "..",
    "xn--localhost",
]


def origins(kiosk):
    """Return header lines that a form of our own never carries, by what is wrong with them."""
    ours = f"Origin: {kiosk.origin}"
    return {
        "no origin": [],
        "an opaque origin": ["Origin: null"],
        "another site": [f"Origin: {ELSEWHERE}"],
        "another port": ["Origin: http://localhost:1"],
        "another scheme": [f"Origin: {kiosk.origin.replace('http:', 'https:')}"],
        "our name inside another": [f"Origin: {kiosk.origin}.elsewhere.example"],
        "two origins in one": [f"Origin: {kiosk.origin} {ELSEWHERE}"],
        "two origins": [ours, f"Origin: {ELSEWHERE}"],
        "an address for an origin": [f"Origin: {kiosk.origin}/en/"],
        "only a referrer": [f"Referer: {kiosk.origin}/en/"],
        "the browser says cross-site": [ours, "Sec-Fetch-Site: cross-site"],
        "the browser says same-site": [ours, "Sec-Fetch-Site: same-site"],
        "the browser says typed by hand": [ours, "Sec-Fetch-Site: none"],
    }


def rows(kiosk):
    with closing(sqlite3.connect(kiosk.data / "state.sqlite")) as connection:
        tables = ("learner", "step_done", "answer")
        return [connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables]


def test_no_form_of_the_kiosk_works_from_a_page_that_is_not_ours(app, target):
    before, body = rows(target), b"choice=1&attempt=1&size=b&code=123456789012&key=1"
    addresses = [address_of(rule) for rule in rules(app, "POST")]
    assert len(addresses) > 12
    for address, (fault, lines) in itertools.product(addresses, origins(target).items()):
        answer = send(target.port, request("POST", address, *lines, host=f"localhost:{target.port}", body=body))
        assert answer.status in (400, 403, 422), (address, fault)
        assert "Set-Cookie" not in answer.head, (address, fault)
    assert rows(target) == before


def test_the_same_form_works_from_our_own_page(target):
    answer = send(target.port, form("/en/display", target.origin, host=f"localhost:{target.port}", body=b"size=b"))
    assert answer.status == 303
    assert "Set-Cookie: visit=" in answer.head


@pytest.mark.parametrize("host", STRANGE_HOSTS)
def test_a_form_sent_to_a_foreign_name_for_this_machine_is_refused(target, host):
    answer = send(target.port, form("/en/display", f"http://{host}", host=host, body=b"size=b"))
    assert answer.status == 400
    assert "Set-Cookie" not in answer.head


@pytest.mark.parametrize("host", STRANGE_HOSTS)
def test_a_foreign_name_for_this_machine_reads_nothing_even_if_it_lies_ready(app, kiosk, target, host):
    pages = ["/", "/en/", "/en/help", "/en/lessons/strong-passwords/1", "/healthz", "/nothing"]
    for address in [*pages, kiosk.files.address("kiosk.css"), kiosk.files.address("kiosk.js")]:
        assert send(target.port, request("GET", address, host=f"localhost:{target.port}")).status != 400
        for forged in ([], [f"X-Forwarded-Host: localhost:{target.port}"], ["Forwarded: host=localhost"]):
            answer = send(target.port, request("GET", address, *forged, host=host))
            assert answer.status == 400, (address, forged)


def test_a_request_without_a_host_reads_nothing(target):
    for line in (b"GET /en/help HTTP/1.0\r\n\r\n", b"GET /en/help HTTP/1.1\r\nConnection: close\r\n\r\n"):
        assert send(target.port, line).status == 400


def test_a_visit_token_made_up_elsewhere_is_never_taken_over(target):
    where = {"host": f"localhost:{target.port}", "body": b"size=b"}
    answer = send(target.port, form("/en/display", target.origin, "Cookie: visit=made-up-elsewhere", **where))
    assert answer.status == 303
    assert "made-up-elsewhere" not in answer.head
    assert "Set-Cookie: visit=" in answer.head
