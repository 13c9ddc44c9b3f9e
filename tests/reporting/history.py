"""Years of realistic counts, written straight into the file: tests and the bench look at how the kiosk copes."""

import random

from kiosk.reporting import counts, periods
from kiosk.storage import deed, state_db

LOCALES = ("en", "es", "ar")
_ROW = "INSERT INTO period_count (period, what, lesson, item, n) VALUES (?, ?, ?, ?, ?)"
_PERIOD = "INSERT INTO counted_period (period, certain) VALUES (?, 1)"


def write_history(lessons, first, last, *, visits_a_month=2000, seed=1):
    """Write the counts of every month from ``first`` to ``last``, and of the weeks still kept on ``last``."""
    weeks = periods.between(max(first, periods.first_day(periods.oldest_week_kept(last))), last)
    months = periods.between(first, last, periods.month_of)
    chance = random.Random(seed)
    for batch in (weeks, months):
        share = 1 if batch is months else 0.23
        _write({period: list(_rows(lessons, int(visits_a_month * share), chance)) for period in batch})


@deed
def _write(rows_of):
    connection = state_db.connection()
    connection.executemany(_PERIOD, [(period,) for period in rows_of])
    for period, rows in rows_of.items():
        connection.executemany(_ROW, [(period, *row) for row in rows if row[-1]])


def _rows(lessons, visits, chance):
    """Yield (what, lesson, item, n) of one period in which ``visits`` people came."""
    for locale, share in zip(LOCALES, (0.6, 0.3, 0.1), strict=True):
        yield counts.VISIT, "", locale, int(visits * share)
        yield counts.RETURN, "", locale, int(visits * share / 6)
        yield counts.CARD, "", locale, int(visits * share / 8)
    for lesson in lessons:
        yield from _of_lesson(lesson, max(1, int(visits / len(lessons) * chance.uniform(0.4, 1.8))), chance)


def _of_lesson(lesson, began, chance):
    left = began
    for locale, share in zip(LOCALES, (0.6, 0.3, 0.1), strict=True):
        yield counts.STARTED, lesson.slug, locale, int(began * share)
        yield counts.FINISHED, lesson.slug, locale, int(began * share * 0.6)
    yield counts.SECONDS, lesson.slug, "", began * chance.randint(200, 700)
    for step in lesson.steps:
        left -= chance.randint(0, left // 12)
        yield counts.STEP, lesson.slug, step.id, left
        if step.question:
            yield from _of_question(lesson.slug, step, left, chance)
        if step.activity:
            yield counts.ACTIVITY, lesson.slug, step.activity, left


def _of_question(slug, step, answered, chance):
    right = int(answered * chance.uniform(0.3, 0.9))
    yield counts.FIRST, slug, step.id, answered
    yield counts.FIRST_RIGHT, slug, step.id, right
    yield counts.UNSURE, slug, step.id, (answered - right) // 4
    beliefs = dict.fromkeys(choice.misconception for choice in step.question.choices if choice.misconception)
    for belief in beliefs:
        yield counts.BELIEF, slug, f"{step.id}/{belief}", (answered - right) // 3
