"""The bounds of the anonymous counts hold in every history that people, cards and clocks can make."""

import os
from collections import Counter
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kiosk.clock import Day
from kiosk.people import learners
from kiosk.people.models import Learner
from kiosk.policies import COUNTS_1
from kiosk.reporting import report_periods, vector
from kiosk.reporting.models import ReportPeriod, VectorCount
from kiosk.storage import deed
from tests.reporting.open_period import MONDAY, cells, has_run, open_first_period
from tests.reporting.slow_reference import Reference

PEPPER = b"p" * 32
GROUPS = COUNTS_1.groups
HISTORIES = 5000 if os.environ.get("FULL") == "1" else 150
SEATS = st.integers(0, 5)
AREAS = st.sampled_from(COUNTS_1.groups["M"])
EVENTS = st.one_of(
    st.tuples(st.just("finish"), SEATS, st.lists(AREAS, min_size=1, max_size=5)),
    st.tuples(st.just("finish"), SEATS, st.lists(AREAS, min_size=1, max_size=2)),
    st.tuples(st.just("card"), SEATS),
    st.tuples(st.just("back"), SEATS, SEATS),
    st.just(("period_over",)),
    st.tuples(st.just("days"), st.integers(1, 100)),
)
manners = settings(
    max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)
busy_years = st.lists(EVENTS, min_size=20, max_size=120)


@pytest.fixture(autouse=True)
def period(state, tmp_path):
    open_first_period(SimpleNamespace(data=tmp_path))


class Real:
    """The same as Reference, done by the kiosk."""

    def __init__(self):
        for table in (Learner, VectorCount, ReportPeriod):
            table.delete().execute()
        has_run(0)
        self.learners, self.hours = {}, 0
        self._open()

    def do(self, event):
        getattr(self, event[0])(*event[1:])

    def begin(self, who):
        self.learners[who] = learners.start()

    def card(self, who):
        learners.keep(self.learners[who], PEPPER)

    def finish(self, who, areas):
        vector.count(self.learners[who], areas)

    def back(self, who, guest):
        vector.merge(self.learners[guest], self.learners[who])
        learners.forget_guest(self.learners.pop(guest))

    def period_over(self):
        report_periods.close()
        self._open()

    def days(self, n):
        self.hours += 24 * n
        has_run(self.hours)

    def _open(self):
        report_periods.begin(Day(MONDAY, certain=True), self.hours * 3600, after=0)

    @property
    def cells(self):
        return cells()


class History:
    """What really happens out of what was drawn: each sitting gets a number of its own."""

    def __init__(self, drawn):
        self.events, self.sitting, self.cards, self.merged, self.people = [], {}, set(), set(), 0
        for kind, *rest in drawn:
            getattr(self, f"_{kind}")(*rest)

    def without(self, person):
        """Return the events as they would be if this person had never come."""
        return [event for event in self.events if event[0] == "days" or person not in event[1:]]

    def _who(self, seat):
        if seat not in self.sitting:
            self.sitting[seat] = self.people
            self.events.append(("begin", self.people))
            self.people += 1
        return self.sitting[seat]

    def _finish(self, seat, areas):
        self.events.append(("finish", self._who(seat), areas))

    def _card(self, seat):
        who = self._who(seat)
        self.cards.add(who)
        self.events.append(("card", who))

    def _back(self, seat, guest_seat):
        who, guest = self._who(seat), self._who(guest_seat)
        if who in self.cards and guest not in self.cards:
            self.merged.add(guest)
            self.events.append(("back", who, self.sitting.pop(guest_seat)))

    def _period_over(self):
        self.events.append(("period_over",))

    def _days(self, n):
        self.events.append(("days", n))


@deed
def periods_of(events, side):
    """Let a history happen; return the cells of each period as they were at its end."""
    doing, ends = side(), []
    for event in events:
        if event[0] == "period_over":
            ends.append(Counter(doing.cells))
        doing.do(event)
    return [*ends, Counter(doing.cells)]


@manners
@given(busy_years)
def test_the_kiosk_counts_as_the_slow_reference_does(drawn):
    events = History(drawn).events
    assert periods_of(events, Real) == periods_of(events, Reference)


@manners
@given(busy_years, st.integers(0, 100))
def test_one_person_more_or_less_changes_no_group_by_more_than_its_bound(drawn, place):
    """A guest who then comes back with a card is part of that card, which goes on with what the guest left over."""
    history = History(drawn)
    people = [person for person in range(history.people) if person not in history.merged]
    assume(people)
    person, changed = people[place % len(people)], 0
    for here, there in zip(periods_of(history.events, Real), periods_of(history.without(person), Real), strict=True):
        change = {group: sum(abs(here[cell] - there[cell]) for cell in names) for group, names in GROUPS.items()}
        assert all(change[group] <= COUNTS_1.bounds[group] for group in GROUPS), change
        assert change["A"] + change["G"] <= 1
        changed += any(change.values())
    years = 1 + sum(event[1] for event in history.events if event[0] == "days") // vector.YEAR_DAYS
    assert changed <= vector.MOST_PERIODS * years
