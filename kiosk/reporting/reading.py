"""Counts as they lie in the file, read by their period: so the cost does not grow with the years."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from kiosk.storage import state_db

_ALL = "SELECT what, lesson, item, sum(n) FROM period_count WHERE period IN ({}) GROUP BY lesson, item, what"
_TOTALS = "SELECT what, sum(n) FROM period_count WHERE period IN ({}) GROUP BY what"
_BY_PERIOD = "SELECT period, what, sum(n) FROM period_count WHERE period IN ({}) GROUP BY period, what"
_COUNTED = "SELECT period, certain FROM counted_period WHERE period IN ({})"


@dataclass(frozen=True, slots=True)
class Tally:
    """All counts of a span, to be asked in any way."""

    _counts: dict[str, dict[str, dict[str, int]]]  # what → lesson → item → count

    def total(self, what):
        """Return how often ``what`` happened."""
        return sum(self.by_lesson(what).values())

    def of(self, what, lesson, item):
        """Return one count; 0 if there is none."""
        return self.of_lesson(what, lesson).get(item, 0)

    def of_lesson(self, what, lesson):
        """Return {item: count} of a lesson."""
        return self._counts.get(what, {}).get(lesson, {})

    def by_lesson(self, what):
        """Return {lesson: count}."""
        return {lesson: sum(items.values()) for lesson, items in self._counts.get(what, {}).items()}

    def by_item(self, what):
        """Return {item: count} over all lessons."""
        sums = Counter()
        for items in self._counts.get(what, {}).values():
            sums.update(items)
        return dict(sums)

    def largest_first(self, what):
        """Return (lesson, item, count) of all there are, the largest count first."""
        found = [(lesson, item, n) for lesson, items in self._counts.get(what, {}).items() for item, n in items.items()]
        return sorted(found, key=lambda one: (-one[2], one))


def tally(periods):
    """Return the :class:`Tally` of some weeks or months."""
    found = defaultdict(lambda: defaultdict(dict))
    for what, lesson, item, n in _rows(_ALL, periods):
        found[what][lesson][item] = n
    return Tally(found)


def totals(periods):
    """Return {what: count} of some weeks or months."""
    return dict(_rows(_TOTALS, periods))


def by_period(periods):
    """Return {period: {what: count}}; a period without any count is missing."""
    found = defaultdict(dict)
    for period, what, n in _rows(_BY_PERIOD, periods):
        found[period][what] = n
    return dict(found)


def counted(periods):
    """Return {period: whether all its dates were certain} of those periods in which the kiosk ran."""
    return {period: bool(certain) for period, certain in _rows(_COUNTED, periods)}


def _rows(query, periods):
    places = ", ".join("?" * len(periods))
    return state_db.execute_sql(query.format(places), tuple(periods)).fetchall()
