"""From the id of a sentence to its sound.

Sounds of lessons are kept on disk. Sentences of the interface may carry what
one person searched or reached; they are spoken anew and leave no file behind.
"""

import logging
import re
from dataclasses import dataclass

from kiosk.catalogue import spoken
from kiosk.errors import NotFound
from kiosk.i18n import N_
from kiosk.settings import bundled
from kiosk.voice import speaker
from kiosk.voice.cache import AudioCache
from kiosk.voice.recordings import MIMETYPES, find_recordings
from kiosk.voice.texts import Texts

log = logging.getLogger(__name__)
ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Sound:
    """A sentence to hear: the bytes of an audio file and what kind it is."""

    data: bytes
    mimetype: str


class Voice:
    """Everything one kiosk can say. ``folder`` keeps at most ``max_bytes`` of spoken sentences."""

    def __init__(self, folder, max_bytes, content=None):
        self._content = content or bundled("content")
        self._recordings = find_recordings(self._content)
        self._cache = AudioCache(folder, max_bytes)
        self._speaker = speaker.find()
        self._shown = Texts()

    def learn(self, folders):
        """Know the recordings in ``folders``, those of packs, besides the bundled ones."""
        self._recordings = find_recordings(self._content, *folders)

    def say_id(self, text, locale):
        """Return the id by which a page asks for the sentence ``text`` of the interface."""
        return self._shown.say_id(text, locale)

    def speaks(self, locale):
        """Say whether any sentence in ``locale`` can be read aloud."""
        return self._speaker is not None and self._speaker.speaks(locale)

    def text_of(self, name):
        """Return the words of the sentence with the id ``name``, or None if no text has it."""
        found = spoken.find(name) or self._shown.find(name)
        return found[0] if found else None

    def sound_of(self, name, locale, speed="normal"):
        """Return the :class:`Sound` of the sentence with the id ``name``; ``speed`` is "normal" or "slow".

        ``locale`` is the language of the page; a sentence on it that is not
        translated yet is spoken in its own. Raises NotFound for an id that no
        text has, Unavailable when this machine has no voice for it, Busy when
        too many are listening.
        """
        if not ID.fullmatch(name) or speed not in speaker.WORDS_A_MINUTE:
            raise _unknown()
        recording = self._find_recording(name, locale, speed)
        if recording:
            return Sound(recording.read_bytes(), MIMETYPES[recording.suffix])
        lesson_text = spoken.find(name)
        if lesson_text:
            return self._lesson_sound(name, *lesson_text, speed)
        shown = self._shown.find(name)
        if not shown:
            raise _unknown()
        return self._speak(*shown, speed)

    def _find_recording(self, name, locale, speed):
        normal, slow = self._recordings.get(name), self._recordings.get(f"{name}-slow")
        if speed == "normal":
            return normal
        if slow or self.speaks(locale):
            return slow  # without one, the machine's voice can speak slower; a recording cannot
        return normal

    def _lesson_sound(self, name, text, locale, speed):
        if not self.speaks(locale):
            raise speaker.no_voice(locale)
        file = f"{name}-{speed}{self._speaker.suffix}"
        kept = self._cache.get(file)
        if kept:
            return Sound(kept, MIMETYPES[self._speaker.suffix])
        sound = self._speak(text, locale, speed)
        self._keep(file, sound.data)
        return sound

    def _speak(self, text, locale, speed):
        if self._speaker is None:
            raise speaker.no_voice(locale)
        return Sound(self._speaker.speak(text, locale, speed), MIMETYPES[self._speaker.suffix])

    def _keep(self, file, data):
        try:
            self._cache.put(file, data)
        except OSError as error:
            log.warning("a spoken sentence could not be kept: %s", error.strerror)


def _unknown():
    return NotFound(N_("There is no such sentence to read aloud."))
