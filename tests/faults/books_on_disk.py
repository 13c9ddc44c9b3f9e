"""What the state file of a kiosk without power really holds."""

import shutil
import sqlite3
from contextlib import closing

from kiosk.people import codes

BOOKS = """
    SELECT code_hash, lesson, step, NULL, NULL, NULL
    FROM step_done JOIN learner ON learner.id = learner_id
    UNION ALL SELECT code_hash, lesson, question, tries, "right", right_first
    FROM answer JOIN learner ON learner.id = learner_id
"""

COUNTED = """SELECT what, lesson, item, sum(n) FROM period_count
    WHERE what IN ('step', 'first', 'right') AND period LIKE '____-__' GROUP BY what, lesson, item"""
DONE = """SELECT 'step', lesson, step, count(*) FROM step_done GROUP BY lesson, step
    UNION ALL SELECT 'step', lesson, question, count(*) FROM answer WHERE "right" GROUP BY lesson, question
    UNION ALL SELECT 'first', lesson, question, count(*) FROM answer GROUP BY lesson, question
    UNION ALL SELECT 'right', lesson, question, count(*) FROM answer WHERE right_first GROUP BY lesson, question"""


def copy_of(data, folder):
    """Copy the state file and its write-ahead log as a power cut left them, and return the copy."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("state.sqlite*"):
        old.unlink()
    for name in ("state.sqlite", "state.sqlite-wal"):
        if (data / name).exists():
            shutil.copy(data / name, folder / name)
    return folder / "state.sqlite"


def read_books(path):
    """Return the books of all learners with a code: hash of the code → {(lesson, step): entry}."""
    books = {}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for code_hash, lesson, step, tries, right, first in connection.execute(BOOKS):
            entry = "read" if tries is None else (tries, bool(right), bool(first))
            books.setdefault(code_hash, {})[lesson, step] = entry
    return books


def read_counts(path):
    """Return (what the statistics say, what the learners in the file have done), equal if no learner ever left."""
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute(COUNTED)), sorted(connection.execute(DONE))


def count_guests(path):
    """Return how many learners without a code a state file holds; it may be in use."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT count(*) FROM learner WHERE code_hash IS NULL").fetchone()[0]


def hash_of(code, data):
    """Return under which hash the kiosk in ``data`` knows a return code."""
    return codes.hash_code(code, codes.load_pepper(data / "keys" / "pepper"))
