"""What an author may get wrong: one small change to a flawless lesson, and what is said about it."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.catalogue.source.library import read_library
from kiosk.catalogue.translations import read_translations


@dataclass(frozen=True)
class Slip:
    """``old`` becomes ``new`` in ``file``; then ``check`` reports ``says`` on the line where ``at`` stands."""

    check: Callable
    file: str
    old: str
    new: str
    at: str
    says: str

    def __str__(self):
        return f"{self.check.__module__.rpartition('.')[2]}.{self.check.__name__}"

    def make(self, author):
        """Make the slip and return the problems of this check as text, and where they should be."""
        assert list(self.check(read_library(author.content))) == []
        author.change(self.file, self.old, self.new)
        return _told(
            self.check(read_library(author.content))
        ), f"{self.file}:{author.line_of(self.file, self.at)}: {self.says}"


def problems_of(check, author):
    """Return what one check of the content says."""
    return _told(check(read_library(author.content)))


def translation_problems_of(check, author, locale):
    """Return what one check of translations says about ``locale``."""
    words = [read_translations(author.translations, locale, [])]
    return _told(check(read_library(author.content), words))


def _told(problems):
    return [f"{one.file.name}:{one.line}: {one.what}, {one.remedy}" for one in problems]
