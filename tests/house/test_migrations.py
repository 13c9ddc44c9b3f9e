import pytest

from kiosk import migrate
from kiosk.community.models import Workshop
from kiosk.day_keeper import LibraryDay
from kiosk.errors import Rejected
from kiosk.learning.models import Answer, StepDone
from kiosk.people.models import KnownBrowser, Learner, Librarian, RecoveryCode
from kiosk.preferences import Preference
from kiosk.reporting.models import CountedPeriod, PeriodCount, ReportPeriod, VectorCount
from kiosk.running_time import RunningTime
from kiosk.storage import state_db
from kiosk.sync.models import Courier, Outbox
from kiosk.upkeep.models import Notice, SecondCopy

MODELS = (
    Workshop,
    Learner,
    Librarian,
    RecoveryCode,
    KnownBrowser,
    StepDone,
    Answer,
    RunningTime,
    LibraryDay,
    Preference,
    Notice,
    SecondCopy,
    PeriodCount,
    CountedPeriod,
    ReportPeriod,
    VectorCount,
    Outbox,
    Courier,
)


def tables():
    """Return what SQLite knows of each table: columns, keys, references, indexes."""
    names = [row[0] for row in state_db.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: _describe(name) for name in names if not name.startswith("sqlite_")}


def _describe(name):
    columns = state_db.execute_sql(f"PRAGMA table_info({name})").fetchall()
    references = state_db.execute_sql(f"PRAGMA foreign_key_list({name})").fetchall()
    indexes = state_db.execute_sql(f"PRAGMA index_list({name})").fetchall()
    return columns, references, sorted((unique, origin) for _, _, unique, origin, _ in indexes)


def test_the_migrations_make_the_tables_that_the_models_describe(state):
    migrated = tables()
    state_db.execute_sql("PRAGMA foreign_keys = off")
    for name in migrated:
        state_db.execute_sql(f"DROP TABLE {name}")
    state_db.create_tables(MODELS)
    assert tables() == migrated


def test_no_table_has_a_time_of_day_or_a_name_of_a_person(state):
    kinds = {(column[1], column[2]) for columns, _, _ in tables().values() for column in columns}
    assert not {name for name, kind in kinds if "TIME" in kind or name in ("name", "address", "email", "at")}


def test_upgrading_twice_changes_nothing(state):
    assert migrate.upgrade() == []
    assert migrate.version() == migrate.steps()[-1][0]


def test_a_state_file_of_a_newer_kiosk_is_left_alone(state):
    from kiosk import migrate

    state_db.execute_sql("PRAGMA user_version = 9999")
    with pytest.raises(Rejected, match="newer kiosk"):
        migrate.upgrade()
