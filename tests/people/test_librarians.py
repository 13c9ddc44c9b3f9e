"""Who may open the desk: named people, each with a secret of their own."""

import pytest

from kiosk import slow_hash
from kiosk.errors import NotFound, Rejected
from kiosk.people import known_browsers, librarians, recovery
from kiosk.people.models import Librarian, RecoveryCode

PIN = "408152"
PASSPHRASE = "kettle window orange bus"


@pytest.fixture
def robin(state):
    """The first librarian: (id, recovery code)."""
    return librarians.add_first("Robin", PIN, "en")


def test_before_the_first_run_there_is_nobody(state):
    assert not librarians.is_any()
    assert librarians.list_all() == ()
    assert not librarians.check(1, PIN)


def test_the_first_librarian_gets_a_recovery_code(robin):
    id, code = robin
    assert librarians.is_any()
    assert librarians.list_all() == (librarians.Person(id, "Robin", "en", 0),)
    assert recovery.read_code(recovery.in_groups(code)) == code


def test_there_is_only_one_first_librarian(robin):
    with pytest.raises(Rejected, match="set up already"):
        librarians.add_first("Mallory", PIN, "en")
    assert [person.called for person in librarians.list_all()] == ["Robin"]


@pytest.mark.parametrize("typed", [PIN, "408 152", "408-152", "٤٠٨١٥٢", "４０８１５２", " ۴۰۸ ۱۵۲ "])
def test_a_pin_is_the_same_in_every_script_and_grouping(robin, typed):
    assert librarians.check(robin[0], typed)


@pytest.mark.parametrize("typed", ["", "408153", "4081520", "40815", "abc", "408152a"])
def test_any_other_pin_is_wrong(robin, typed):
    assert not librarians.check(robin[0], typed)


def test_a_passphrase_is_the_same_however_its_letters_and_spaces_are_encoded(state):
    id = librarians.add("José", "cafe\u0301 kettle  window", "es")
    assert librarians.check(id, " café kettle window ")
    assert not librarians.check(id, "Café kettle window")


def test_what_is_stored_is_neither_pin_nor_code_and_differs_each_time(robin):
    other = librarians.add("Ana", PIN, "es")
    stored = {row.secret for row in Librarian.select()} | {RecoveryCode.get().secret}
    assert len(stored) == 3
    assert not [text for text in stored if PIN in text or robin[1] in text]
    assert librarians.check(other, PIN)


def test_a_hash_is_checked_with_the_parameters_it_was_made_with(monkeypatch):
    monkeypatch.setattr(slow_hash, "N", 2**4)
    weaker = slow_hash.scramble(PIN)
    monkeypatch.undo()
    assert weaker.startswith("scrypt$16$8$5$")
    assert slow_hash.scramble(PIN).startswith("scrypt$16384$8$5$")
    assert slow_hash.matches(PIN, weaker)
    assert not slow_hash.matches("408153", weaker)


@pytest.mark.parametrize("called", ["", "   ", "x" * 41, "Ro\u0000bin"])
def test_a_librarian_has_a_name_that_colleagues_can_read(state, called):
    with pytest.raises(Rejected, match="name that colleagues know"):
        librarians.add(called, PIN, "en")


def test_two_librarians_have_two_names(robin):
    with pytest.raises(Rejected, match="already"):
        librarians.add(" rOBIN ", "605913", "en")


def test_a_librarian_is_found_by_name(robin):
    assert librarians.find_called(" robin ").id == robin[0]
    with pytest.raises(NotFound, match="no librarian called Zoe"):
        librarians.find_called("Zoe")


def test_a_new_pin_replaces_the_old_one_and_moves_the_stamp(robin):
    stamp = librarians.change(robin[0], "730519")
    assert stamp == librarians.find(robin[0]).stamp == 1
    assert librarians.check(robin[0], "730519")
    assert not librarians.check(robin[0], PIN)


def test_a_passphrase_is_not_the_name_of_its_owner_or_of_the_library(robin):
    with pytest.raises(Rejected, match="first"):
        librarians.change(robin[0], "Harbour Library Robin", known=("Harbour Library",))


