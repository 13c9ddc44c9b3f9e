"""How each lesson fares, and where people stop."""

from dataclasses import dataclass
from itertools import pairwise

from kiosk.i18n import gettext
from kiosk.reporting import counts
from kiosk.reporting.cells import Cell, guarded, may_tell
from kiosk.reporting.parts import title_of

ENOUGH_STARTED = 10  # people who began a lesson, before we say where many stop
CLEAR_LOSS = 0.25  # of those who began, lost at one step


@dataclass(frozen=True, slots=True)
class StepRow:
    """One screen of a lesson: how many read it, or answered its question right."""

    number: int  # from 1
    id: str
    title: str
    kind: str  # read, question or activity
    reached: Cell


@dataclass(frozen=True, slots=True)
class Stop:
    """Where many leave a lesson: they did the step before ``number`` and not this one."""

    number: int
    title: str

    @property
    def sentence(self):
        """The finding in the current language."""
        return gettext("Many stop at step %(step)s", step=self.number)


@dataclass(frozen=True, slots=True)
class LessonRow:
    """One lesson in a span. ``share`` and ``minutes_each`` are None where too few took part to tell."""

    slug: str
    title: str
    course: str  # slug, "" when the lesson is no longer in the catalogue
    started: Cell
    finished: Cell
    share: float | None  # right at the first try, from 0 to 1
    minutes: Cell  # of all people together
    minutes_each: float | None  # for each time it was started
    steps: tuple[StepRow, ...]
    stop: Stop | None


def lesson_rows(tally, shelf):
    """Return a :class:`LessonRow` for each lesson in which something happened, the most started first."""
    touched = {
        lesson
        for what in (counts.STARTED, counts.STEP, counts.FIRST, counts.SECONDS)
        for lesson in tally.by_lesson(what)
    }
    started = tally.by_lesson(counts.STARTED)
    order = sorted(touched, key=lambda lesson: (-started.get(lesson, 0), lesson))
    return tuple(_row(lesson, tally, shelf) for lesson in order)


def _row(slug, tally, shelf):
    started, finished, first, right, seconds = (
        sum(tally.of_lesson(what, slug).values())
        for what in (counts.STARTED, counts.FINISHED, counts.FIRST, counts.FIRST_RIGHT, counts.SECONDS)
    )
    lesson = shelf.lessons.get(slug)
    reached = tally.of_lesson(counts.STEP, slug)
    return LessonRow(
        slug=slug,
        title=title_of(slug, shelf),
        course=lesson.course if lesson else "",
        started=guarded(started),
        finished=guarded(finished),
        share=right / first if may_tell(first) else None,
        minutes=guarded(round(seconds / 60)),
        minutes_each=seconds / 60 / started if may_tell(started) else None,
        steps=_steps(lesson, reached) if lesson else (),
        stop=where_many_stop(lesson.steps, started, reached) if lesson else None,
    )


def _steps(lesson, reached):
    return tuple(
        StepRow(step.number, step.id, step.title, step.kind, guarded(reached.get(step.id, 0))) for step in lesson.steps
    )


def where_many_stop(steps, started, reached):
    """Return the :class:`Stop` with the largest loss, or None if too few began or no loss is clear.

    ``reached`` maps step ids to how many did that step. People may take steps
    in any order, so only a large difference between neighbours says anything.
    """
    if started < ENOUGH_STARTED or not steps:
        return None
    before = [started, *(min(started, reached.get(step.id, 0)) for step in steps)]
    losses = [came - went for came, went in pairwise(before)]
    place = max(range(len(losses)), key=lambda number: losses[number])
    if losses[place] < CLEAR_LOSS * started or not may_tell(losses[place]):
        return None
    return Stop(steps[place].number, steps[place].title)
