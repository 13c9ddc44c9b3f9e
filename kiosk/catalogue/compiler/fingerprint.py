"""One short text that changes whenever the catalogue would: contents, translations, languages, our own code."""

import hashlib
import sqlite3
from pathlib import Path

CODE = Path(__file__).parents[1]
DOMAINS = ("content", "messages")


def fingerprint(content, translations, locales, additions=()):
    """Return the fingerprint of what a build would read, as hexadecimal digits. An addition is known by its folder."""
    digest = hashlib.sha256("\n".join(locales).encode())
    words = [translations / locale / "LC_MESSAGES" / f"{domain}.po" for locale in locales for domain in DOMAINS]
    for folder, files in ((CODE, CODE.rglob("*.py")), (content, content.rglob("*")), (translations, words)):
        for file in sorted(file for file in files if file.is_file()):
            data = file.read_bytes()
            digest.update(f"\n{file.relative_to(folder)}\n{len(data)}\n".encode())
            digest.update(data)
    for addition in additions:
        digest.update(f"\n{addition.folder.name}\n{addition.replaces}\n{addition.retranslates}\n".encode())
    return digest.hexdigest()


def fingerprint_of(catalogue):
    """Return the fingerprint stored in the file ``catalogue``, or "" if there is none to read."""
    if not catalogue.exists():
        return ""
    connection = sqlite3.connect(f"{catalogue.absolute().as_uri()}?mode=ro", uri=True)
    try:
        row = connection.execute("SELECT value FROM info WHERE key = 'fingerprint'").fetchone()
    except sqlite3.DatabaseError:  # an older or damaged file: build it anew
        return ""
    finally:
        connection.close()
    return row[0] if row else ""
