"""Words as search compares them: without case, accents, Arabic vowel signs, letter variants and article.

People who search write as they speak: "contrasena", "الخصوصيه". Both sides,
lessons and questions, are folded the same way.
"""

import re
import unicodedata
from functools import lru_cache

# vowel signs and accents of all living scripts; Python's \w leaves them out and would cut words there
MARKS = "".join(chr(code) for code in range(0x300, 0x1B00) if unicodedata.category(chr(code)).startswith("M"))
WORD = re.compile(rf"(?:[^\W_][{MARKS}]*)+(?:['’](?:[^\W_][{MARKS}]*)+)*")
ARABIC = re.compile(r"[\u0600-\u06ff]")
LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
ARTICLE = re.compile(r"(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{3})")


def pieces(text):
    """Return the words of ``text`` as written."""
    return WORD.findall(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=20_000)
def fold(word):
    """Return the form of one word that search compares.

    >>> fold("Contraseña"), fold("الخُصوصيّة")
    ('contrasena', 'خصوصيه')
    """
    word = word.translate(LETTERS)
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter) and letter not in "'’")
    return ARTICLE.sub("", bare, count=1) if ARABIC.search(bare) and ARTICLE.match(bare) else bare
