"""Sounds that the tests play instead of a voice."""

import io
import wave


def silence(seconds):
    """Return a WAV file in which nothing is heard for so long."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * int(8000 * seconds))
    return file.getvalue()
