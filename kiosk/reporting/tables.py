"""The figures as tables: the page shows and the file carries the same rows.

Columns have a fixed name for machines, a label for people, and a sentence on
what they mean, which together are the data dictionary.
"""

from dataclasses import dataclass

from kiosk import i18n
from kiosk.errors import NotFound
from kiosk.i18n import N_, gettext
from kiosk.reporting import columns
from kiosk.reporting.cells import COUNTED, FEW, Cell, exact
from kiosk.reporting.columns import COUNT, SHARE, Column

VISITS, LESSONS, QUESTIONS, MISCONCEPTIONS, STEPS, LANGUAGES, ACTIVITIES, WORKSHOPS = NAMES = (
    "visits",
    "lessons",
    "questions",
    "misconceptions",
    "steps",
    "languages",
    "activities",
    "workshops",
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a span. Rows hold texts, :class:`Cell` values and booleans, one for each column."""

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[tuple, ...]

    def shown(self):
        """Return the rows as texts of the current language."""
        return tuple(
            tuple(shown(value, column.kind) for value, column in zip(row, self.columns, strict=True))
            for row in self.rows
        )


def shown(value, kind):
    """Return one value of a table as text of the current language."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if not isinstance(value, Cell):
        return value
    if value.value is None or kind == COUNT:
        return value.text
    return i18n.percent(value.value) if kind == SHARE else i18n.decimal(value.value)


def find(name, figures):
    """Return the :class:`Table` called ``name`` of some figures. Raises NotFound."""
    if name not in _MAKERS:
        raise NotFound(N_("There is no table with this name. Go to the progress page and choose one."))
    return _MAKERS[name](figures)


def of(figures):
    """Return all tables of some figures, in the order of NAMES."""
    return tuple(find(name, figures) for name in NAMES)


def _table(name, title, meaning, names, rows, figures):
    """Put a table together: each row begins with the days it is about and ends with their certainty."""
    span = figures.span
    first, last = span.first.isoformat(), span.last.isoformat()
    about = (columns.find("from"), columns.find("to"))
    whole = tuple((first, last, *row, figures.certain) for row in rows)
    chosen = tuple(columns.find(one) for one in names)
    return Table(name, title, meaning, (*about, *chosen, columns.find("certain")), whole)


def _measure(value, places=3):
    """Return a share or an average; None means that too few people or answers stand behind it."""
    return Cell(None, FEW) if value is None else Cell(round(value, places), COUNTED)


def _visits(figures):
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
    return Table(
        VISITS,
        gettext("Visits over time"),
        gettext(
            "One row for each week or month; a single week comes with those before it. "
            "Weeks are named by the ISO 8601 standard and begin on Monday."
        ),
        tuple(columns.find(name) for name in names),
        tuple(rows),
    )


def _lessons(figures):
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
    return _table(LESSONS, gettext("Lessons"), meaning, (*names, "many_stop_at"), rows, figures)


def _questions(figures):
    rows = [
        (row.lesson, row.step, row.title, row.answered, row.right, row.unsure, _measure(row.share))
        for row in figures.questions
    ]
    names = ("lesson", "step", "question", "first_answers", "first_right", "unsure", "share_right")
    meaning = gettext("One row for each question. Only first answers count: trying again is free.")
    return _table(QUESTIONS, gettext("Questions"), meaning, names, rows, figures)


def _misconceptions(figures):
    rows = [(row.lesson, row.question, row.belief, row.sentence, row.times, row.answered) for row in figures.beliefs]
    names = ("lesson", "step", "misconception", "belief", "times", "first_answers")
    meaning = gettext("One row for each mistaken belief that a wrong first choice showed.")
    return _table(MISCONCEPTIONS, gettext("Misconceptions"), meaning, names, rows, figures)


def _steps(figures):
    rows = [
        (lesson.slug, step.id, str(step.number), step.title, step.kind, step.reached)
        for lesson in figures.lessons
        for step in lesson.steps
    ]
    names = ("lesson", "step", "step_number", "step_title", "step_kind", "reached")
    meaning = gettext("One row for each step of a lesson: how many read it, or answered its question right.")
    return _table(STEPS, gettext("Steps"), meaning, names, rows, figures)


def _languages(figures):
    rows = [(row.locale, row.name, row.visits, row.started, row.finished) for row in figures.languages]
    names = ("language", "language_name", "visits", "lessons_started", "lessons_finished")
    meaning = gettext("One row for each language in which somebody learned.")
    return _table(LANGUAGES, gettext("Languages"), meaning, names, rows, figures)


def _activities(figures):
    rows = [(row.lesson, row.title, row.activity, row.done) for row in figures.activity_rows]
    meaning = gettext("One row for each activity that somebody did.")
    names = ("lesson", "title", "activity", "activities_done")
    return _table(ACTIVITIES, gettext("Activities"), meaning, names, rows, figures)


def _workshops(figures):
    held = figures.workshops
    rows = [(exact(held.events.n), exact(held.attendances.n), exact(round(held.seconds.n / 60)))]
    meaning = gettext("The workshops of these days together.")
    return _table(WORKSHOPS, gettext("Workshops"), meaning, ("events", "attendances", "minutes"), rows, figures)


_MAKERS = {
    VISITS: _visits,
    LESSONS: _lessons,
    QUESTIONS: _questions,
    MISCONCEPTIONS: _misconceptions,
    STEPS: _steps,
    LANGUAGES: _languages,
    ACTIVITIES: _activities,
    WORKSHOPS: _workshops,
}
