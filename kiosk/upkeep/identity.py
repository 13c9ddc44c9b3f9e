"""How this kiosk knows its own backups: a mark in the file, and a folder name on a stick.

The mark is made from the key of the return codes, but leads back to it no more
than a stored code does. It tells staff in time that the return cards of a
backup belong to another kiosk, whose key is not in the backup.
"""

import hashlib
import hmac
import re
import unicodedata

from kiosk.people import codes
from kiosk.storage import deed, state_db

UNSIGNED = 0  # a file of before the marks
NAME_SIGNS = 40
_NOT_IN_A_NAME = re.compile(r"[^\w]+|_+")


def mark_of(settings):
    """Return the mark of the kiosk in this data folder: a whole number of 31 bits, never 0."""
    pepper = codes.load_pepper(settings.data / "keys" / "pepper")
    digest = hmac.new(pepper, b"kiosk mark", hashlib.sha256).digest()
    return int.from_bytes(digest[:4]) >> 1 or 1


@deed
def sign(settings):
    """Put this kiosk's mark into the open state file, where every backup takes it along."""
    mark = mark_of(settings)
    if state_db.execute_sql("PRAGMA application_id").fetchone()[0] != mark:
        state_db.execute_sql(f"PRAGMA application_id = {mark}")


def folder_name(settings):
    """Return what this kiosk's folder on a stick is called: the library, readable, and the mark."""
    name = unicodedata.normalize("NFC", settings.library_name).lower()
    readable = _NOT_IN_A_NAME.sub("-", name).strip("-")[:NAME_SIGNS].strip("-") or "library"
    return f"{readable}-{ending(settings)}"


def ending(settings):
    """Return the end of the folder name, which stays when the library gets another name."""
    return f"{mark_of(settings):08x}"
