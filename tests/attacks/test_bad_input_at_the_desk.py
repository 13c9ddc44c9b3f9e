"""Nonsense sent to the desk, by strangers at its door and by somebody signed in: each gets a plain answer."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.attacks import nonsense
from tests.browsing import ORIGIN
from tests.house.test_routes import address_of, rules

IS_FULL = os.environ.get("FULL") == "1"
EXAMPLES = 3000 if IS_FULL else 300
FIELDS = (
    "pin", "passphrase", "librarian", "lang", "from", "key", "code", "called", "new", "again", "own", "day", "month",
    "year", "library_name", "library_type", "country", "city", "locale", "size", "theme", "screen", "help_desk",
)  # fmt: skip
MINE = ("desk_", "desk.librarians.", "desk.looks.", "desk.branch.", "desk.leaving.", "desk.start_sheet.")

pytestmark = pytest.mark.slow


def attacks():
    """Run a test on drawn requests, the same at every run; in full, ten times as many new ones."""
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
    return settings(
        max_examples=EXAMPLES, derandomize=not IS_FULL, deadline=None, database=None, suppress_health_check=quiet
    )


values = st.one_of(nonsense.values, st.sampled_from(["408152", "1", "0", "-1", "٣", "en", "tlh", "2026", "/desk/"]))
fields = st.dictionaries(st.sampled_from(FIELDS), values, max_size=6)


def addresses(app, method):
    return [address_of(rule) for rule in rules(app, method) if rule.endpoint.startswith(MINE)]


def strike(client, app, place, fields, method):
    """Send ``fields`` to the address at ``place`` in the list of all, and look at the answer."""
    found = addresses(app, method)
    address = found[place % len(found)]
    send = {"query_string": fields} if method == "GET" else {"data": fields}
    answer = client.open(address, method=method, headers={"Origin": ORIGIN}, **send)
    assert answer.status_code < 500, (address, fields)
    assert "Traceback" not in answer.text


@attacks()
@given(st.integers(0, 1000), fields, st.sampled_from(["GET", "POST"]))
def test_no_field_breaks_the_first_run(app, place, fields, method):
    strike(app.test_client(), app, place, fields, method)


@attacks()
@given(st.integers(0, 1000), fields, st.sampled_from(["GET", "POST"]))
def test_no_field_breaks_the_screens_of_the_first_run(app, kiosk, place, fields, method):
    client = app.test_client()
    client.set_cookie("desk-setup", kiosk.setup_visits.begin(0, "", "en").token, path="/desk")
    strike(client, app, place, fields, method)


@attacks()
@given(st.integers(0, 1000), fields, st.sampled_from(["GET", "POST"]))
def test_no_field_breaks_the_door(app, robin, place, fields, method):
    strike(app.test_client(), app, place, fields, method)


@attacks()
@given(st.integers(0, 1000), fields, st.sampled_from(["GET", "POST"]))
def test_no_field_breaks_the_desk(app, kiosk, robin, place, fields, method):
    client = app.test_client()
    client.set_cookie("desk", kiosk.desk_visits.begin(robin, "Robin", "en").token, path="/desk")
    strike(client, app, place, fields, method)
