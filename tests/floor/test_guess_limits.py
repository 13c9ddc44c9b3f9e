"""How often somebody may try to open the desk, told by a clock that the test sets."""

import pytest

from kiosk.guess_limits import ALL_SECONDS_A_TRY, ALL_TRIES, FORGOTTEN_AFTER, GuessLimits

DELAYS = [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]


class Hands:
    """A clock set by hand."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Hands()


@pytest.fixture
def limits(clock):
    return GuessLimits(clock)


def spend(limits, tries=5, address="10.0.0.1", browser=""):
    return [limits.claim(address, browser) for _ in range(tries)]


def test_five_tries_are_free_and_each_says_how_many_remain(limits):
    claims = spend(limits)
    assert [claim.wait for claim in claims] == [0] * 5
    assert [claim.left for claim in claims] == [4, 3, 2, 1, 0]
    assert claims[-1].then == 30


def test_then_each_wrong_try_makes_the_wait_longer_up_to_an_hour(limits, clock):
    spend(limits)
    waits = []
    for _ in DELAYS:
        waits.append(limits.claim("10.0.0.1").wait)
        clock.now += waits[-1]
        assert limits.claim("10.0.0.1").wait == 0
    assert waits == DELAYS


def test_asking_while_waiting_makes_nothing_longer(limits, clock):
    spend(limits)
    clock.now += 20
    assert [limits.claim("10.0.0.1").wait for _ in range(50)] == [10] * 50


def test_a_day_without_a_try_clears_the_slate(limits, clock):
    spend(limits)
    clock.now += FORGOTTEN_AFTER + 1
    assert limits.claim("10.0.0.1").left == 4


def test_one_address_cannot_lock_out_another(limits):
    spend(limits)
    assert limits.claim("10.0.0.1").wait > 0
    assert limits.claim("10.0.0.2").wait == 0


def test_many_addresses_share_one_allowance(limits, clock):
    granted = sum(limits.claim(f"10.0.{number // 250}.{number % 250}").wait == 0 for number in range(1000))
    assert granted == ALL_TRIES
    assert 0 < limits.claim("10.9.9.9").wait <= ALL_SECONDS_A_TRY
    clock.now += ALL_SECONDS_A_TRY
    assert limits.claim("10.9.9.9").wait == 0
    assert limits.claim("10.9.9.8").wait > 0


def test_a_year_of_guessing_from_everywhere_gets_72_tries_a_day(limits, clock):
    granted = 0
    for number in range(30 * 24 * 60):
        granted += limits.claim(f"10.{number % 250}.{number // 250 % 250}.1").wait == 0
        clock.now += 60
    assert granted <= ALL_TRIES + 30 * 86_400 / ALL_SECONDS_A_TRY


def test_what_is_said_to_remain_can_really_be_tried(limits):
    for number in range(ALL_TRIES - 2):
        limits.claim(f"10.0.0.{number}")
    claim = limits.claim("10.0.1.1")
    assert claim.left == 1
    assert limits.claim("10.0.1.1").wait == 0
    assert limits.claim("10.0.1.1").wait > 0


def test_a_known_browser_has_its_own_allowance_while_strangers_guess(limits):
    for number in range(1000):
        limits.claim(f"10.0.{number // 250}.{number % 250}")
    spend(limits, address="10.0.0.7")
    assert limits.claim("10.0.0.7", "known").left == 4


def test_a_known_browser_waits_like_everybody_after_five_wrong_tries(limits):
    spend(limits, browser="known")
    assert limits.claim("10.0.0.1", "known").wait == 30


def test_a_right_try_is_given_back_and_wrong_ones_before_it_stay_spent(limits):
    spend(limits, 3)
    limits.claim("10.0.0.1")
    limits.give_back("10.0.0.1")
    assert limits.claim("10.0.0.1").left == 1


def test_knowing_one_pin_buys_no_tries_at_the_others(limits):
    wrong = 0
    for number in range(100):
        claim = limits.claim("10.0.0.1")
        if claim.wait == 0 and number % 2:
            limits.give_back("10.0.0.1")
        else:
            wrong += claim.wait == 0
    assert wrong <= 5


def test_all_addresses_of_one_ipv6_network_are_one_place(limits):
    for number in range(5):
        limits.claim(f"fd00:0:0:1::{number:x}")
    assert limits.claim("fd00:0:0:1::ffff").wait == 30
    assert limits.claim("fd00:0:0:2::1").wait == 0


def test_the_desk_can_tell_how_many_tries_were_wrong_today(limits, clock):
    spend(limits, 3)
    limits.give_back("10.0.0.1")
    assert limits.wrong_today() == 2
    clock.now += FORGOTTEN_AFTER + 1
    assert limits.wrong_today() == 0


def test_the_memory_of_places_is_bounded(limits):
    for number in range(3000):
        limits.claim(f"terminal {number}")
    assert len(limits._places) <= 1000


def test_an_address_that_is_none_is_a_place_too(limits):
    assert [claim.wait for claim in spend(limits, 6, address="")] == [0] * 5 + [30]
