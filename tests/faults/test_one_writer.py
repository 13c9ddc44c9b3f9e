"""One thread writes for all: what fails, fails alone, and nobody is told a thing that is not on the disk."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import peewee
import pytest

from kiosk import storage
from kiosk.errors import NotFound, Unavailable
from kiosk.people import learners
from kiosk.people.models import Learner
from kiosk.storage import deed, state_db

THREADS = 50


class Slip(Exception):
    """A mistake of ours in the middle of a deed."""


@deed
def write(number):
    return Learner.insert(used_on=number).execute()


@deed
def write_and_slip(number):
    Learner.insert(used_on=number).execute()
    raise Slip


@deed
def limit_pages(count):
    """Let the file grow no further than it is, or than SQLite allows: the writer's connection feels a full disk."""
    state_db.execute_sql(f"PRAGMA max_page_count = {count}")


@deed
def fill():
    """Write far more than fits on the pages there are."""
    for _ in range(2000):
        Learner.insert(code_hash=b"x" * 100 + _.to_bytes(4, "big"), used_on=0).execute()


def on_disk(path):
    """Read the numbers written, past the kiosk and all its caches."""
    with closing(sqlite3.connect(path)) as connection:
        return sorted(number for (number,) in connection.execute("SELECT used_on FROM learner"))


def all_at_once(*functions):
    """Run the functions on threads that start together; return each one's result or error."""
    start = threading.Barrier(len(functions))

    def run(function):
        start.wait()
        try:
            return function()
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(functions)) as pool:
        return list(pool.map(run, functions))


def test_the_deeds_of_fifty_threads_are_all_on_disk(state):
    for turn in range(10):
        numbers = range(turn * THREADS, (turn + 1) * THREADS)
        all_at_once(*(lambda number=number: write(number) for number in numbers))
        assert on_disk(state) == list(range((turn + 1) * THREADS))


def test_a_deed_is_on_disk_as_soon_as_it_returns(state):
    for number in range(20):
        write(number)
        assert on_disk(state)[-1] == number


def test_a_deed_that_fails_fails_alone(state):
    functions = [lambda n=n: (write_and_slip if n % 3 == 0 else write)(n) for n in range(THREADS)]
    results = all_at_once(*functions)
    assert on_disk(state) == [n for n in range(THREADS) if n % 3]
    assert [isinstance(result, Slip) for result in results] == [n % 3 == 0 for n in range(THREADS)]


def test_what_a_deed_refuses_reaches_only_its_caller(state):
    with pytest.raises(NotFound):
        learners.come_back("123456789012", b"pepper")
    assert write(1)


def test_a_deed_inside_a_deed_is_undone_with_it(state):
    @deed
    def both():
        write(1)
        write_and_slip(2)

    with pytest.raises(Slip):
        both()
    assert on_disk(state) == []


def test_a_reader_never_sees_half_a_deed(state):
    @deed
    def write_pair(number):
        write(number)
        write(number)

    def read():
        return [len(on_disk(state)) % 2 for _ in range(50)]

    results = all_at_once(*(lambda n=n: write_pair(n) for n in range(20)), read, read)
    assert not any(results[-1] + results[-2])


def test_a_deed_too_large_for_the_disk_is_not_saved_and_says_so(state):
    write(1)
    limit_pages(1)
    with pytest.raises(Unavailable):
        fill()
    limit_pages(1_000_000)
    assert on_disk(state) == [1]
    write(2)
    assert on_disk(state) == [1, 2]


def test_nobody_is_told_of_success_when_a_neighbour_filled_the_disk(state):
    limit_pages(1)
    results = all_at_once(fill, *(lambda n=n: write(n) for n in range(THREADS)))
    succeeded = [n for n, result in enumerate(results[1:]) if not isinstance(result, Exception)]
    assert on_disk(state) == succeeded
    assert all(isinstance(result, Unavailable) for result in results if isinstance(result, Exception))


def test_a_mistake_in_a_statement_is_our_fault_and_not_the_disk_s(state):
    @deed
    def ask_nonsense():
        state_db.execute_sql("SELECT nothing FROM nowhere")

    with pytest.raises(peewee.OperationalError):
        ask_nonsense()


def test_after_the_end_no_deed_waits_for_ever(state):
    writer = storage._writer
    storage.close_state()
    with pytest.raises(Unavailable):
        write(1)
    with pytest.raises(Unavailable):
        writer.run_deed(lambda: None)
