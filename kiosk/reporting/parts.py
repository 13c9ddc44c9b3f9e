"""How a span divides into languages and activities."""

from dataclasses import dataclass

from kiosk.i18n import LOCALES
from kiosk.reporting import counts
from kiosk.reporting.cells import Cell, guarded


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """How much was learned in one language."""

    locale: str
    name: str  # in that language
    visits: Cell
    started: Cell
    finished: Cell


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """How often an activity of a lesson was done."""

    lesson: str
    title: str  # of the lesson
    activity: str
    done: Cell


def language_rows(tally):
    """Return a :class:`LanguageRow` for each language that was used, the most used first."""
    visits, started, finished = (tally.by_item(what) for what in (counts.VISIT, counts.STARTED, counts.FINISHED))
    used = sorted(visits.keys() | started.keys(), key=lambda code: (-visits.get(code, 0), code))
    return tuple(
        LanguageRow(
            code,
            LOCALES[code].name if code in LOCALES else code,
            *(guarded(one.get(code, 0)) for one in (visits, started, finished)),
        )
        for code in used
    )


def activity_rows(tally, shelf):
    """Return an :class:`ActivityRow` for each activity that was done, the most done first."""
    return tuple(
        ActivityRow(lesson, title_of(lesson, shelf) if lesson else _title_alone(item, shelf), item, guarded(n))
        for lesson, item, n in tally.largest_first(counts.ACTIVITY)
    )


def _title_alone(activity, shelf):
    """Return the title of a simulator that was taken on its own, or its id when it is no longer in the catalogue."""
    return shelf.activities[activity].title if activity in shelf.activities else activity


def title_of(lesson, shelf):
    """Return the title of a lesson, or its slug when it is no longer in the catalogue."""
    return shelf.lessons[lesson].title if lesson in shelf.lessons else lesson
