"""Putting a backup back while the kiosk runs.

Everything is made ready in a draft first. Then, between two deeds, the present
state is backed up and the draft takes its place in one transaction of SQLite's
own backup interface: whoever reads sees the old state or the new one, and so
does the disk after a power cut. Whatever was confirmed before is in the backup
that was made a moment earlier.
"""

import sqlite3
from contextlib import closing

from kiosk import storage
from kiosk.errors import Unavailable
from kiosk.i18n import N_
from kiosk.storage import state_db
from kiosk.sync import settling
from kiosk.upkeep import backups, drafts, identity, notices

PUT_BACK = N_(
    "Backup number %(number)s was put back. What was there before is kept as backup number %(before)s, "
    "so you can go back to it."
)
NOT_PUT_BACK = N_("The backup could not be put back. Everything is as before. Make room on the disk and try again.")
OF_THIS_MACHINE = ("library_day", "notice", "second_copy", "courier")  # tables that never go back in time
OF_LIBRARIANS = ("librarian", "recovery_code", "known_browser")  # in an order that fits their references


def put_back(settings, draft, number):
    """Put the :class:`Draft` in the place of the present state; return the :class:`Backup` made of that before.

    ``number`` is that of the backup, for the notice to staff. All visits must
    have ended. Raises Unavailable if it could not be done; then nothing has
    changed.
    """
    before = storage.between_deeds(lambda: _exchange(settings, draft))
    settling.settle(settings)
    drafts.clear(settings)
    notices.add(PUT_BACK, number=number, before=before.number)
    return before


def _exchange(settings, draft):
    before = backups.make(settings, before_restore=True)
    state_db.close()  # no statement of this thread may be half-way through the old state
    try:
        with closing(sqlite3.connect(draft.path)) as restored:
            with restored:
                after_restore(restored, state_db.connection(), identity.mark_of(settings))
            restored.backup(state_db.connection())
        state_db.execute_sql("PRAGMA wal_checkpoint(PASSIVE)")
    except sqlite3.Error as error:
        raise Unavailable(NOT_PUT_BACK) from error
    finally:
        state_db.close()
    return before


def after_restore(restored, running, mark):
    """Make a state that is put back fit what has happened since. This is the place for every such rule.

    ``restored`` is a connection to the state about to be put in place,
    ``running`` one to the present state, ``mark`` that of this kiosk. What is
    changed here comes into force together with the state itself.
    """
    for table in OF_THIS_MACHINE:
        _copy_table(table, running, restored)
    if not restored.execute("SELECT 1 FROM librarian").fetchone():  # the desk must not open to whoever comes first
        for table in OF_LIBRARIANS:
            _copy_table(table, running, restored)
    _keep_reports(restored, running)
    _keep_decisions(restored, running)
    settling.disown(restored)
    _give_no_number_twice(restored, running)
    restored.execute("UPDATE workshop SET is_open = 0")
    restored.execute("DELETE FROM workshop WHERE attendances = 0")
    restored.execute(f"PRAGMA application_id = {mark}")


def _copy_table(table, running, restored):
    restored.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names of our own tables
    rows = running.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - names and places of ours; values go beside it
    if rows:
        places = ", ".join("?" * len(rows[0]))
        restored.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)  # noqa: S608 - names and places of ours; values go beside it


def _keep_reports(restored, running):
    """What was released stays as it is. A machine that never released anything carries on for the one before it."""
    if running.execute("SELECT 1 FROM outbox").fetchone():
        _copy_table("outbox", running, restored)


def _keep_decisions(restored, running):
    """An old list of addresses could lock everybody out, and an old agreement is none."""
    restored.execute("DELETE FROM preference WHERE setting IN ('desk_addresses', 'sharing')")
    wanted = "SELECT setting, value FROM preference WHERE setting IN ('desk_addresses', 'sharing')"
    restored.executemany("INSERT INTO preference VALUES (?, ?)", running.execute(wanted).fetchall())


def _give_no_number_twice(restored, running):
    """The number of a learner who is gone must never become somebody else's, as SQLite's AUTOINCREMENT promises."""
    for name, reached in running.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
        if not restored.execute("SELECT 1 FROM sqlite_sequence WHERE name = ?", (name,)).fetchone():
            restored.execute("INSERT INTO sqlite_sequence VALUES (?, 0)", (name,))
        restored.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (reached, name))
