from kiosk.people.limits import ALARM_FAILURES, TryLimit


class Hands:
    """A clock set by hand."""

    now = 0.0

    def __call__(self):
        return self.now


def test_five_tries_are_free_and_then_one_a_minute():
    clock = Hands()
    limit = TryLimit(clock)
    assert [limit.claim("a") for _ in range(5)] == [0] * 5
    assert 0 < limit.claim("a") <= 61
    clock.now += 61
    assert limit.claim("a") == 0
    assert limit.claim("a") > 0


def test_one_terminal_cannot_lock_out_another():
    limit = TryLimit(Hands())
    for _ in range(20):
        limit.claim("a")
    assert limit.claim("b") == 0


def test_a_right_code_gives_the_allowance_back():
    limit = TryLimit(Hands())
    for _ in range(5):
        limit.claim("a")
    limit.give_back("a")
    assert limit.claim("a") == 0


def test_a_year_of_guessing_gets_one_try_a_minute():
    clock, tries = Hands(), 0
    limit = TryLimit(clock)
    for _ in range(24 * 60 * 6):
        tries += limit.claim("a") == 0
        clock.now += 10
    assert tries <= 24 * 60 + 5


def test_the_hundredth_failure_in_an_hour_alarms_once():
    clock = Hands()
    limit = TryLimit(clock)
    alarms = [limit.note_failure() for _ in range(ALARM_FAILURES + 20)]
    assert alarms.count(True) == 1
    clock.now += 4000
    assert not limit.note_failure()


def test_the_memory_of_terminals_is_bounded():
    limit = TryLimit(Hands())
    for number in range(3000):
        limit.claim(str(number))
    assert len(limit._spent) <= 1000
