"""The machine's own voice."""

import io
import wave
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from kiosk.errors import Busy, Rejected, Unavailable
from kiosk.i18n import LOCALES
from kiosk.voice import speaker
from kiosk.voice.texts import MAX_CHARACTERS

SENTENCES = {
    "en": "Long beats complicated.",
    "es": "¿Qué hace fuerte una contraseña?",
    "fr": "Un mot de passe long est plus solide.",
    "ar": "كلمة المرور الطويلة أقوى.",
    "id": "Kata sandi yang panjang lebih kuat.",
}


def seconds_of(sound):
    """Return how long the WAV ``sound`` is, by its own account and by its bytes."""
    with wave.open(io.BytesIO(sound)) as file:
        frames = file.getnframes()
        assert len(file.readframes(frames)) == frames * file.getsampwidth()
        return frames / file.getframerate()


@pytest.fixture
def plain_voice(machine_voice):
    """The machine's voice on a machine without opusenc."""
    return replace(machine_voice, opusenc=None)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_of_the_kiosk_is_spoken(plain_voice, locale):
    assert plain_voice.speaks(locale)
    assert seconds_of(plain_voice.speak(SENTENCES[locale], locale)) > 0.8


def test_slow_speech_takes_as_much_longer_as_it_promises(plain_voice):
    text = "A long password is hard to guess, and four random words are long. " * 3
    normal, slow = (seconds_of(plain_voice.speak(text, "en", speed)) for speed in ("normal", "slow"))
    assert slow / normal == pytest.approx(150 / 120, rel=0.1)


def test_speech_is_made_small_where_opusenc_is_installed(machine_voice, plain_voice):
    if machine_voice.opusenc is None:
        pytest.skip("opusenc is not installed (Debian: sudo apt install opus-tools)")
    small, large = (voice.speak(SENTENCES["en"], "en") for voice in (machine_voice, plain_voice))
    assert small.startswith(b"OggS")
    assert len(small) * 5 < len(large)


@pytest.mark.parametrize("text", ["--help", "-w stolen.wav", "-f /etc/hostname", "--path=/"])
def test_a_sentence_that_looks_like_an_option_is_spoken(plain_voice, text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert seconds_of(plain_voice.speak(text, "en")) > 0.3
    assert list(tmp_path.iterdir()) == []


def test_signs_that_command_the_voice_are_taken_out():
    assert speaker.plain("one\x01200S two [[h@'loU]] three\n") == "one 200S two [ [h@'loU]] three\n"


def test_a_language_without_a_voice_is_refused_by_name(machine_voice):
    with pytest.raises(Unavailable, match="cannot read aloud in tlh yet"):
        machine_voice.speak("nuqneH", "tlh")


def test_a_text_that_is_too_long_is_refused(machine_voice):
    with pytest.raises(Rejected, match="too long"):
        machine_voice.speak("a" * (MAX_CHARACTERS + 1), "en")


def test_a_machine_without_espeak_has_no_voice(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert speaker.find() is None


def test_a_voice_that_hangs_is_stopped(stand_in, monkeypatch):
    monkeypatch.setattr(speaker, "SECONDS_TO_SPEAK", 1)
    voice = stand_in("exec sleep 60")
    with pytest.raises(Unavailable, match="took too long"):
        voice.speak("Hello.", "en")


@pytest.mark.parametrize("script", ["exit 3", "cat > /dev/null", "echo something else"])
def test_a_voice_that_fails_says_so(stand_in, script):
    with pytest.raises(Unavailable, match="did not answer"):
        stand_in(script).speak("Hello.", "en")


def test_at_most_two_voices_speak_at_once_and_few_people_wait(stand_in, tmp_path):
    voice = stand_in(
        "cat > /dev/null; mkdir speaking-$$; ls -d speaking-* | wc -l >> at-once\n"
        "sleep 0.3; rmdir speaking-$$; printf 'RIFF%050d' 0"
    )

    def listen(_):
        try:
            return voice.speak("Hello.", "en")
        except Busy as error:
            return error

    with ThreadPoolExecutor(10) as people:
        heard = list(people.map(listen, range(10)))
    turned_away = [one for one in heard if isinstance(one, Busy)]
    assert max(map(int, (tmp_path / "at-once").read_text().split())) == speaker.VOICES_AT_ONCE
    assert len(turned_away) == 10 - speaker.VOICES_AT_ONCE - speaker.PLACES_TO_WAIT
    assert turned_away[0].seconds == 2
