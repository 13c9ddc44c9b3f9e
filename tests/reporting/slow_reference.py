"""The bounds of the anonymous counts once more, written down slowly and plainly, to compare with.

A history is a list of events: ("begin", who), ("finish", who, areas), ("card",
who), ("back", card, guest), ("period_over",) and ("days", n). Nothing here is
small or fast: everybody is remembered for ever.
"""

from collections import Counter, defaultdict

MOST, PERIODS, YEAR = 3, 12, 364


class Reference:
    """Counts of the open period; ``cells`` is read at the end of each."""

    def __init__(self):
        self.period, self.day = 1, 0
        self.cards = set()
        self.used = defaultdict(Counter)  # who → period → finished lessons counted
        self.years = {}  # who → (first day of the year, set of periods)
        self.cells = Counter()

    def do(self, event):
        """Let one event happen."""
        getattr(self, event[0])(*event[1:])

    def begin(self, who):
        pass

    def card(self, who):
        self.cards.add(who)

    def period_over(self):
        self.period += 1
        self.cells.clear()

    def days(self, n):
        self.day += n

    def finish(self, who, areas):
        for area in areas:
            if self.used[who][self.period] < MOST and self._has_room(who):
                if self.used[who][self.period] == 0:
                    self.cells["A" if who in self.cards else "G"] += 1
                self.used[who][self.period] += 1
                self.cells["T"] += 1
                self.cells[area] += 1

    def back(self, who, guest):
        brought = self.used.pop(guest, Counter())[self.period]
        if brought:
            self.used[who][self.period] += brought if self._has_room(who) else MOST

    def _has_room(self, who):
        first, periods = self.years.get(who, (self.day, set()))
        if self.period not in periods and self.day - first > YEAR:
            first, periods = self.day, set()
        self.years[who] = (first, periods if len(periods) >= PERIODS else periods | {self.period})
        return self.period in self.years[who][1]
