"""The machine's own voice: espeak-ng, made small by opusenc where that is installed.

The text goes in through standard input, never as an argument: a sentence that
starts with a dash must not become an option. Few voices speak at once, and few
people wait for one; the rest of the library must not stand still meanwhile.
"""

import os
import re
import shutil
import struct
from dataclasses import dataclass
from functools import cached_property
from subprocess import DEVNULL, PIPE, Popen, SubprocessError, TimeoutExpired, check_output
from threading import BoundedSemaphore

from kiosk.errors import Busy, KioskError, Rejected, Unavailable
from kiosk.i18n import LOCALES, N_
from kiosk.voice.texts import MAX_CHARACTERS

WORDS_A_MINUTE = {"normal": 150, "slow": 120}  # espeak's own default is 175, too fast to learn by
DIALECTS = {"en": "en-gb", "fr": "fr-fr"}  # as the spelling of our lessons; espeak-ng has no plain French
SECONDS_TO_SPEAK = 15
VOICES_AT_ONCE = 2
PLACES_TO_WAIT = 4
NO_VOICE = N_("This kiosk cannot read aloud in %(language)s yet.")
NO_ANSWER = N_("The voice did not answer. Try again.")
WAV_HEADER = 44  # bytes; the length fields stand at 4 and 40
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # espeak takes \x01 as the start of a command


@dataclass(frozen=True)
class Speaker:
    """An installed voice. ``opusenc`` is None where speech stays uncompressed WAV."""

    espeak: str
    opusenc: str | None
    places: BoundedSemaphore
    voices: BoundedSemaphore

    @property
    def suffix(self):
        """The kind of file :meth:`speak` makes."""
        return ".ogg" if self.opusenc else ".wav"

    @cached_property
    def _languages(self):
        listed = check_output([self.espeak, "--voices"], text=True, timeout=SECONDS_TO_SPEAK)
        return {line.split()[1] for line in listed.splitlines()[1:]}

    def speaks(self, locale):
        """Say whether there is a voice for ``locale``."""
        try:
            return DIALECTS.get(locale, locale) in self._languages
        except (OSError, SubprocessError):
            return False

    def speak(self, text, locale, speed="normal"):
        """Return ``text`` as sound: Ogg Opus, or WAV without opusenc. ``speed`` is "normal" or "slow".

        Raises Unavailable without a voice for ``locale``, Rejected for a text
        over MAX_CHARACTERS, Busy when too many are waiting already.
        """
        if not self.speaks(locale):
            raise no_voice(locale)
        if len(text) > MAX_CHARACTERS:
            raise Rejected(N_("This text is too long to read aloud."))
        if not self.places.acquire(blocking=False):
            raise Busy(N_("The voice is busy. It will try again in %(seconds)s seconds."), seconds=2)
        try:
            with self.voices:
                return self._speak(text, locale, speed)
        finally:
            self.places.release()

    def _speak(self, text, locale, speed):
        voice = DIALECTS.get(locale, locale)
        pace = str(WORDS_A_MINUTE[speed])
        espeak = [self.espeak, "-v", voice, "-s", pace, "-b", "1", "--stdin", "--stdout"]
        wav = with_true_length(_pipe(espeak, plain(text).encode()))
        return _pipe([self.opusenc, "--quiet", "--bitrate", "24", "-", "-"], wav) if self.opusenc else wav


def find():
    """Return the :class:`Speaker` of this machine, or None if espeak-ng is not installed."""
    espeak = shutil.which("espeak-ng")
    if not espeak:
        return None
    places = BoundedSemaphore(VOICES_AT_ONCE + PLACES_TO_WAIT)
    return Speaker(espeak, shutil.which("opusenc"), places, BoundedSemaphore(VOICES_AT_ONCE))


def no_voice(locale) -> KioskError:
    """Return the failure that says this machine has no voice for ``locale``."""
    language = LOCALES[locale].name if locale in LOCALES else locale
    return Unavailable(NO_VOICE, language=language)


def plain(text):
    """Return ``text`` without what espeak-ng would take for commands or sounds instead of words."""
    return CONTROLS.sub(" ", text).replace("[[", "[ [")


def with_true_length(wav):
    """Return ``wav`` with its two length fields filled in: espeak-ng cannot know them while it speaks."""
    if len(wav) <= WAV_HEADER or not wav.startswith(b"RIFF"):
        raise Unavailable(NO_ANSWER)
    whole, samples = struct.pack("<I", len(wav) - 8), struct.pack("<I", len(wav) - WAV_HEADER)
    return b"".join((wav[:4], whole, wav[8:40], samples, wav[WAV_HEADER:]))


def _pipe(command, data):
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as program:
        _free_from_one_core(program.pid)
        try:
            sound, _ = program.communicate(data, timeout=SECONDS_TO_SPEAK)
        except TimeoutExpired:
            program.kill()
            raise Unavailable(N_("The voice took too long. Try again.")) from None
    if program.returncode != 0 or not sound:
        raise Unavailable(NO_ANSWER)
    return sound


def _free_from_one_core(pid):
    """Let a helper use every core: the server keeps to one and hands that down to what it starts."""
    if hasattr(os, "sched_setaffinity"):
        try:
            os.sched_setaffinity(pid, range(os.cpu_count()))
        except OSError:
            return  # it has ended already, or this machine does not allow it
