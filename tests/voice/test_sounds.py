"""From the id of a sentence to its sound."""

import shutil
from dataclasses import replace

import peewee
import pytest

from kiosk.catalogue import shelf
from kiosk.catalogue.sentences import say_id
from kiosk.catalogue.shelves import NOTHING
from kiosk.errors import NotFound, Unavailable
from kiosk.voice import Voice

LESSON_SENTENCE = say_id("en", "Long beats complicated.")
UNTRANSLATED = say_id("en", "In English still.")
UNKNOWN = "0123456789abcdef"


@pytest.fixture(autouse=True)
def lessons(monkeypatch):
    """A catalogue that knows two sentences, both written in English."""
    database = peewee.SqliteDatabase(":memory:")
    database.execute_sql("CREATE TABLE spokentext (id TEXT PRIMARY KEY, text TEXT, locale TEXT)")
    sentences = [(LESSON_SENTENCE, "Long beats complicated."), (UNTRANSLATED, "In English still.")]
    for sentence in sentences:
        database.execute_sql("INSERT INTO spokentext VALUES (?, ?, 'en')", sentence)
    monkeypatch.setattr(shelf, "_catalogue", replace(NOTHING, database=database))
    yield
    database.close()


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


@pytest.fixture
def voice(machine_voice, tmp_path, content):
    """The voice of a kiosk on a machine with espeak-ng."""
    return Voice(tmp_path / "voice", 2**20, content)


@pytest.fixture
def mute(tmp_path, content, monkeypatch):
    """The voice of a kiosk on a machine without espeak-ng."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return Voice(tmp_path / "voice", 2**20, content)


def record(content, name):
    folder = content / "security" / "audio" / "en"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.mp3").write_bytes(b"spoken by a person")


def kept(tmp_path):
    return sorted(path.stem for path in (tmp_path / "voice").iterdir())


def test_a_sentence_of_a_lesson_is_spoken_once_and_kept(voice, tmp_path):
    sound = voice.sound_of(LESSON_SENTENCE, "en", "normal")
    assert sound.mimetype in ("audio/ogg", "audio/wav")
    assert kept(tmp_path) == [f"{LESSON_SENTENCE}-normal"]
    assert voice.sound_of(LESSON_SENTENCE, "en", "normal") == sound


def test_a_kept_sentence_needs_no_speaking(voice, tmp_path):
    voice.sound_of(LESSON_SENTENCE, "en", "normal")
    (file,) = (tmp_path / "voice").iterdir()
    file.write_bytes(b"kept")
    assert voice.sound_of(LESSON_SENTENCE, "en", "normal").data == b"kept"


def test_slow_and_normal_are_two_sounds(voice, tmp_path):
    assert voice.sound_of(LESSON_SENTENCE, "en", "normal") != voice.sound_of(LESSON_SENTENCE, "en", "slow")
    assert kept(tmp_path) == [f"{LESSON_SENTENCE}-normal", f"{LESSON_SENTENCE}-slow"]


def test_a_sentence_of_the_interface_leaves_nothing_on_disk(voice, tmp_path):
    name = voice.say_id("No lesson matches “divorce”.", "en")
    assert voice.sound_of(name, "en", "normal").data
    assert kept(tmp_path) == []


def test_an_untranslated_sentence_speaks_its_own_language(voice):
    english = voice.sound_of(UNTRANSLATED, "en", "normal")
    assert voice.sound_of(UNTRANSLATED, "ar", "normal").data == english.data


@pytest.mark.parametrize("name", [UNKNOWN, "", "../../etc/passwd", LESSON_SENTENCE.upper(), LESSON_SENTENCE + "0"])
def test_only_known_sentences_are_spoken(voice, name):
    with pytest.raises(NotFound, match="no such sentence"):
        voice.sound_of(name, "en", "normal")


def test_there_are_two_speeds(voice):
    with pytest.raises(NotFound):
        voice.sound_of(LESSON_SENTENCE, "en", "fast")


def test_a_full_disk_does_not_stop_the_voice(voice, tmp_path):
    shutil.rmtree(tmp_path / "voice")
    assert voice.sound_of(LESSON_SENTENCE, "en", "normal").data


def test_the_words_of_a_sentence_can_be_shown(voice):
    assert voice.text_of(LESSON_SENTENCE) == "Long beats complicated."
    assert voice.text_of(voice.say_id("Go on", "en")) == "Go on"
    assert voice.text_of(UNKNOWN) is None


@pytest.mark.parametrize(("locale", "language"), [("en", "English"), ("ar", "العربية")])
def test_a_machine_without_a_voice_says_which_language_it_cannot_speak(mute, locale, language):
    name = mute.say_id("1", locale)
    with pytest.raises(Unavailable, match=f"cannot read aloud in {language} yet"):
        mute.sound_of(name, locale, "normal")
    assert not mute.speaks(locale)


def test_a_recording_wins_over_the_machine_voice(voice, content, tmp_path):
    record(content, LESSON_SENTENCE)
    sound = Voice(tmp_path / "voice", 2**20, content).sound_of(LESSON_SENTENCE, "en", "normal")
    assert (sound.data, sound.mimetype) == (b"spoken by a person", "audio/mpeg")


def test_a_recording_needs_no_machine_voice(mute, content, tmp_path):
    record(content, LESSON_SENTENCE)
    mute = Voice(tmp_path / "voice", 2**20, content)
    for speed in ("normal", "slow"):
        assert mute.sound_of(LESSON_SENTENCE, "en", speed).data == b"spoken by a person"


def test_slower_is_slower_even_where_there_is_a_recording(machine_voice, content, tmp_path):
    record(content, LESSON_SENTENCE)
    voice = Voice(tmp_path / "voice", 2**20, content)
    assert voice.sound_of(LESSON_SENTENCE, "en", "slow").data != b"spoken by a person"
    record(content, f"{LESSON_SENTENCE}-slow")
    voice = Voice(tmp_path / "voice", 2**20, content)
    assert voice.sound_of(LESSON_SENTENCE, "en", "slow").data == b"spoken by a person"
