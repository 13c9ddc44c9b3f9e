"""What a backup holds, in numbers only: nobody can be listed, neither here nor on the page that shows it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from kiosk import rescue
from kiosk.clock import Day
from kiosk.people.models import Librarian
from kiosk.upkeep import identity

# months are kept for ever, weeks for 13 months; both are filed in one table
_FINISHED = "SELECT coalesce(sum(n), 0) FROM period_count WHERE what = 'finished' AND period NOT LIKE '%W%'"
_WEEKS = "SELECT count(*) FROM counted_period WHERE period LIKE '%W%'"


@dataclass(frozen=True, slots=True)
class Holdings:
    """What would be there after a backup was put back.

    ``number`` is 0 for a file that is not called like a backup. ``day`` is
    the highest date the library was sure of, and whether that was the very
    day; None if it does not say. ``is_of_another_kiosk``: its return cards do
    not work here.
    """

    number: int
    day: Day | None
    return_cards: int
    lessons_finished: int
    weeks_counted: int
    workshops: int
    librarians: int
    same_pin: bool  # the librarian who asks is in it, with the PIN of today
    is_of_another_kiosk: bool


def look(draft, settings, librarian_id=0):
    """Return the :class:`Holdings` of a draft. ``librarian_id`` is the librarian who asks, if there is one."""
    with closing(sqlite3.connect(draft.path)) as state:

        def ask(question, *values):
            return state.execute(question, values).fetchone()

        signed = ask("PRAGMA application_id")[0]
        return Holdings(
            number=_number(draft.source),
            day=_day(ask("SELECT mark, trusted FROM library_day")),
            return_cards=ask("SELECT count(*) FROM learner")[0],
            lessons_finished=ask(_FINISHED)[0],
            weeks_counted=ask(_WEEKS)[0],
            workshops=ask("SELECT count(*) FROM workshop")[0],
            librarians=ask("SELECT count(*) FROM librarian")[0],
            same_pin=ask("SELECT 1 FROM librarian WHERE secret = ?", _secret_of(librarian_id)) is not None,
            is_of_another_kiosk=signed not in (identity.UNSIGNED, identity.mark_of(settings)),
        )


def _secret_of(librarian_id):
    row = Librarian.get_or_none(Librarian.id == librarian_id)
    return row.secret if row else ""


def _number(name):
    found = rescue.BACKUP.fullmatch(name)
    return int(found[1]) if found else 0


def _day(row):
    return Day(date.fromisoformat(row[0]), bool(row[1])) if row else None
