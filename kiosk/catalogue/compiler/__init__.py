"""Content and translations → the catalogue file that a kiosk reads.

A build reads everything, checks everything and only then writes. If nothing
has changed since the file was written, it is left alone.
"""

import time
from dataclasses import dataclass

from kiosk.catalogue.compiler.fingerprint import fingerprint, fingerprint_of


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. ``changed`` is False if the catalogue was up to date; then ``lessons`` is 0."""

    lessons: int
    seconds: float
    changed: bool


def build(content, translations, out, locales, progress=None, additions=()):
    """Build the catalogue file ``out`` from two folders and ``additions``, in the languages ``locales``.

    ``progress(done, total)`` is called after each lesson in each language.
    Raises Broken with all problems, and then leaves an older ``out`` as it is.
    """
    started = time.monotonic()
    now = fingerprint(content, translations, locales, additions)
    if now == fingerprint_of(out):
        return Built(0, time.monotonic() - started, changed=False)
    # loaded late: starting up to date is the common case and should not pay for the Markdown library
    from kiosk.catalogue.compiler.binding import bind  # noqa: PLC0415 - brings the Markdown library

    lessons = bind(content, translations, out, locales, now, progress, additions)
    return Built(lessons, time.monotonic() - started, changed=True)
