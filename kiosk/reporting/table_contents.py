"""What stands in each table: its columns and its rows, from the figures of a span."""

from dataclasses import dataclass

from kiosk.i18n import gettext
from kiosk.reporting.cells import COUNTED, FEW, Cell, exact


@dataclass(frozen=True, slots=True)
class Content:
    """The inside of a table. ``names`` are those of its columns, see ``columns``."""

    title: str
    meaning: str
    names: tuple[str, ...]
    rows: list[tuple]


def visits(figures):
    """Visits and lessons of each week or month."""
    names = ("period", "visits", "return_visits", "lessons_started", "lessons_finished")
    names += ("first_answers", "first_right", "minutes", "certain")
    rows = [
        (
            point.period,
            point.visits,
            point.returns,
            point.started,
            point.finished,
            point.first_answers,
            point.first_right,
            point.minutes,
            point.certain,
        )
        for point in figures.series.points
    ]
    meaning = gettext(
        "One row for each week or month; a single week comes with those before it. "
        "Weeks are named by the ISO 8601 standard and begin on Monday."
    )
    return Content(gettext("Visits over time"), meaning, names, rows)


def lessons(figures):
    """How each lesson fares."""
    names = ("lesson", "title", "lessons_started", "lessons_finished", "share_right", "minutes", "minutes_each")
    rows = [
        (
            row.slug,
            row.title,
            row.started,
            row.finished,
            _measure(row.share),
            row.minutes,
            _measure(row.minutes_each, places=1),
            str(row.stop.number) if row.stop else "",
        )
        for row in figures.lessons
    ]
    meaning = gettext("One row for each lesson that somebody used.")
    return Content(gettext("Lessons"), meaning, (*names, "many_stop_at"), rows)


def questions(figures):
    """How each question was answered at the first try."""
    rows = [
        (row.lesson, row.step, row.title, row.answered, row.right, row.unsure, _measure(row.share))
        for row in figures.questions
    ]
    names = ("lesson", "step", "question", "first_answers", "first_right", "unsure", "share_right")
    meaning = gettext("One row for each question. Only first answers count: trying again is free.")
    return Content(gettext("Questions"), meaning, names, rows)


def misconceptions(figures):
    """The beliefs behind wrong first choices."""
    rows = [(row.lesson, row.question, row.belief, row.sentence, row.times, row.answered) for row in figures.beliefs]
    names = ("lesson", "step", "misconception", "belief", "times", "first_answers")
    meaning = gettext("One row for each mistaken belief that a wrong first choice showed.")
    return Content(gettext("Misconceptions"), meaning, names, rows)


def steps(figures):
    """How many did each step of each lesson."""
    rows = [
        (lesson.slug, step.id, str(step.number), step.title, step.kind, step.reached)
        for lesson in figures.lessons
        for step in lesson.steps
    ]
    names = ("lesson", "step", "step_number", "step_title", "step_kind", "reached")
    meaning = gettext("One row for each step of a lesson: how many read it, or answered its question right.")
    return Content(gettext("Steps"), meaning, names, rows)


def languages(figures):
    """What was learned in each language."""
    rows = [(row.locale, row.name, row.visits, row.started, row.finished) for row in figures.languages]
    names = ("language", "language_name", "visits", "lessons_started", "lessons_finished")
    meaning = gettext("One row for each language in which somebody learned.")
    return Content(gettext("Languages"), meaning, names, rows)


def activities(figures):
    """How often each activity was done."""
    rows = [(row.lesson, row.title, row.activity, row.done) for row in figures.activity_rows]
    meaning = gettext("One row for each activity that somebody did.")
    names = ("lesson", "title", "activity", "activities_done")
    return Content(gettext("Activities"), meaning, names, rows)


def workshops(figures):
    """What took place together; totals, so they are exact."""
    held = figures.workshops
    rows = [(exact(held.events.n), exact(held.attendances.n), exact(round(held.seconds.n / 60)))]
    meaning = gettext("The workshops of these days together.")
    return Content(gettext("Workshops"), meaning, ("events", "attendances", "workshop_minutes"), rows)


def _measure(value, places=3):
    """Return a share or an average; None means that too few people or answers stand behind it."""
    return Cell(None, FEW) if value is None else Cell(round(value, places), COUNTED)
