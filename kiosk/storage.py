"""The state file: one writer, many readers.

Threads that compete for SQLite's write lock wait in polls, and their tails
reach seconds. So one thread owns all writing: rooms hand it whole
transactions (deeds), it commits many at once, and wakes each caller only
after the commit has returned. A deed that fails is undone alone. What must not
meet any deed, such as putting another state in place, runs between them.
"""

import functools
import logging
import queue
import threading
from pathlib import Path

import peewee

from kiosk import disk_space
from kiosk.errors import Unavailable
from kiosk.i18n import N_

PRAGMAS = {
    "page_size": 2048,  # of a new file: an answer and its counts write 14 KiB instead of 20
    "journal_mode": "wal",
    "synchronous": "full",  # a confirmed answer survives a power cut
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "secure_delete": 1,  # what a person asked us to forget is overwritten
    "wal_autocheckpoint": 0,  # the writer checkpoints between commits, never inside one
}
MAX_BATCH = 128  # deeds in one commit; bounds how long the first of them waits
DEEDS_PER_CHECKPOINT = 200  # at most about 2 MiB of write-ahead log
IDLE_CHECKPOINT_SECONDS = 300
NO_ROOM = "disk is full"  # SQLite's words

log = logging.getLogger(__name__)
state_db = peewee.SqliteDatabase(None, pragmas=PRAGMAS)


_END = object()  # the last thing in the queue


class _Job:
    """One deed on its way to disk and back, or, with ``alone``, something that no deed may meet."""

    __slots__ = ("alone", "deed", "done", "error", "result")

    def __init__(self, deed, alone=False):
        self.deed, self.alone = deed, alone
        self.result = self.error = None
        self.done = threading.Lock()  # the cheapest thing in Python that another thread can wait for
        self.done.acquire()


class Writer(threading.Thread):
    """The thread that owns all writing to the state file."""

    def __init__(self):
        super().__init__(name="writer", daemon=True)
        self._jobs = queue.SimpleQueue()
        self._gate = threading.Lock()  # no deed may queue behind the end and wait for ever
        self._is_stopping = False
        self._since_checkpoint = 0

    def run_deed(self, deed):
        """Run ``deed()`` in a transaction and return its result once it is on disk.

        Raises what the deed raised, or Unavailable if the disk refused the commit.
        """
        if threading.current_thread() is self:  # a deed that calls a deed is one transaction
            return deed()
        return self._hand_in(_Job(deed))

    def run_between(self, function):
        """Run ``function()`` outside any transaction: deeds handed in before are on disk, later ones wait."""
        return self._hand_in(_Job(function, alone=True))

    def _hand_in(self, job):
        with self._gate:
            if self._is_stopping:
                raise not_saved()
            self._jobs.put(job)
        job.done.acquire()
        if job.error is not None:
            raise job.error
        return job.result

    def stop(self):
        """Finish what is waiting, then end the thread."""
        with self._gate:
            self._is_stopping = True
            self._jobs.put(_END)
        self.join()

    def run(self):
        after = None
        while after is not _END:
            batch, after = self._take_batch()
            if batch:
                self._write(batch)
            if isinstance(after, _Job):
                _do_alone(after)
            self._checkpoint_if_due(idle=not batch)
        state_db.close()

    def _take_batch(self):
        """Return the deeds that wait, and what comes after them: a job to do alone, the end, or None."""
        batch = []
        while len(batch) < MAX_BATCH:
            try:
                job = self._jobs.get(block=not batch, timeout=IDLE_CHECKPOINT_SECONDS)
            except queue.Empty:
                break
            if job is _END or job.alone:
                return batch, job
            batch.append(job)
        return batch, None

    def _write(self, batch):
        try:
            connection = state_db.connection()  # peewee's own call around each statement costs more than SQLite
            connection.execute("BEGIN IMMEDIATE")
            for job in batch:
                _run_alone(job, connection)
            connection.execute("COMMIT")
        except Exception as error:  # whatever it was, nobody may be told that it was saved, or wait for ever
            log.error("writer: batch of %s not saved: %s", len(batch), type(error).__name__)
            state_db.close()
            if NO_ROOM in str(error):
                disk_space.drop_ballast(Path(state_db.database).parent)
            for job in batch:
                job.error = job.error or not_saved()
        self._since_checkpoint += len(batch)
        for job in batch:
            job.done.release()

    def _checkpoint_if_due(self, *, idle):
        if self._since_checkpoint < (1 if idle else DEEDS_PER_CHECKPOINT):
            return
        try:
            state_db.execute_sql("PRAGMA wal_checkpoint(PASSIVE)")
            self._since_checkpoint = 0
        except peewee.DatabaseError as error:
            log.error("writer: checkpoint refused: %s", type(error).__name__)


def _do_alone(job):
    try:
        job.result = job.deed()
    except Exception as error:  # whoever handed it in hears of it
        job.error = error
    job.done.release()


def _run_alone(job, connection):
    """Run one deed so that its failure undoes nothing of its neighbours."""
    connection.execute("SAVEPOINT deed")
    try:
        job.result = job.deed()
    except Exception as error:
        if not connection.in_transaction:  # SQLite gave up the whole batch: disk full, I/O error
            raise
        job.error = error
        connection.execute("ROLLBACK TO deed")
    connection.execute("RELEASE deed")


def not_saved():
    """Return the failure for something that did not reach the disk."""
    return Unavailable(N_("We could not save this just now. Your earlier answers are safe. Try again."))


_writer: Writer | None = None


def open_state(path):
    """Open the state file at ``path`` and start its writer. Tables are the business of ``migrate``."""
    global _writer  # noqa: PLW0603 - one process has one state file and one writer
    close_state()
    state_db.init(str(path), pragmas=PRAGMAS)
    _writer = Writer()
    _writer.start()


def close_state():
    """Wait for what is being written, then let go of the state file."""
    global _writer  # noqa: PLW0603 - the same one
    if _writer is not None:
        _writer.stop()
        _writer = None
    if state_db.database:
        state_db.close()


def deed(function):
    """Make ``function`` one transaction on the writer thread; it returns once its work is on disk."""

    @functools.wraps(function)
    def run(*args, **kwargs):
        if _writer is None:
            raise not_saved()
        return _writer.run_deed(lambda: function(*args, **kwargs))

    return run


def between_deeds(function):
    """Run ``function()`` on the writer thread, outside any transaction, and return its result.

    All deeds handed in before are on disk by then; later ones wait until it is over.
    """
    if _writer is None:
        raise not_saved()
    return _writer.run_between(function)


def is_answering():
    """Say whether the state file can be read."""
    try:
        state_db.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()  # a page of the file, not of memory
    except peewee.DatabaseError:
        return False
    return True
