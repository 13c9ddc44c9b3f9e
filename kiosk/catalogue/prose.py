"""Words, sentences and syllables, counted the same way by every check."""

import re
from functools import lru_cache

from kiosk.catalogue.markup import CACHED_MESSAGES, prose

WORDS = 16_384  # different words that are remembered with their syllables
SENTENCE_END = re.compile(r"(?<=[.!?…؟。])[\"”’»')]*\s+")
HAS_LETTER = re.compile(r"\w")
VOWELS = re.compile(r"[aeiouy]+")
SAID_APART = re.compile(
    r"(?<![tcsgxln])io|(?<![tcsgxl])ia|(?<!p)eo(?!u)|(?<![qg])ua(?!r)|uou"  # radio, trial, video, usual, continuous
    r"|(?<=[aeiouy][a-z])ea$|creat|iet|scie|oe(?=[mt])"  # idea, create, quiet, science, poem
    r"|(?<=[aeiouy])ing"  # going
)
SILENT_END = re.compile(r"(?<![aeiouy])(?:e|es|ed)$")
SPOKEN_END = re.compile(r"(?:[^aeiouy]les?|[td]ed|(?:[cgsxz]|sh|ch)es)$")
SILENT_INSIDE = re.compile(r"[^aeiouyl]e(?=(?:ful|ly|thing|times?|body|where|less|ness|ment)s?$)|every(?!o)")  # likely
FRENCH_NUCLEUS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœ]+")
FRENCH_SILENT_END = re.compile(r"(?<=[^aeiouyàâäéèêëîïôöùûüœ])(?:e|es|ent)$")
SPANISH_NUCLEUS = re.compile(r"[iuüy]?[aeoáéó][iuüy]?|[iuü][íú]|[íú]|[iuüy]+")


@lru_cache(maxsize=CACHED_MESSAGES)
def words(message):
    """Return the words of Markdown ``message``; a code span counts as one word."""
    return tuple(word for word in prose(message).split() if HAS_LETTER.search(word))


@lru_cache(maxsize=CACHED_MESSAGES)
def sentences(message):
    """Return the sentences of Markdown ``message``; a list item without a full stop counts as one."""
    return tuple(one for one in SENTENCE_END.split(prose(message)) if HAS_LETTER.search(one))


@lru_cache(maxsize=WORDS)
def english_syllables(word):
    """Estimate the syllables of an English ``word``.

    Our own heuristic, right for at least nine everyday words in ten: each run
    of vowel letters is one; a silent end (-e, -es, -ed) is none, except -le
    after a consonant, -ed after t or d, and -es after a hiss; pairs that are
    said apart (radio, idea, going) are two. A number counts as one, as it is
    read at a glance.

    >>> [english_syllables(word) for word in ("table", "hoped", "wanted", "idea", "2026")]
    [2, 1, 2, 3, 1]
    """
    word = word.lower().replace("’", "'").split("'")[0]
    if not word.isalpha():
        return 1
    count = len(VOWELS.findall(word)) + len(SAID_APART.findall(word)) - len(SILENT_INSIDE.findall(word))
    if SILENT_END.search(word) and not SPOKEN_END.search(word):
        count -= 1
    return max(count, 1)


@lru_cache(maxsize=WORDS)
def french_syllables(word):
    """Estimate the syllables of a French ``word`` as it is spoken: runs of vowels, without a silent end.

    >>> [french_syllables(word) for word in ("mot", "passe", "téléphone", "messages", "clé")]
    [1, 1, 3, 2, 1]
    """
    word = FRENCH_SILENT_END.sub("", word.lower())
    return max(len(FRENCH_NUCLEUS.findall(word)), 1)


@lru_cache(maxsize=WORDS)
def spanish_syllables(word):
    """Return the syllables of a Spanish ``word``: vowels, with weak ones (i, u) joined to a strong neighbour.

    >>> [spanish_syllables(word) for word in ("contraseña", "día", "ciudad", "leer", "que")]
    [4, 2, 2, 2, 1]
    """
    word = re.sub(r"([gq])u(?=[eiéí])", r"\1", word.lower())
    return max(len(SPANISH_NUCLEUS.findall(word)), 1)
