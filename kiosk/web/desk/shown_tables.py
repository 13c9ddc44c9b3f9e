"""Tables of figures as a page shows them: the very rows of the file, in words, and only the columns people need."""

from dataclasses import dataclass
from urllib.parse import urlencode

from kiosk.reporting import course_of_time, tables
from kiosk.reporting.cells import Cell

LEFT_TO_RIGHT, AS_BEFORE = "\u2066", "\u2069"  # around a week's name, or Arabic would turn 2026-W48 round

COLUMNS = {  # what the page shows of each table; the file has all
    tables.VISITS: ("period", "visits", "return_visits", "lessons_started", "lessons_finished", "minutes"),
    tables.LESSONS: ("title", "lessons_started", "lessons_finished", "share_right", "minutes_each", "many_stop_at"),
    tables.QUESTIONS: ("question", "lesson", "first_answers", "first_right", "unsure", "share_right"),
    tables.MISCONCEPTIONS: ("belief", "lesson", "times", "first_answers"),
    tables.STEPS: ("step_number", "step_title", "reached"),
    tables.LANGUAGES: ("language_name", "visits", "lessons_started", "lessons_finished"),
    tables.ACTIVITIES: ("title", "activities_done"),
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One place of a table. ``quiet`` stands back: it says why there is no number."""

    text: str
    is_number: bool
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table for the page. The first cell of a row is its name; ``csv`` is the address of all of it as a file."""

    name: str
    title: str
    heads: tuple[ShownCell, ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    csv: str


def show(name, figures, *columns, lesson=""):
    """Return the table ``name`` of some figures with the ``columns`` named, by default those of COLUMNS.

    ``lesson`` (its slug) keeps to the rows of one lesson.
    """
    table = tables.find(name, figures)
    names = [column.name for column in table.columns]
    places = [names.index(column) for column in columns or COLUMNS[name]]
    titles = {row.slug: row.title for row in figures.lessons}
    rows = [row for row in table.rows if not lesson or row[names.index("lesson")] == lesson]
    return ShownTable(
        name=name,
        title=table.title,
        heads=tuple(ShownCell(table.columns[place].label, table.columns[place].is_number) for place in places),
        rows=tuple(tuple(_cell(row[place], table.columns[place], titles) for place in places) for row in rows),
        csv=csv_address(name, figures.span),
    )


def csv_address(name, span):
    """Return the address of the file of the table ``name`` for a span."""
    return f"/desk/progress.csv?{urlencode({'table': name, **span.query})}"


def _cell(value, column, titles):
    text = tables.shown(value, column.kind)
    if column.name == "period":
        text = f"{course_of_time.short_label(value)} ({LEFT_TO_RIGHT}{value}{AS_BEFORE})"
    if column.name == "lesson":
        text = titles.get(value, value)
    return ShownCell(text, column.is_number, isinstance(value, Cell) and value.value is None)
