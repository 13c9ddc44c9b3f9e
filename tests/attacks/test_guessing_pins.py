"""Guessing PINs: a thousand tries, from one address or from many, get no more than the rule allows to the slow hash."""

import threading
from dataclasses import replace

import pytest

from kiosk import slow_hash
from kiosk.guess_limits import ALL_SECONDS_A_TRY, ALL_TRIES, FREE_TRIES, GuessLimits
from kiosk.people.models import Librarian
from kiosk.storage import deed
from kiosk.web.app import create_app
from tests.attacks.raw import form, send
from tests.browsing import ORIGIN, PIN
from tests.faults.running_kiosk import RunningKiosk, furnish

GUESSES = 1000


class SetClock:
    """A clock that a test moves by hand, in seconds."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def guarded(kiosk, clock, robin):
    """The pages of a kiosk with one librarian, whose allowances run on ``clock``."""
    return create_app(replace(kiosk, desk_limits=GuessLimits(clock)))


@pytest.fixture
def hashed(monkeypatch, robin):
    """What reached the hash. Robin's own was made quickly; a check reads how from the hash itself."""
    monkeypatch.setattr(slow_hash, "N", 2)
    deed(Librarian.update(secret=slow_hash.scramble(PIN)).execute)()
    reached, matches = [], slow_hash.matches
    monkeypatch.setattr(slow_hash, "matches", lambda typed, stored: reached.append(typed) or matches(typed, stored))
    return reached


def sign_in(app, pin, address="10.0.0.1", client=None):
    """Try a PIN; return the status: 303 right, 422 wrong, 429 too many tries."""
    client = client or app.test_client(use_cookies=False)
    place = {"REMOTE_ADDR": address}
    return client.post(
        "/desk/sign-in", data={"pin": pin}, headers={"Origin": ORIGIN}, environ_overrides=place
    ).status_code


def guesses():
    return (f"{number:06d}" for number in range(100_000, 100_000 + GUESSES))


def far_address(number):
    return f"10.{number // 250}.{number % 250}.9"


@pytest.fixture
def known(guarded):
    """A browser in which Robin signed in on another day."""
    client = guarded.test_client()
    assert sign_in(guarded, PIN, "10.0.0.2", client) == 303
    client.delete_cookie("desk", path="/desk")
    return client


def test_a_thousand_wrong_pins_from_one_address(guarded, clock, hashed, known):
    hashed.clear()
    for guess in guesses():
        sign_in(guarded, guess)
        clock.now += 3.6  # an hour of guessing
    assert len(hashed) <= FREE_TRIES + 7  # after 30 s, 1, 2, 4, 8, 16 and 32 minutes


def test_a_thousand_wrong_pins_from_as_many_addresses(guarded, clock, hashed, known):
    hashed.clear()
    for number, guess in enumerate(guesses()):
        sign_in(guarded, guess, far_address(number))
        clock.now += 3.6
    assert len(hashed) <= ALL_TRIES + 3600 / ALL_SECONDS_A_TRY


@pytest.mark.parametrize("addresses", [1, GUESSES])
def test_right_afterwards_the_right_pin_opens_the_desk_in_a_known_browser(guarded, hashed, known, addresses):
    for number, guess in enumerate(guesses()):
        sign_in(guarded, guess, far_address(number % addresses))
    assert sign_in(guarded, PIN, far_address(0), known) == 303
    assert sign_in(guarded, PIN, "10.9.9.9") == (303 if addresses == 1 else 429)


def test_from_a_new_place_it_opens_after_the_waiting_time(guarded, clock, hashed):
    for number, guess in enumerate(guesses()):
        sign_in(guarded, guess, far_address(number))
    assert sign_in(guarded, PIN, "10.9.9.9") == 429
    clock.now += ALL_SECONDS_A_TRY
    assert sign_in(guarded, PIN, "10.9.9.9") == 303


def test_from_the_same_place_it_opens_after_the_waiting_time(guarded, clock, hashed):
    for guess in guesses():
        sign_in(guarded, guess)
    assert sign_in(guarded, PIN) == 429
    clock.now += 30
    assert sign_in(guarded, PIN) == 303


def test_tries_sent_at_the_same_moment_are_counted_one_by_one(guarded, hashed):
    start = threading.Barrier(20)

    def strike(number):
        start.wait()
        sign_in(guarded, f"2000{number:02d}")

    threads = [threading.Thread(target=strike, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(hashed) == FREE_TRIES


def test_a_stolen_or_invented_cookie_of_a_known_browser_buys_no_tries(guarded, hashed):
    for number, guess in enumerate(guesses()):
        client = guarded.test_client()
        client.set_cookie("desk-known", f"invented-{number}", path="/desk")
        sign_in(guarded, guess, "10.0.0.1", client)
    assert len(hashed) == FREE_TRIES


def test_a_known_browser_gets_no_more_tries_than_a_stranger(guarded, hashed, known):
    hashed.clear()
    for guess in guesses():
        sign_in(guarded, guess, "10.0.0.1", known)
    assert len(hashed) == FREE_TRIES


def test_every_door_of_the_desk_shares_the_allowance(guarded, hashed):
    client = guarded.test_client()
    for number in range(10):
        for address in ("/desk/sign-in", "/desk/sign-in/again"):
            client.post(address, data={"pin": f"20{number:04d}"}, headers={"Origin": ORIGIN})
    assert len(hashed) == FREE_TRIES


def test_wrong_pins_never_reach_the_log_and_many_of_them_do_as_a_number(guarded, hashed, caplog):
    for number, guess in enumerate(guesses()):
        sign_in(guarded, guess, far_address(number))
    assert f"{ALL_TRIES} wrong tries in one day" in caplog.text
    assert "10000" not in caplog.text
    assert "10.0." not in caplog.text


@pytest.mark.slow
def test_no_header_makes_the_real_kiosk_take_one_address_for_many(tmp_path, shipped):
    with RunningKiosk(furnish(tmp_path / "data", shipped)) as kiosk:
        kiosk.command("desk", "add", "Robin", input=f"{PIN}\n")
        statuses = []
        for number in range(12):
            forged = [f"X-Forwarded-For: 10.1.1.{number}", f"Forwarded: for=10.1.1.{number}"]
            where = {"host": f"localhost:{kiosk.port}", "body": f"pin=30{number:04d}".encode()}
            statuses.append(send(kiosk.port, form("/desk/sign-in", kiosk.origin, *forged, **where)).status)
        assert statuses.count(422) == FREE_TRIES
        assert statuses[-1] == 429
        assert "Traceback" not in kiosk.log