def test_a_librarian_who_was_removed_cannot_change_a_pin(robin):
    ana = librarians.add("Ana", "605913", "es")
    librarians.remove(ana)
    with pytest.raises(NotFound, match="not here any more"):
        librarians.change(ana, "730519")


def test_the_last_librarian_stays(robin):
    ana = librarians.add("Ana", "605913", "es")
    librarians.remove(robin[0])
    with pytest.raises(Rejected, match="only librarian"):
        librarians.remove(ana)
    assert [person.called for person in librarians.list_all()] == ["Ana"]


def test_the_number_of_somebody_removed_is_never_given_to_the_next(robin):
    ana = librarians.add("Ana", "605913", "es")
    librarians.remove(ana)
    assert librarians.add("Bea", "605913", "es") > ana


def test_the_language_of_a_desk_is_remembered(robin):
    librarians.speak(robin[0], "ar")
    assert librarians.find(robin[0]).locale == "ar"


def test_the_recovery_code_gives_a_new_pin_once(robin):
    id, code = robin
    following = recovery.redeem(code, id, "730519")
    assert librarians.check(id, "730519")
    assert following != code
    with pytest.raises(Rejected, match="older sheet"):
        recovery.redeem(code, id, "605913")
    assert recovery.redeem(following, id, "605913")


def test_recovery_ends_every_sitting_and_forgets_known_browsers(robin):
    ana = librarians.add("Ana", "605913", "es")
    token = known_browsers.remember(ana)
    recovery.redeem(robin[1], robin[0], "730519")
    assert {person.stamp for person in librarians.list_all()} == {1}
    assert not known_browsers.is_known(token)


def test_a_wrong_recovery_code_or_a_weak_pin_changes_nothing(robin):
    id, code = robin
    with pytest.raises(Rejected, match="not the recovery code"):
        recovery.redeem(recovery.new_code(), id, "730519")
    with pytest.raises(Rejected, match="try this PIN first"):
        recovery.redeem(code, id, "111111")
    assert librarians.check(id, PIN)


def test_a_new_recovery_code_replaces_the_old_one(robin):
    code = recovery.make()
    with pytest.raises(Rejected):
        recovery.redeem(robin[1], robin[0], "730519")
    assert recovery.redeem(code, robin[0], "730519")


@pytest.mark.parametrize(
    ("typed", "why"), [("1234", "16 digits. You entered 4"), ("", "You entered 0"), ("a" * 16, "16 digits")]
)
def test_a_recovery_code_that_cannot_be_one_says_why(typed, why):
    with pytest.raises(Rejected, match=why):
        recovery.read_code(typed)


def test_a_mistyped_recovery_code_is_noticed():
    code = recovery.new_code()
    wrong = code[:5] + str((int(code[5]) + 1) % 10) + code[6:]
    with pytest.raises(Rejected, match="One digit"):
        recovery.read_code(wrong)


def test_a_known_browser_is_known_by_its_token_alone(robin):
    token = known_browsers.remember(robin[0])
    assert known_browsers.is_known(token)
    assert not known_browsers.is_known(token + "x")
    assert not known_browsers.is_known("")


def test_known_browsers_go_with_their_librarian_and_never_become_too_many(robin):
    ana = librarians.add("Ana", "605913", "es")
    hers = known_browsers.remember(ana)
    librarians.remove(ana)
    assert not known_browsers.is_known(hers)
    tokens = [known_browsers.remember(robin[0]) for _ in range(known_browsers.MOST + 3)]
    known = [known_browsers.is_known(token) for token in tokens]
    assert known == [False] * 3 + [True] * known_browsers.MOST


def test_the_table_of_learners_still_knows_no_name():
    from kiosk.people.models import Learner

    bounds = {"counted_period", "counted", "year_from", "year_periods"}  # of the anonymous counts: small whole numbers
    assert set(Learner._meta.fields) == {"id", "code_hash", "used_on", *bounds}
