"""Sentences that a person has spoken, shipped with the lessons.

A recording lies in a folder ``audio/<locale>/`` anywhere in the content and is
called by the id of its sentence: ``0123456789abcdef.ogg``, and, where somebody
also spoke slowly, ``0123456789abcdef-slow.ogg``.
"""

import re

MIMETYPES = {".ogg": "audio/ogg", ".mp3": "audio/mpeg", ".wav": "audio/wav"}
NAME = re.compile(r"[0-9a-f]{16}(-slow)?")


def find_recordings(*folders):
    """Return the path of every recording under the ``folders`` by its name without suffix; the last of two counts."""
    found = [path for folder in folders for path in sorted(folder.glob("**/audio/*/*"))]
    return {path.stem: path for path in found if path.suffix in MIMETYPES and NAME.fullmatch(path.stem)}
