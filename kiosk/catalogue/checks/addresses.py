"""Addresses in lessons belong to nobody: only names under ``.example`` and ``.test`` are reserved (RFC 2606)."""

import re

from kiosk.catalogue.source.walks import texts_of

ADDRESS = re.compile(r"(?<![\w.@-])(?:[\w.+-]+@)?(?:[\w-]+\.)+([a-z]{2,})(?![\w-])", re.IGNORECASE)
RESERVED = {"example", "test"}
PROGRAM_ENDINGS = {"apk", "exe"}
DOCUMENT_ENDINGS = {"csv", "doc", "docx", "html", "jpeg", "jpg", "mp3", "mp4", "odt", "pdf", "png", "txt", "zip"}
# the manual speaks of these
OUR_FILE_ENDINGS = {"json", "key", "keyletter", "md", "pack", "po", "report", "sqlite", "svg", "toml"}
KNOWN = RESERVED | PROGRAM_ENDINGS | DOCUMENT_ENDINGS | OUR_FILE_ENDINGS


def are_reserved(library):
    """Every address in every text ends in .example or .test."""
    for text in texts_of(library):
        for address in strangers(text.value):
            yield text.problem(f"{address} may belong to somebody", "use a name that ends in .example or .test")


def strangers(message):
    """Return the addresses in ``message`` that somebody could own."""
    return [found[0] for found in ADDRESS.finditer(message) if found[1].lower() not in KNOWN]
