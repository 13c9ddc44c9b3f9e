"""The support file helps, and tells nothing about a person or a place."""

import logging
from dataclasses import fields, replace

import pytest

from kiosk import preferences, settings
from kiosk.errors import Unavailable
from kiosk.people import codes, learners, librarians
from kiosk.upkeep import backups, notices, second_place, support
from kiosk.upkeep.checks import Facts
from kiosk.upkeep.recent import RecentWarnings

PLACE = {
    "library_name": "Harbour Library",
    "trusted_hosts": ("kiosk.harbour.example",),
    "desk_addresses": ("192.168.7.23", "10.4.0.0/16"),
    "host": "192.168.7.5",
    "local": {"help_desk": "Ring Maria on 555 0101.", "police_nonurgent": "555 0102"},
    "branch": {"city": "Port Example", "kiosk_address": "http://192.168.7.5"},
}
NAMES = ("Harbour", "harbour", "HARBOUR STICK", "Maria", "Robin", "Wren", "Port Example")
NUMBERS = ("192.168", "10.4.0.0", "555 0101", "5550101", "555 0102", "408152", "951753846")


@pytest.fixture
def facts(chosen, catalogues):
    seeded = replace(chosen, **PLACE)
    return Facts(settings=seeded, given=seeded, catalogue=catalogues.complete, speaks=lambda locale: False)


@pytest.fixture
def secrets(chosen, facts, drawer):
    """Everything that must not get out, seeded into a kiosk that has much to complain about."""
    pepper = codes.load_pepper(chosen.data / "keys" / "pepper")
    code = learners.keep(learners.start(), pepper)
    librarians.add_first("Robin", "408152", "en")
    librarians.add("Wren", "951753846", "ar")
    preferences.write(library_name="Harbour Library", local=PLACE["local"], branch=PLACE["branch"])
    made = backups.make(facts.settings)
    drawer.plug_in("HARBOUR STICK")
    (stick,) = second_place.usable_sticks(facts.settings)
    second_place.copy_to_stick(facts.settings, made, stick)
    notices.add("The progress file was missing. The newest backup took over.")
    hashes = [row.secret for row in librarians.Librarian.select()]
    return [*NAMES, *NUMBERS, code, pepper.hex(), codes.hash_code(code, pepper).hex(), *hashes, str(chosen.data)]


def test_it_holds_no_secret_no_name_and_no_address(facts, secrets):
    recent = RecentWarnings()
    with recent.listening():
        for secret in secrets:
            logging.getLogger("kiosk.web").error("lost %s", secret)
            logging.getLogger("kiosk.preferences").error("preference %s left out: %s", "local", Unavailable(secret))
    text = support.of(replace(facts, wrong_pins=10, second_failure=Unavailable(second_place.GONE)), recent.lines())
    assert [secret for secret in secrets if secret in text] == []


def test_it_tells_what_helps(facts, secrets):
    text = support.of(facts)
    assert "kiosk 0." in text
    assert "SQLite 3." in text
    assert "host = one address" in text
    assert "local = help_desk police_nonurgent" in text
    assert "desk_addresses = 2 given" in text
    assert "library_name = given" in text
    assert "look  voice-ar: This kiosk cannot read aloud" in text
    assert "look  notice-1: The progress file was missing." in text
    assert "librarian: fewer than 5" in text
    assert "1 backups: " in text


def test_every_setting_is_named(facts):
    text = support.of(facts)
    assert [one.name for one in fields(settings.Settings) if f"\n{one.name} = " not in text] == []


def test_a_setting_made_one_day_starts_out_hidden():
    for value in ("Harbour", ("Harbour",), {"slot": "Harbour"}):
        assert "Harbour" not in str(support._harmless("made_one_day", value))


@pytest.mark.parametrize(("people", "shown"), [(4, "fewer than 5"), (5, "5")])
def test_small_numbers_are_not_told(facts, people, shown):
    for _ in range(people):
        learners.start()
    assert f"\nlearner: {shown}\n" in support.of(facts)


def test_a_state_file_that_cannot_be_read_is_said(facts, tmp_path):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "state.sqlite").write_bytes(b"noise" * 1000)
    text = support.report(replace(facts.settings, data=broken), ())
    assert "the state file cannot be read: DatabaseError" in text
    assert "all well" in text


def test_a_kiosk_that_has_not_started_yet_has_a_file_too(facts, tmp_path):
    assert "no state file" in support.report(replace(facts.settings, data=tmp_path / "sticks"), ())
