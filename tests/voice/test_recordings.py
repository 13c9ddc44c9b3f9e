"""Recordings shipped with the lessons."""

from kiosk.voice.recordings import find_recordings


def add(content, name):
    path = content / "security" / "strong-passwords" / "audio" / "en" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"sound")
    return path


def test_a_recording_is_found_by_the_id_of_its_sentence(tmp_path):
    path = add(tmp_path, "0123456789abcdef.ogg")
    slow = add(tmp_path, "0123456789abcdef-slow.mp3")
    assert find_recordings(tmp_path) == {"0123456789abcdef": path, "0123456789abcdef-slow": slow}


def test_other_files_are_left_alone(tmp_path):
    add(tmp_path, "notes.txt")
    add(tmp_path, "take-2.ogg")
    assert find_recordings(tmp_path) == {}
