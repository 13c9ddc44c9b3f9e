"""Guessing return codes: five tries, then one a minute, at each terminal for itself."""

import random
from contextlib import suppress
from dataclasses import replace

import pytest

from kiosk.errors import Rejected
from kiosk.people import codes
from kiosk.people.limits import FREE_TRIES, SECONDS_A_TRY, TryLimit
from kiosk.web.app import create_app
from tests.attacks.raw import form, send
from tests.browsing import ORIGIN

GUESSES = 2000


class SetClock:
    """A clock that a test moves by hand, in seconds."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def guarded(kiosk, clock):
    """The pages of a kiosk whose allowance runs on ``clock``."""
    return create_app(replace(kiosk, tries=TryLimit(clock)))


def enter(app, code, terminal, **headers):
    """Type a code at a terminal; return the status: 303 right, 422 wrong, 429 too many tries."""
    client = app.test_client(use_cookies=False)
    place = {"REMOTE_ADDR": terminal}
    headers = {"Origin": ORIGIN, **headers}
    return client.post("/en/me/card/enter", data={"code": code}, headers=headers, environ_overrides=place).status_code


def make_code(app):
    """Return a right code, made at the desk's terminal."""
    client = app.test_client()
    client.post("/en/me/card", headers={"Origin": ORIGIN})
    visits = app.kiosk.visits
    return visits.find(client.get_cookie("visit").value).code


def guesses():
    """Draw well-formed codes, the same at every run."""
    chance = random.Random("guesses")
    while True:
        with suppress(Rejected):  # nine of ten numbers fail the check digit
            yield codes.read_code(f"{chance.randrange(10**12):012d}")


@pytest.mark.slow
@pytest.mark.parametrize("terminals", [1, 20])
def test_two_thousand_guesses_get_no_more_tries_than_allowed(guarded, clock, terminals):
    seconds, tried = 0.5, 0
    for number, guess in zip(range(GUESSES), guesses(), strict=False):
        tried += enter(guarded, guess, f"10.0.0.{number % terminals}") == 422
        clock.now += seconds
    assert tried <= terminals * (FREE_TRIES + GUESSES * seconds / SECONDS_A_TRY + 1)


def test_a_right_code_works_at_another_terminal_while_one_is_guessing(guarded):
    code = make_code(guarded)
    for guess in (guess for _, guess in zip(range(50), guesses(), strict=False)):
        enter(guarded, guess, "10.0.0.1")
    assert enter(guarded, code, "10.0.0.1") == 429
    assert enter(guarded, code, "10.0.0.2") == 303


def test_a_right_code_in_between_buys_no_further_guesses(guarded):
    code, tried = make_code(guarded), 0
    for number, guess in zip(range(200), guesses(), strict=False):
        tried += enter(guarded, guess, "10.0.0.1") == 422
        if number % 4 == 3:
            enter(guarded, code, "10.0.0.1")
    assert tried <= FREE_TRIES


def test_refused_and_wrong_say_the_same_whether_the_code_exists_or_not(guarded):
    code = make_code(guarded)
    for _, guess in zip(range(FREE_TRIES), guesses(), strict=False):
        enter(guarded, guess, "10.0.0.1")
    assert {enter(guarded, guess, "10.0.0.1") for guess in (code, next(guesses()))} == {429}


def test_a_mistyped_code_costs_no_try(guarded):
    code = make_code(guarded)
    for _ in range(50):
        assert enter(guarded, "123", "10.0.0.1") == 422
    assert enter(guarded, code, "10.0.0.1") == 303


def test_no_header_makes_the_real_kiosk_take_one_terminal_for_many(target):
    statuses = []
    for number, guess in zip(range(30), guesses(), strict=False):
        forged = [f"X-Forwarded-For: 10.1.1.{number}", f"Forwarded: for=10.1.1.{number}", f"X-Real-IP: 10.1.1.{number}"]
        where = {"host": f"localhost:{target.port}", "body": f"code={guess}".encode()}
        statuses.append(send(target.port, form("/en/me/card/enter", target.origin, *forged, **where)).status)
    assert statuses.count(422) <= FREE_TRIES + 1
    assert statuses[-1] == 429
