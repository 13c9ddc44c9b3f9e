"""The names of spoken sentences."""

import hashlib


def say_id(locale, text):
    """Return the id of ``text`` spoken in ``locale``: 16 hexadecimal digits.

    It is made from language and words, so the same sentence has one id, one
    recording and one cached sound wherever it stands.
    """
    return hashlib.sha256(f"{locale}\n{text}".encode()).hexdigest()[:16]
