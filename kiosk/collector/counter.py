"""The counter at which reports are handed in: one clerk stores many at once.

Requests come one by one, and a commit costs the same for one report as for a
hundred. So whatever is waiting goes into one transaction, and each request is
answered after that has been committed.
"""

import logging
import queue
import threading

from kiosk.collector import intake
from kiosk.errors import Busy, KioskError, Unavailable
from kiosk.i18n import N_

MOST_AT_ONCE = 256  # reports in one transaction
MOST_WAITING = 8000  # reports; more could not be stored before senders give up
BUSY_SECONDS = 60

_END = object()

log = logging.getLogger(__name__)


class _Job:
    __slots__ = ("batch", "done", "error", "outcomes")

    def __init__(self, batch):
        self.batch = batch
        self.outcomes = self.error = None
        self.done = threading.Event()


class Counter(threading.Thread):
    """Stores what is handed in. ``today()`` is the collector's date."""

    def __init__(self, database, today):
        super().__init__(name="counter", daemon=True)
        self._database, self._today = database, today
        self._jobs = queue.SimpleQueue()
        self._gate = threading.Lock()
        self._waiting = 0
        self._is_closed = False

    def hand_in(self, batch):
        """Return an Outcome for each Incoming of ``batch`` once all of them are on disk.

        Raises Busy if too many are waiting, Unavailable if the database does not answer.
        """
        job = _Job(batch)
        with self._gate:
            if self._is_closed:
                raise Unavailable(N_("The collector is being switched off. Try again in a minute."))
            if self._waiting + len(batch) > MOST_WAITING:
                raise Busy(N_("Too many reports are coming in just now. Try again later."), seconds=BUSY_SECONDS)
            self._waiting += len(batch)
            self._jobs.put(job)
        job.done.wait()
        if job.error is not None:
            raise job.error
        return job.outcomes

    def close(self):
        """Store what is waiting, then end."""
        with self._gate:
            self._is_closed = True
            self._jobs.put(_END)
        self.join()

    def run(self):
        is_open = True
        while is_open:
            jobs, is_open = self._gather()
            if jobs:
                self._serve(jobs)

    def _gather(self):
        """Return (the jobs to do together, whether the counter is still open)."""
        jobs, count = [], 0
        while count < MOST_AT_ONCE:
            try:
                job = self._jobs.get(block=not jobs)
            except queue.Empty:
                break
            if job is _END:
                return jobs, False
            jobs.append(job)
            count += len(job.batch)
        return jobs, True

    def _serve(self, jobs):
        try:
            self._store(jobs)
        except KioskError as error:
            _fail(jobs, error)
        except Exception as error:  # a mistake of ours in one report must not lose its neighbours
            self._serve_alone(jobs, error)
        with self._gate:
            self._waiting -= sum(len(job.batch) for job in jobs)
        for job in jobs:
            job.done.set()

    def _serve_alone(self, jobs, error):
        if len(jobs) == 1:
            log.error("counter: %s", type(error).__name__, exc_info=error)
            _fail(jobs, error)
            return
        for job in jobs:
            try:
                self._store([job])
            except Exception as alone:
                log.error("counter: %s", type(alone).__name__, exc_info=alone)
                _fail([job], alone)

    def _store(self, jobs):
        everything = [incoming for job in jobs for incoming in job.batch]
        outcomes = []
        for start in range(0, len(everything), MOST_AT_ONCE):
            outcomes += intake.take(self._database, everything[start : start + MOST_AT_ONCE], self._today())
        for job in jobs:
            job.outcomes, outcomes = outcomes[: len(job.batch)], outcomes[len(job.batch) :]


def _fail(jobs, error):
    for job in jobs:
        job.error = job.error or error
