"""The yardstick over HTTP: waitress with nothing behind it but one insert for each report.

One writer commits whatever has queued up, as the collector does; nothing is
verified, read or signed. Started as: python -m benchlib.collector.bare_counter FOLDER PORT CORE [DATABASE]
"""

import itertools
import logging
import os
import queue
import sys
import threading
from pathlib import Path

from waitress.server import create_server

from benchlib.collector.taking_in import BARE, INSERT
from kiosk.collector.database import open_database
from kiosk.collector.server import THREADS, WAITRESS

ANSWER = b"x" * 900  # about as long as a receipt


class Clerk(threading.Thread):
    """Inserts a row for each report and wakes those who wait after the commit."""

    def __init__(self, database):
        super().__init__(daemon=True)
        self._database, self._waiting, self._count = database, queue.SimpleQueue(), itertools.count(1)

    def insert(self, digest):
        """Insert one row and return once it is on disk."""
        done = threading.Lock()
        done.acquire()
        self._waiting.put((digest, done))
        done.acquire()

    def run(self):
        rest = ("2026-W50", 1, "2026-W51", "counts-1", "trusted", "North", b"x" * 30)
        while True:
            batch = [self._waiting.get()]
            while not self._waiting.empty():
                batch.append(self._waiting.get())
            with self._database.transaction() as work:
                for digest, _ in batch:
                    work.run(INSERT, (next(self._count), 1, digest, *rest))
            for _, done in batch:
                done.release()


def main(folder, port, core, url=""):
    """Serve on ``port``, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core)})
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    database = open_database(url, Path(folder))
    with database.transaction() as work:
        work.run("DROP TABLE IF EXISTS bare")
        work.run(database.table(BARE))
        work.run("CREATE INDEX bare_week ON bare (week, region)")
    clerk = Clerk(database)
    clerk.start()

    def answer(environ, start_response):
        clerk.insert(environ["wsgi.input"].read()[-32:])
        start_response("201 Created", [("Content-Type", "text/plain"), ("Content-Length", str(len(ANSWER)))])
        return [ANSWER]

    create_server(answer, host="127.0.0.1", port=int(port), threads=THREADS, **WAITRESS).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
