import pytest

from kiosk import preferences, settings
from kiosk.errors import Rejected


@pytest.fixture
def given(tmp_path):
    """The settings a kiosk was started with."""
    return settings.load({}, data=tmp_path)


def test_what_staff_decided_wins_over_the_settings_file(state, tmp_path):
    (tmp_path / "kiosk.toml").write_text('library_name = "Old name"\nidle_seconds = 300')
    given = settings.load({}, data=tmp_path)
    preferences.write(library_name="Harbour Library")
    wish = preferences.applied(given)
    assert (wish.library_name, wish.idle_seconds) == ("Harbour Library", 300)


def test_deciding_again_replaces_the_first_decision(state, given):
    preferences.write(lessons_off=["your-data"])
    preferences.write(lessons_off=[])
    assert preferences.applied(given).lessons_off == ()


def test_only_what_is_decided_at_the_desk_can_be_decided_there(state):
    with pytest.raises(Rejected):
        preferences.write(data="/elsewhere")
    assert preferences.read() == {}


def test_a_decision_that_no_longer_fits_is_left_out_and_the_others_hold(state, given):
    preferences.write(default_size="huge", library_name="Harbour Library", locales=["tlh", "ar"], default_locale="es")
    wish = preferences.applied(given)
    assert (wish.default_size, wish.library_name) == ("a", "Harbour Library")
    assert (wish.locales, wish.default_locale) == (("ar",), "ar")


def test_staff_cannot_offer_a_language_that_the_operator_left_out(state, tmp_path):
    given = settings.load({"KIOSK_LOCALES": "en es"}, data=tmp_path)
    preferences.write(locales=["ar", "es"], default_locale="ar")
    assert preferences.applied(given).locales == ("es",)


@pytest.mark.parametrize("address", ["desk", "192.168.1.300", "10.0.0.0/40"])
def test_an_address_that_is_none_is_refused(given, address):
    with pytest.raises(Rejected, match="no address"):
        settings.changed(given, {"desk_addresses": [address]})
