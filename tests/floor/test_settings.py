import pytest

from kiosk import settings
from kiosk.errors import Rejected


def test_without_anything_said_the_defaults_hold(tmp_path):
    chosen = settings.load({}, data=tmp_path)
    assert (chosen.host, chosen.port, chosen.idle_seconds, chosen.default_locale) == ("127.0.0.1", 8080, 240, "en")


def test_the_file_wins_over_defaults_the_environment_over_the_file_and_the_command_over_all(tmp_path):
    (tmp_path / "kiosk.toml").write_text('port = 1001\nlibrary_name = "Harbour"\n[local]\nhelp_desk = "Ask us"\n')
    environ = {"KIOSK_PORT": "1002", "KIOSK_DATA": str(tmp_path)}
    assert settings.load({"KIOSK_DATA": str(tmp_path)}).port == 1001
    assert settings.load(environ).port == 1002
    assert settings.load(environ, port=1003).port == 1003
    assert settings.load(environ).library_name == "Harbour"
    assert settings.load(environ).local == {"help_desk": "Ask us"}


def test_a_misspelt_name_stops_the_program_with_the_nearest_known_one(tmp_path):
    with pytest.raises(Rejected, match=r"no setting idle_second\. Did you mean idle_seconds\?"):
        settings.load({"KIOSK_IDLE_SECOND": "300"}, data=tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "eighty"),
        ("one_core", "perhaps"),
        ("idle_seconds", "10"),
        ("locales", "en,xx"),
        ("default_locale", "xx"),
        ("return_code_digits", "13"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(tmp_path, name, value):
    with pytest.raises(Rejected):
        settings.load({f"KIOSK_{name.upper()}": value}, data=tmp_path)


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "kiosk.toml").write_text("port = = 1")
    with pytest.raises(Rejected, match=r"kiosk\.toml cannot be read"):
        settings.load({}, data=tmp_path)


def test_languages_are_read_from_one_line(tmp_path):
    chosen = settings.load({"KIOSK_LOCALES": "ar, en", "KIOSK_DEFAULT_LOCALE": "ar"}, data=tmp_path)
    assert chosen.locales == ("ar", "en")


def test_the_default_language_is_one_that_is_offered(tmp_path):
    with pytest.raises(Rejected, match="default language"):
        settings.load({"KIOSK_LOCALES": "ar es"}, data=tmp_path)


def test_yes_and_no_are_understood(tmp_path):
    assert settings.load({"KIOSK_ONE_CORE": "no"}, data=tmp_path).one_core is False
    assert settings.load({"KIOSK_ONE_CORE": "true"}, data=tmp_path).one_core is True
