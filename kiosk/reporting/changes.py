"""A total beside that of the span before, and the difference in words."""

from dataclasses import dataclass

from kiosk.i18n import gettext, ngettext
from kiosk.reporting.spans import MONTH, QUARTER, WEEK, YEAR


@dataclass(frozen=True, slots=True)
class Total:
    """An exact total. ``before`` is that of the span before, None if nothing was collected then."""

    n: int
    before: int | None
    kind: str  # of the span, see spans

    @property
    def change(self):
        """The difference as a sentence of the current language, such as "12 more than the week before"; or ""."""
        if self.before is None:
            return ""
        if self.n == self.before:
            return _same(self.kind)
        return (
            _more(self.kind, self.n - self.before) if self.n > self.before else _fewer(self.kind, self.before - self.n)
        )


def compare(n, before, kind):
    """Return the :class:`Total` of a span of this ``kind``."""
    return Total(n, before, kind)


def _same(kind):
    return {
        WEEK: gettext("As many as the week before"),
        MONTH: gettext("As many as the month before"),
        QUARTER: gettext("As many as the quarter before"),
        YEAR: gettext("As many as the year before"),
    }.get(kind) or gettext("As many as in the same time before")


def _more(kind, n):
    if kind == WEEK:
        return ngettext("%(num)s more than the week before", "%(num)s more than the week before", n)
    if kind == MONTH:
        return ngettext("%(num)s more than the month before", "%(num)s more than the month before", n)
    if kind == QUARTER:
        return ngettext("%(num)s more than the quarter before", "%(num)s more than the quarter before", n)
    if kind == YEAR:
        return ngettext("%(num)s more than the year before", "%(num)s more than the year before", n)
    return ngettext("%(num)s more than in the same time before", "%(num)s more than in the same time before", n)


def _fewer(kind, n):
    if kind == WEEK:
        return ngettext("%(num)s fewer than the week before", "%(num)s fewer than the week before", n)
    if kind == MONTH:
        return ngettext("%(num)s fewer than the month before", "%(num)s fewer than the month before", n)
    if kind == QUARTER:
        return ngettext("%(num)s fewer than the quarter before", "%(num)s fewer than the quarter before", n)
    if kind == YEAR:
        return ngettext("%(num)s fewer than the year before", "%(num)s fewer than the year before", n)
    return ngettext("%(num)s fewer than in the same time before", "%(num)s fewer than in the same time before", n)
