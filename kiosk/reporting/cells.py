"""How exactly a count is told: the one place that decides it.

Totals of a whole span are exact. Anything finer (a lesson, a question, a
misconception, an activity, a language, one week of a chart) is told only from
five on, because fewer could point at somebody who was seen at a terminal.
"""

from dataclasses import dataclass

from kiosk import i18n
from kiosk.i18n import gettext

FEWEST_TOLD = 5

COUNTED, FEW, ZERO, MISSING = "counted", "few", "zero", "not collected"


@dataclass(frozen=True, slots=True)
class Cell:
    """A count as it may be told. ``value`` is None where it is few or missing; ``marker`` says which."""

    value: int | None
    marker: str

    @property
    def is_few(self):
        """Whether it is a number from 1 to 4."""
        return self.marker == FEW

    @property
    def is_missing(self):
        """Whether nothing was collected: the kiosk did not run then."""
        return self.marker == MISSING

    @property
    def text(self):
        """The count in words of the current language."""
        if self.is_few:
            return gettext("fewer than %(num)s", num=FEWEST_TOLD)
        return gettext("not counted") if self.is_missing else i18n.number(self.value)


NOT_COLLECTED = Cell(None, MISSING)


def exact(number):
    """Return the total of a whole span as it is."""
    return Cell(number, COUNTED if number else ZERO)


def guarded(number):
    """Return a count about a part (a lesson, a question, a week ...), which is told only from five on."""
    return Cell(None, FEW) if 0 < number < FEWEST_TOLD else exact(number)


def may_tell(number):
    """Say whether a share or an average over ``number`` answers or people may be told."""
    return number >= FEWEST_TOLD
