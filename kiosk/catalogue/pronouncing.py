"""How a sentence is read aloud, where that differs from how it is written.

Addresses, passwords and codes are read piece by piece, with the names of
their signs; some words are said in another way than a voice would guess.
``content/spoken.toml`` has both, language by language.
"""

import re
from dataclasses import dataclass, field

from kiosk.catalogue import markup

ADDRESS = re.compile(r"[\w-]+(?:[.@/:][\w@-]+)+/?")
PLAIN_WORDS = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
PIECES = re.compile(r"[^\W\d_]+|\d|[^\w\s]|_")
PAUSE = ", "


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """The ``signs`` and ``words`` of one language, as they are to be spoken."""

    signs: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def of(self, message):
        """Return the Markdown ``message`` as it is to be read aloud."""
        return self._say(markup.plain(message, self._spell))

    def _spell(self, code):
        """Return what stands in a code span, piece by piece if it is no plain word.

        >>> Pronunciation({".": "dot", "-": "hyphen"})._spell("my-bank.example")
        'my hyphen bank dot example'
        """
        if PLAIN_WORDS.fullmatch(code):
            return code
        if ADDRESS.fullmatch(code):
            return " ".join(self._name(piece) for piece in PIECES.findall(code))
        return PAUSE.join(PAUSE.join(self._name(sign) for sign in word if not sign.isspace()) for word in code.split())

    def _name(self, piece):
        return self.signs.get(piece, piece)

    def _say(self, sentence):
        spoken = {word.casefold(): said for word, said in self.words.items()}
        if not spoken:
            return sentence
        longest = sorted(self.words, key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.I)
        return pattern.sub(lambda found: spoken[found[0].casefold()], sentence)
