"""The figures of a span, as the desk shows, exports and prints them: one value, so that no two places differ.

What a figure means and how exactly it is told is decided here and in
``cells``. Totals of the whole span are exact. Everything about a part of it (a
lesson, a question, a misconception, a language, a week of the chart) is a
:class:`~kiosk.reporting.cells.Cell`, which keeps small numbers to itself.
"""

from dataclasses import dataclass

from kiosk.community import workshops
from kiosk.reporting import counts, reading
from kiosk.reporting.changes import Total, compare
from kiosk.reporting.course_of_time import Series, series_of
from kiosk.reporting.lesson_rows import LessonRow, lesson_rows
from kiosk.reporting.parts import ActivityRow, LanguageRow, activity_rows, language_rows
from kiosk.reporting.question_rows import BeliefRow, QuestionRow, belief_rows, question_rows
from kiosk.reporting.spans import Span


@dataclass(frozen=True, slots=True)
class Workshops:
    """What took place together: how many workshops, how often people came, how long all of them stayed."""

    events: Total
    attendances: Total
    seconds: Total


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened in a span. Lists have the largest count first, and may be empty."""

    span: Span
    collected: bool  # False: the kiosk did not run then, so there is nothing to tell
    certain: bool  # False: some of it was counted while the date of the machine could not be believed
    visits: Total  # sittings at which something was learned, those with a return card included
    returns: Total  # of these, sittings at which a return card was used
    cards: Total  # return cards made
    started: Total  # lessons
    finished: Total
    first_answers: Total  # questions answered for the first time
    first_right: Total  # of these, right at the first try
    unsure: Total  # of these, "I am not sure"
    seconds: Total  # learning time
    activities: Total
    reviews: Total
    placements: Total  # "Where do I start?" taken to its end
    share: float | None  # first_right of first_answers, from 0 to 1; None without answers
    languages: tuple[LanguageRow, ...]
    lessons: tuple[LessonRow, ...]
    questions: tuple[QuestionRow, ...]  # in the order of the lessons
    beliefs: tuple[BeliefRow, ...]
    activity_rows: tuple[ActivityRow, ...]
    series: Series
    workshops: Workshops

    @property
    def is_empty(self):
        """Whether nobody learned anything."""
        return self.visits.n == 0 and self.started.n == 0 and self.workshops.events.n == 0


def of(span, shelf):
    """Return the :class:`Figures` of ``span``. Titles and sentences are those of ``shelf``, in its language."""
    tally = reading.tally(span.periods)
    before = reading.totals(span.previous.periods)
    ran = reading.counted((*span.periods, *span.previous.periods))
    ran_before = any(period in ran for period in span.previous.periods)

    def total(what):
        return compare(tally.total(what), before.get(what, 0) if ran_before else None, span.kind)

    first, right = tally.total(counts.FIRST), tally.total(counts.FIRST_RIGHT)
    return Figures(
        span=span,
        collected=any(period in ran for period in span.periods),
        certain=all(ran.get(period, True) for period in span.periods),
        visits=total(counts.VISIT),
        returns=total(counts.RETURN),
        cards=total(counts.CARD),
        started=total(counts.STARTED),
        finished=total(counts.FINISHED),
        first_answers=total(counts.FIRST),
        first_right=total(counts.FIRST_RIGHT),
        unsure=total(counts.UNSURE),
        seconds=total(counts.SECONDS),
        activities=total(counts.ACTIVITY),
        reviews=total(counts.REVIEW),
        placements=total(counts.PLACEMENT),
        share=right / first if first else None,
        languages=language_rows(tally),
        lessons=lesson_rows(tally, shelf),
        questions=question_rows(tally, shelf),
        beliefs=belief_rows(tally, shelf),
        activity_rows=activity_rows(tally, shelf),
        series=series_of(span),
        workshops=_workshops(span, ran_before),
    )


def _workshops(span, ran_before):
    held, before = (workshops.held(one.first, one.last) for one in (span, span.previous))

    def total(name):
        return compare(getattr(held, name), getattr(before, name) if ran_before else None, span.kind)

    return Workshops(total("events"), total("attendances"), total("seconds"))
