"""Sentences that a person has spoken, shipped with the lessons.

A recording lies in a folder ``audio/<locale>/`` anywhere in the content and is
called by the id of its sentence: ``0123456789abcdef.ogg``, and, where somebody
also spoke slowly, ``0123456789abcdef-slow.ogg``.
"""

import re

MIMETYPES = {".ogg": "audio/ogg", ".mp3": "audio/mpeg", ".wav": "audio/wav"}
NAME = re.compile(r"[0-9a-f]{16}(-slow)?")


def find_recordings(content):
    """Return the path of every recording under the folder ``content`` by its name without suffix."""
    found = sorted(content.glob("**/audio/*/*"))
    return {path.stem: path for path in found if path.suffix in MIMETYPES and NAME.fullmatch(path.stem)}
