import pytest

from kiosk.collector import operators
from kiosk.errors import NotFound, Rejected
from kiosk.guess_limits import ALL_TRIES, GuessLimits


def test_a_passphrase_is_right_however_its_spaces_and_letters_are_spelt(database):
    operators.add(database, " Ada  Lovelace ", "four words that differ")
    assert operators.check(database, "Ada Lovelace", " four  words that differ").name == "Ada Lovelace"
    assert operators.check(database, "Ada Lovelace", "Four words that differ") is None
    assert operators.check(database, "Bob", "four words that differ") is None


@pytest.mark.parametrize("passphrase", ["", "short", "aaaaaaaaaaaaaaaa", "x" * 200])
def test_an_easy_passphrase_is_refused(database, passphrase):
    with pytest.raises(Rejected):
        operators.add(database, "Ada", passphrase)
    assert operators.list_all(database) == []


def test_two_operators_never_have_one_name(database):
    operators.add(database, "Ada", "four words that differ")
    with pytest.raises(Rejected, match="already"):
        operators.add(database, "Ada", "other words that differ")


def test_another_passphrase_moves_the_stamp_on(database):
    operators.add(database, "Ada", "four words that differ")
    operators.change(database, "Ada", "other words that differ")
    assert operators.check(database, "Ada", "four words that differ") is None
    assert operators.find(database, "Ada").stamp == 1


def test_who_is_removed_cannot_sign_in(database):
    operators.add(database, "Ada", "four words that differ")
    operators.remove(database, "Ada")
    assert operators.check(database, "Ada", "four words that differ") is None
    with pytest.raises(NotFound):
        operators.remove(database, "Ada")
    with pytest.raises(NotFound):
        operators.change(database, "Ada", "four words that differ")


def test_the_secret_is_stored_as_a_slow_hash(database):
    operators.add(database, "Ada", "four words that differ")
    assert database.rows("SELECT secret FROM operator")[0][0].startswith("scrypt$16384$")


def test_strangers_together_may_be_given_more_tries():
    limits = GuessLimits(lambda: 0.0, all_tries=2 * ALL_TRIES)
    claims = [limits.claim(f"192.0.2.{number}") for number in range(2 * ALL_TRIES)]
    assert all(not claim.wait for claim in claims)
    assert limits.claim("198.51.100.1").wait
