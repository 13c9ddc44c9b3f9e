"""What is wrong with the content, told to the author with file, line and remedy.

Problems are for authors and translators at a terminal, like a compiler's, and
stay in English; nothing here is ever shown to a patron.
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.i18n import N_


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake. ``line`` counts from 1; ``what`` and ``remedy`` are plain clauses without a full stop."""

    file: Path
    line: int
    what: str
    remedy: str

    def __str__(self):
        return f"{_short(self.file)}:{self.line}: {self.what}, {self.remedy}"


class Broken(KioskError):
    """The content has problems, so no catalogue was written. ``problems`` is sorted by file and line."""

    def __init__(self, problems):
        self.problems = tuple(sorted(set(problems)))
        super().__init__(N_("The content has problems: %(count)s. Run kiosk content check."), count=len(self.problems))


def _short(file):
    """Return ``file`` as a person in the current folder would write it."""
    try:
        return file.absolute().relative_to(Path.cwd())
    except ValueError:
        return file
