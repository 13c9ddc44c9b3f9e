"""The parts of the progress page: each a chart over its table. A part without anything to show is left out."""

from typing import NamedTuple

from kiosk.i18n import gettext
from kiosk.reporting import tables
from kiosk.web.desk import drawings, findings
from kiosk.web.desk.drawings import MOST_ROWS, Chart, lying
from kiosk.web.desk.shown_tables import ShownTable, show


class Part(NamedTuple):
    """One chart with its table. ``wide`` takes the whole width of the page."""

    chart: Chart
    table: ShownTable
    wide: bool = True


def parts_of(found, lesson):
    """Return {name: :class:`Part`} of some figures; ``lesson`` is the row whose steps are shown, or None."""
    if found.is_empty:
        return {}
    return {name: part for name, part in _all(found, lesson) if part.table.rows}


def step_lesson(found, slug):
    """Return the row of the lesson to show step by step: the one asked for, one that many leave, or the first."""
    rows = [row for row in found.lessons if row.steps]
    asked = [row for row in rows if row.slug == slug]
    left = [row for row in rows if row.stop]
    return next(iter([*asked, *left, *rows]), None)


def _all(found, lesson):
    yield "time", Part(drawings.lessons_over_time(found), show(tables.VISITS, found))
    yield (
        "visits",
        Part(drawings.visits_over_time(found), show(tables.VISITS, found, "period", "visits", "return_visits"), False),
    )
    answers = show(tables.VISITS, found, "period", "first_answers", "first_right")
    yield "share", Part(drawings.share_over_time(found), answers, False)
    if found.lessons:
        yield "lessons", Part(_lessons(found), show(tables.LESSONS, found))
    if lesson:
        yield "steps", Part(drawings.steps_of(lesson), show(tables.STEPS, found, lesson=lesson.slug))
    if found.languages:
        yield "languages", Part(_languages(found), show(tables.LANGUAGES, found), False)
    if found.activity_rows:
        yield "activities", Part(_activities(found), show(tables.ACTIVITIES, found), False)


def _lessons(found):
    cells = [(row.title, row.started) for row in found.lessons[:MOST_ROWS]]
    return lying("lessons", findings.of_lessons(found), gettext("How often each lesson was started"), cells)


def _languages(found):
    cells = [(row.name, row.visits) for row in found.languages]
    return lying("languages", findings.of_languages(found), gettext("Visits in each language"), cells)


def _activities(found):
    cells = [(row.title, row.done) for row in found.activity_rows[:MOST_ROWS]]
    return lying("activities", findings.of_activities(found), gettext("How often people practised, by lesson"), cells)
