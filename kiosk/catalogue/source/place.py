"""Where in which file the reader is, and what it has found wrong so far."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.catalogue.problems import Problem
from kiosk.catalogue.source.parts import Text
from kiosk.i18n import SOURCE_LOCALE


@dataclass(frozen=True, slots=True)
class Place:
    """A file being read. ``first`` is the line number of line 0 of the Markdown; problems are shared."""

    file: Path
    context: str = ""
    first: int = 1
    problems: list[Problem] = field(default_factory=list)
    lang: str = SOURCE_LOCALE

    def inside(self, name):
        """Return the same place one level deeper in the context."""
        return self.at(f"{self.context}/{name}" if self.context else name)

    def at(self, context):
        """Return the same place with another context."""
        return replace(self, context=context)

    def line_of(self, node):
        """Return the line in the file at which ``node`` of the Markdown tree begins."""
        while node.map is None:
            node = node.parent
        return self.first + node.map[0]

    def text(self, value, line, note):
        """Return a :class:`Text` here, its white space made single."""
        return Text(" ".join(str(value).split()), self.file, line, self.context, note, self.lang)

    def note(self, line, what, remedy):
        """Note a problem at ``line``."""
        self.problems.append(Problem(self.file, line, what, remedy))
