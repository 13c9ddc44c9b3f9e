"""The shape of the books: so that they can be spread over machines, upgraded, and name nobody."""

import threading

import pytest

from kiosk.collector import tables
from kiosk.collector.database import open_database
from kiosk.errors import Rejected, Unavailable

KEPT_WHOLE = {"enrol"}  # small tables that are copied to every machine


def columns(database):
    """Return table → [(column, type, place in the key or 0)]."""
    if database.kind == "sqlite":
        names = [name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [(row[1], row[2], row[5]) for row in database.rows(f"PRAGMA table_info({name})")]
            for name in names
            if not name.startswith("sqlite_")
        }
    found = {}
    keys = {
        (table, column): place
        for table, column, place in database.rows(
            "SELECT k.table_name, k.column_name, k.ordinal_position FROM information_schema.key_column_usage k"
            " JOIN information_schema.table_constraints c USING (constraint_name, table_schema)"
            " WHERE c.constraint_type = 'PRIMARY KEY' AND table_schema = 'public'"
        )
    }
    sql = (
        "SELECT table_name, column_name, data_type FROM information_schema.columns"
        " WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
    )
    for table, column, kind in database.rows(sql):
        found.setdefault(table, []).append((column, kind, keys.get((table, column), 0)))
    return found


def test_every_table_has_a_key_and_the_kiosk_leads_it(database):
    for table, found in columns(database).items():
        keys = [column for column, _, place in sorted(found, key=lambda one: one[2]) if place]
        assert keys, table
        if "kiosk" in [column for column, *_ in found]:
            assert keys[0] == "kiosk", table


def test_nothing_is_numbered_by_one_machine(database):
    """No sequences: they would have to be asked for each report."""
    if database.kind == "sqlite":
        assert database.rows("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'") == []
    else:
        assert database.rows("SELECT sequencename FROM pg_sequences") == []


def test_no_row_depends_on_a_row_that_may_lie_elsewhere(database):
    if database.kind == "sqlite":
        assert [table for table in columns(database) if database.rows(f"PRAGMA foreign_key_list({table})")] == []
    else:
        sql = "SELECT 1 FROM information_schema.table_constraints WHERE constraint_type = 'FOREIGN KEY'"
        assert database.rows(sql) == []


def test_the_only_unique_keys_are_those_of_the_tables(database):
    if database.kind == "sqlite":
        unique = [row for table in columns(database) for row in database.rows(f"PRAGMA index_list({table})") if row[2]]
        assert [row for row in unique if row[3] != "pk"] == []
    else:
        sql = (
            "SELECT 1 FROM pg_index JOIN pg_class ON pg_class.oid = indrelid"
            " WHERE indisunique AND NOT indisprimary AND relnamespace = 'public'::regnamespace"
        )
        assert database.rows(sql) == []


def test_there_is_no_address_no_time_of_day_and_no_person_in_the_books(database):
    for table, found in columns(database).items():
        names = {column for column, *_ in found}
        assert not names & {"address", "ip", "user_agent", "at", "time", "email"}, table
        assert not any("time" in kind.lower() or "date" in kind.lower() for _, kind, _ in found), table


def test_upgrading_twice_changes_nothing(database):
    assert tables.upgrade(database) == []


def test_two_collectors_that_start_at_once_upgrade_once(database_url, tmp_path):
    applied, start = [], threading.Barrier(4)

    def begin():
        opened = open_database(database_url, tmp_path)
        start.wait()
        applied.append(tables.upgrade(opened))
        opened.close()

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(applied) == [[], [], [], [number for number, _ in tables.steps()]]


def test_books_of_a_newer_collector_are_left_alone(database):
    with database.transaction() as work:
        work.run("INSERT INTO book_version (version) VALUES (9999)")
    with pytest.raises(Rejected, match="newer collector"):
        tables.upgrade(database)


def test_what_fails_in_a_transaction_is_undone(database):
    def fail():
        with database.transaction() as work:
            work.run("INSERT INTO note (name, value) VALUES ('a', 'b')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert database.rows("SELECT COUNT(*) FROM note WHERE name = 'a'") == [(0,)]


def test_an_address_of_another_database_is_refused(tmp_path):
    with pytest.raises(Rejected, match="postgresql://"):
        open_database("mysql://localhost/books", tmp_path)


def test_a_database_that_does_not_answer_is_said_plainly(tmp_path):
    with pytest.raises(Unavailable, match="do not answer"):
        open_database(f"postgresql://kiosk@/books?host={tmp_path}", tmp_path)


def test_a_lost_connection_is_made_again(postgres_url, tmp_path):
    database = open_database(postgres_url, tmp_path)
    other = open_database(postgres_url, tmp_path)
    other.rows(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )
    with pytest.raises(Unavailable):
        database.rows("SELECT 1")
    assert database.rows("SELECT 1") == [(1,)]
    database.close()
    other.close()
