"""Two thousand requests that nobody sends by accident: each gets a plain answer, and the kiosk goes on."""

import os
import urllib.parse
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.exceptions import HTTPException

from tests.attacks import nonsense
from tests.attacks.raw import PATIENCE_SECONDS, form, request, send
from tests.house.test_routes import rules

IS_FULL = os.environ.get("FULL") == "1"
MULTIPART = b"--x\r\nContent-Disposition: form-data; name="

pytestmark = pytest.mark.slow


def attacks(examples):
    """Run a test on ``examples`` drawn requests, the same at every run; in full, ten times as many new ones."""
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
    many = {"max_examples": examples * 10 if IS_FULL else examples, "derandomize": not IS_FULL}
    return settings(**many, deadline=None, database=None, suppress_health_check=quiet)


@pytest.fixture(scope="module", autouse=True)
def still_standing(target):
    """After all attacks the kiosk answers as before, and not one of them was logged as a mistake of ours."""
    yield
    assert send(target.port, request("GET", "/healthz")).body == "200 ok"
    assert "Traceback" not in target.log
    assert "reference" not in target.log


def test_every_page_is_attacked(app):
    def attacked(method):
        for place in nonsense.PLACES:
            with suppress(HTTPException):
                yield app.url_map.bind("localhost").match(f"/en/{place}", method)[0]

    for method in ("GET", "POST"):
        ours = {rule.endpoint for rule in rules(app, method) if rule.rule.startswith("/<any") and rule.rule[-1] != "/"}
        assert ours - set(attacked(method)) == set()


def check(target, data):
    answer = send(target.port, data)
    assert answer.status >= 200
    assert answer.is_fit_for_patrons(data), answer
    return answer


@attacks(700)
@given(
    nonsense.addresses(),
    nonsense.queries(),
    nonsense.header_lines(),
    st.sampled_from(("GET", "HEAD", "OPTIONS", "PUT")),
)
def test_no_address_query_or_header_breaks_a_page(target, address, query, lines, method):
    check(target, request(method, address.replace(" ", "%20") + query, *lines, b"Connection: close"))


@attacks(700)
@given(nonsense.addresses(), nonsense.fields, nonsense.header_lines())
def test_no_form_field_breaks_a_page(target, address, fields, lines):
    body = urllib.parse.urlencode(fields).encode()
    lines = [line for line in lines if not line.lower().startswith((b"content-type", b"sec-fetch-site"))]
    where = {"host": f"localhost:{target.port}", "body": body}
    answer = check(target, form(address.replace(" ", "%20"), target.origin, *lines, b"Connection: close", **where))
    assert answer.status != 422 or "our own page" not in answer.body


@attacks(300)
@given(nonsense.addresses(), st.binary(max_size=300), st.sampled_from(nonsense.KINDS))
def test_no_body_of_any_kind_breaks_a_page(target, address, body, kind):
    for content in (body, MULTIPART + body, MULTIPART + b'"choice"\r\n\r\n' + body + b"\r\n--x--\r\n"):
        lines = [f"Origin: {target.origin}", f"Content-Type: {kind}", b"Connection: close"]
        data = request("POST", address.replace(" ", "%20"), *lines, host=f"localhost:{target.port}", body=content)
        check(target, data)


@attacks(300)
@given(st.data(), st.binary(max_size=60))
def test_no_bytes_in_the_place_of_a_request_break_the_server(target, data, noise):
    whole = form("/en/display", target.origin, "Cookie: visit=x", host=f"localhost:{target.port}", body=b"size=b")
    place = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(place, len(whole)))
    answer = send(target.port, whole[:place] + noise + whole[cut:] + b"\r\n\r\n", PATIENCE_SECONDS)
    assert answer.status < 500 or b"transfer-encoding" in (whole[:place] + noise + whole[cut:]).lower()
