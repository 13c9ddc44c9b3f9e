"""The figures as tables: the page shows and the file carries the same rows.

Columns have a fixed name for machines, a label for people, and a sentence on
what they mean, which together are the data dictionary.
"""

from dataclasses import dataclass

from kiosk import i18n
from kiosk.errors import NotFound
from kiosk.i18n import N_, gettext
from kiosk.reporting import columns, table_contents
from kiosk.reporting.cells import Cell
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
_CONTENTS = {
    VISITS: table_contents.visits,
    LESSONS: table_contents.lessons,
    QUESTIONS: table_contents.questions,
    MISCONCEPTIONS: table_contents.misconceptions,
    STEPS: table_contents.steps,
    LANGUAGES: table_contents.languages,
    ACTIVITIES: table_contents.activities,
    WORKSHOPS: table_contents.workshops,
}


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
    if name not in _CONTENTS:
        raise NotFound(N_("There is no table with this name. Go to the progress page and choose one."))
    held = _CONTENTS[name](figures)
    names, rows = (held.names, held.rows) if name == VISITS else _dated(held, figures)
    return Table(name, held.title, held.meaning, tuple(map(columns.find, names)), tuple(rows))


def of(figures):
    """Return all tables of some figures, in the order of NAMES."""
    return tuple(find(name, figures) for name in NAMES)


def _dated(held, figures):
    """Begin each row with the days it is about and end it with their certainty."""
    first, last = figures.span.first.isoformat(), figures.span.last.isoformat()
    names = ("from", "to", *held.names, "certain")
    return names, [(first, last, *row, figures.certain) for row in held.rows]
