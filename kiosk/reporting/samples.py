"""A year in a library that does not exist, for visitors who want to see what the desk shows.

Made by chance from a fixed seed, so it looks the same at every start: few
people in summer, a rush after the holidays of schools, closed on Sundays, a
week of repairs, three languages, and a lesson that many leave half-way.
"""

import random
from collections import Counter
from datetime import timedelta

from kiosk.clock import Day
from kiosk.community import workshops
from kiosk.reporting import counts
from kiosk.reporting.periods import DAYS_A_WEEK, week_of
from kiosk.storage import deed

DAYS = 365
SEED = 1789
VISITS_A_DAY = 11
OF_MONTH = (0.9, 1.0, 1.0, 1.0, 0.9, 0.7, 0.45, 0.5, 1.6, 1.4, 1.2, 0.8)  # January first
OF_WEEKDAY = (1.2, 0.9, 0.9, 1.0, 0.9, 1.3, 0)  # Monday first; closed on Sundays
HOLIDAYS = {(12, 24), (12, 25), (12, 26), (12, 31), (1, 1), (1, 6), (5, 1)}
LANGUAGES = {"en": 0.62, "es": 0.27, "ar": 0.11}
RETURNING, CARDS, PLACEMENTS = 0.18, 0.09, 0.06  # shares of visits
LEAVES_AT_A_STEP, LEAVES_AT_THE_STOP = 0.035, 0.45
STOP = 5  # number of the step at which many leave the first lesson of the second course
WEEKS_TO_REPAIR, WEEKS_OF_WORKSHOPS = 30, 3  # weeks before today; every so many weeks
PEOPLE = range(4, 13)  # in a workshop
MINUTES = range(35, 61)


def write_year(today, shelf):
    """Write the counts of the year that ends on the day ``today`` into the open state file."""
    library = _Library(shelf, random.Random(SEED))  # noqa: S311 - nothing secret
    closed = week_of(today - timedelta(weeks=WEEKS_TO_REPAIR))
    days = [today - timedelta(days=number) for number in range(DAYS, -1, -1)]
    for day in days:
        if week_of(day) != closed:
            _write_day(Day(day, certain=True), library)


@deed
def _write_day(day, library):
    is_open = (day.date.month, day.date.day) not in HOLIDAYS
    happened = library.happened_on(day.date) if is_open else Counter()
    counts.add(day, [(*what, n) for what, n in happened.items()])
    if is_open and day.date.weekday() == 1 and day.date.toordinal() // DAYS_A_WEEK % WEEKS_OF_WORKSHOPS == 0:
        _hold_workshop(day, library)


def _hold_workshop(day, library):
    held = workshops.start(library.any_lesson().slug, day)
    people = library.chance.choice(PEOPLE)
    for _ in range(people):
        workshops.attend(held.id)
    workshops.add_time(held.id, people * library.chance.choice(MINUTES) * 60)
    workshops.end(held.id)


class _Library:
    """What people do there, by chance."""

    def __init__(self, shelf, chance):
        self.chance = chance
        self.lessons = list(shelf.lessons.values())
        self.weights = [1 / (place + 3) for place in range(len(self.lessons))]
        self.hard = [course.lessons[0].slug for course in shelf.courses[1:2]]
        self.ease = {}  # question → share right at the first try

    def any_lesson(self):
        return self.chance.choices(self.lessons, self.weights)[0]

    def happened_on(self, date):
        """Return {(what, lesson, item): how often} of one day."""
        expected = VISITS_A_DAY * OF_MONTH[date.month - 1] * OF_WEEKDAY[date.weekday()]
        happened = Counter()
        for _ in range(max(0, round(self.chance.gauss(expected, expected**0.5)))):
            self._visit(happened)
        return happened

    def _visit(self, happened):
        locale = self.chance.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
        happened[counts.VISIT, "", locale] += 1
        for what, share in ((counts.RETURN, RETURNING), (counts.CARD, CARDS), (counts.PLACEMENT, PLACEMENTS)):
            happened[what, "", locale] += self.chance.random() < share
        for _ in range(self.chance.choice((1, 1, 1, 2))):
            self._lesson(self.any_lesson(), locale, happened)
        if self.chance.random() < RETURNING:
            lesson = self.any_lesson()
            for question in lesson.questions[:3]:
                happened[counts.REVIEW, lesson.slug, question.id.partition("/")[2]] += 1

    def _lesson(self, lesson, locale, happened):
        happened[counts.STARTED, lesson.slug, locale] += 1
        for step in lesson.steps:
            is_stop = step.number == STOP and lesson.slug in self.hard
            if step.number > 1 and self.chance.random() < (LEAVES_AT_THE_STOP if is_stop else LEAVES_AT_A_STEP):
                return
            happened[counts.SECONDS, lesson.slug, ""] += self.chance.randint(20, 90)
            happened[counts.STEP, lesson.slug, step.id] += 1
            if step.question:
                self._answer(lesson.slug, step, happened)
            if step.activity:
                happened[counts.ACTIVITY, lesson.slug, step.activity] += 1
        happened[counts.FINISHED, lesson.slug, locale] += 1

    def _answer(self, slug, step, happened):
        ease = self.ease.setdefault(step.question.id, self.chance.uniform(0.35, 0.9))
        happened[counts.FIRST, slug, step.id] += 1
        if self.chance.random() < ease:
            happened[counts.FIRST_RIGHT, slug, step.id] += 1
        elif self.chance.random() < 0.2:
            happened[counts.UNSURE, slug, step.id] += 1
        else:
            wrong = [choice for choice in step.question.choices if not choice.right]
            belief = self.chance.choice(wrong).misconception
            if belief:
                happened[counts.BELIEF, slug, f"{step.id}/{belief}"] += 1
