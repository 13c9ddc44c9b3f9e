"""The state file: one writer, many readers.

Threads that compete for SQLite's write lock wait in polls, and their tails
reach seconds. So one thread owns all writing: rooms hand it whole
transactions (deeds), it commits many at once, and wakes each caller only
after the commit has returned. A deed that fails is undone alone.
"""

import functools
import logging
import queue
import threading

import peewee

from kiosk.errors import Unavailable
from kiosk.i18n import N_

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",  # a confirmed answer survives a power cut
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "secure_delete": 1,  # what a person asked us to forget is overwritten
    "wal_autocheckpoint": 0,  # the writer checkpoints between commits, never inside one
}
MAX_BATCH = 128  # deeds in one commit; bounds how long the first of them waits
DEEDS_PER_CHECKPOINT = 200  # about 256 pages of write-ahead log
IDLE_CHECKPOINT_SECONDS = 300

log = logging.getLogger(__name__)
state_db = peewee.SqliteDatabase(None, pragmas=PRAGMAS)


class _Job:
    """One deed on its way to disk and back."""

    __slots__ = ("deed", "done", "error", "result")

    def __init__(self, deed):
        self.deed = deed
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
        job = _Job(deed)
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
            self._jobs.put(None)
        self.join()

    def run(self):
        going = True
        while going:
            batch, going = self._take_batch()
            if batch:
                self._write(batch)
            self._checkpoint_if_due(idle=not batch)
        state_db.close()

    def _take_batch(self):
        try:
            batch = [self._jobs.get(timeout=IDLE_CHECKPOINT_SECONDS)]
        except queue.Empty:
            return [], True
        while len(batch) < MAX_BATCH and batch[-1] is not None and not self._jobs.empty():
            batch.append(self._jobs.get())
        going = batch[-1] is not None
        return (batch if going else batch[:-1]), going

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
    global _writer  # noqa: PLW0603
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


def is_answering():
    """Say whether the state file can be read."""
    try:
        state_db.execute_sql("SELECT 1")
    except peewee.DatabaseError:
        return False
    return True
