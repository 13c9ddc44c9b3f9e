"""Spoken sentences on disk."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.voice.cache import AudioCache


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "voice"


def bytes_in(folder):
    return sum(path.stat().st_size for path in folder.iterdir())


def test_a_sound_comes_back_as_it_was(folder):
    cache = AudioCache(folder, 100)
    cache.put("a.wav", b"hello")
    assert cache.get("a.wav") == b"hello"


def test_an_unknown_sound_is_nothing(folder):
    assert AudioCache(folder, 100).get("a.wav") is None


def test_sounds_are_still_there_after_a_restart(folder):
    AudioCache(folder, 100).put("a.wav", b"hello")
    assert AudioCache(folder, 100).get("a.wav") == b"hello"


def test_the_longest_unused_sound_makes_room(folder):
    cache = AudioCache(folder, 10)
    cache.put("a.wav", b"aaaaa")
    cache.put("b.wav", b"bbbbb")
    cache.get("a.wav")
    cache.put("c.wav", b"ccccc")
    assert cache.get("b.wav") is None
    assert cache.get("a.wav") == b"aaaaa"
    assert bytes_in(folder) == 10


def test_a_smaller_limit_holds_from_the_next_start(folder):
    cache = AudioCache(folder, 100)
    for name in "abcd":
        cache.put(name, b"12345")
    AudioCache(folder, 12)
    assert bytes_in(folder) == 10


def test_a_sound_larger_than_the_limit_is_not_kept(folder):
    cache = AudioCache(folder, 4)
    cache.put("a.wav", b"12345")
    assert cache.get("a.wav") is None
    assert bytes_in(folder) == 0


def test_what_a_power_cut_left_half_written_is_never_served(folder):
    folder.mkdir()
    (folder / "a.wav.part").write_bytes(b"RIFF")
    cache = AudioCache(folder, 100)
    assert cache.get("a.wav") is None
    assert list(folder.iterdir()) == []


def test_a_folder_emptied_by_hand_does_no_harm(folder):
    cache = AudioCache(folder, 10)
    cache.put("a.wav", b"aaaaa")
    (folder / "a.wav").unlink()
    assert cache.get("a.wav") is None
    cache.put("b.wav", b"0123456789")
    assert cache.get("b.wav") == b"0123456789"


def test_a_disk_that_refuses_leaves_nothing_counted(folder):
    cache = AudioCache(folder, 10)
    shutil.rmtree(folder)
    with pytest.raises(OSError, match="No such file"):
        cache.put("a.wav", b"aaaaa")
    folder.mkdir()
    cache.put("b.wav", b"0123456789")
    assert cache.get("b.wav") == b"0123456789"


def test_the_limit_holds_while_many_write_at_once(folder):
    cache = AudioCache(folder, 1000)

    def keep(number):
        cache.put(f"{number}.wav", b"x" * 90)
        return bytes_in_while_changing(folder)

    with ThreadPoolExecutor(8) as pages:
        assert max(pages.map(keep, range(120))) <= 1000
    assert bytes_in(folder) == 990


def bytes_in_while_changing(folder):
    total = 0
    for path in list(folder.iterdir()):
        try:
            total += path.stat().st_size
        except FileNotFoundError:
            continue  # made room in the meantime
    return total


def test_many_readers_and_writers_only_ever_hear_whole_sounds(folder):
    cache = AudioCache(folder, 2000)

    def use(number):
        name = f"{number % 30}.wav"
        cache.put(name, name.encode() * 20)
        heard = cache.get(name)
        return heard in (None, name.encode() * 20)

    with ThreadPoolExecutor(8) as pages:
        assert all(pages.map(use, range(600)))
