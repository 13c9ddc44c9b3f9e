"""A town with a library of eight terminals, its days, and its workshops."""

import random
import re
from datetime import timedelta

from kiosk import library_day
from kiosk.reporting import counts
from kiosk.web.desk_guards import DESK_COOKIE
from tests.journeys.month.log import Log
from tests.journeys.month.visitors import Visitor

TERMINALS = 8
LONGEST_PAUSE_IN_WORKSHOP = 900


class Workshop:
    """A group that takes one lesson together."""

    def __init__(self, town, lesson, code, number):
        self.town, self.lesson, self.code, self.number = town, lesson, code, number
        self.since, self.seen = {}, {}

    def join(self, visitor):
        visitor.workshop = self
        self.since[visitor] = self.seen[visitor] = self.town.hands.now
        self.town.log.write("attendances", self.lesson)
        assert visitor.terminal.post(visitor.at("join"), code=self.code).status_code == 200

    def leave(self, visitor):
        until = min(self.town.hands.now, self.seen[visitor] + LONGEST_PAUSE_IN_WORKSHOP)
        self.town.log.write("workshop_seconds", self.lesson, n=int(until - self.since[visitor]))


class Town:
    """``hands`` is the clock on the wall: it goes on as the town says."""

    def __init__(self, browser, kiosk, shelf, hands, robin, seed):
        self.browser, self.kiosk, self.shelf, self.hands, self.robin = browser, kiosk, shelf, hands, robin
        self.chance = random.Random(seed)
        self.log = Log()
        self.lessons = list(shelf.lessons.values())
        self.favourites = [lesson for place, lesson in enumerate(self.lessons) for _ in range(place % 4 + 1)]
        self.terminals = [browser() for _ in range(TERMINALS)]
        self.cards = []
        self.visits = 0

    def open_on(self, day, visitors, *, workshop=False, uncertain=0):
        """Live through a day on which so many come, the first ``uncertain`` before staff have confirmed the date."""
        if uncertain:
            self._start_without_knowing_the_date()
            self._let_in(uncertain)
        self.log.day, self.log.certain = library_day.confirm(day).date, True
        self.log.opened[day] = True
        counts.note_day()
        if workshop:
            self._hold_a_workshop()
        self._let_in(visitors - uncertain)
        self.hands.now += 3600

    def _start_without_knowing_the_date(self):
        """The machine starts with a clock that forgot the time: the day stays that of yesterday."""
        library_day.start(wall=lambda: 0, boot=lambda: "another", last_sync=lambda: 0, has_hardware_clock=lambda: False)
        self.log.certain = False

    def _let_in(self, count):
        waiting, busy = count, []
        free = list(self.terminals)
        while waiting or busy:
            while waiting and free:
                waiting -= 1
                self.visits += 1
                busy.append(self._begin(Visitor(self, free.pop())))
            self.hands.now += self.chance.randint(1, 9)
            visitor, life = self._whose_turn(busy)
            visitor.acted = self.hands.now
            if next(life, StopIteration) is StopIteration:
                busy.remove((visitor, life))
                free.append(visitor.terminal)

    def _begin(self, visitor):
        visitor.acted = self.hands.now
        return visitor, visitor.life()

    def _whose_turn(self, busy):
        """Anybody may be next, but nobody sits idle so long that the kiosk ends the visit."""
        longest = min(busy, key=lambda one: one[0].acted)
        return longest if self.hands.now - longest[0].acted > 120 else self.chance.choice(busy)

    def everybody_moves(self):
        """Everybody touches something, so that nobody is taken for gone."""
        for terminal in self.terminals:
            terminal.get("/en/help")

    def _hold_a_workshop(self):
        lesson = self.chance.choice(self.lessons)
        desk = self.browser()
        token = self.kiosk.desk_visits.begin(self.robin, "Robin", "en").token
        desk.client.set_cookie(DESK_COOKIE, token, path="/desk")
        page = desk.post("/desk/workshops", lesson=lesson.slug)
        code = re.search(r'board-code" dir="ltr"><strong>(\d{4})<', page.text)[1]
        workshop = Workshop(self, lesson.slug, code, re.search(r"\d+$", page.request.path)[0])
        self.log.write("events", lesson.slug)
        people = [Visitor(self, terminal) for terminal in self.terminals]
        for visitor in people:
            workshop.join(visitor)
        self._together(people, lesson)
        token = self.kiosk.desk_visits.begin(self.robin, "Robin", "en").token
        desk.client.set_cookie(DESK_COOKIE, token, path="/desk")
        desk.post(f"/desk/workshops/{workshop.number}/end")

    def _together(self, people, lesson):
        """All take the lesson at their own pace, then leave."""
        self.visits += len(people)
        lives = [(visitor, self._workshop_life(visitor, lesson)) for visitor in people]
        for visitor in people:
            visitor.acted = self.hands.now
        while lives:
            self.hands.now += self.chance.randint(1, 9)
            one = self._whose_turn(lives)
            one[0].acted = self.hands.now
            if next(one[1], StopIteration) is StopIteration:
                lives.remove(one)

    def _workshop_life(self, visitor, lesson):
        for step in lesson.steps:
            if step.question:
                yield from visitor.answer(lesson, step)
            else:
                visitor.read(lesson, step)
                yield
        yield from visitor.leave()


def days_from(monday, weeks):
    """Yield the opening days, Monday to Saturday, of so many weeks."""
    for number in range(weeks * 7):
        if number % 7 < 6:
            yield monday + timedelta(days=number)
