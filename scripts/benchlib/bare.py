"""The yardstick: waitress with nothing behind it but the same bytes.

A GET returns what the kiosk returned for that address. A POST inserts one row,
committed in groups by one writer (WAL, ``synchronous=FULL``), and returns what
the kiosk returned: the least that a durable answer can cost in Python.
"""

import base64
import json
import logging
import os
import queue
import sqlite3
import sys
import threading

from waitress.server import create_server

from kiosk.settings import Settings
from kiosk.web.server import WAITRESS


class Rows(threading.Thread):
    """One writer that commits whatever has queued up, then wakes those who wait."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self._path = path
        self._waiting = queue.SimpleQueue()

    def insert(self, value):
        """Insert one row and return once it is on disk."""
        done = threading.Lock()
        done.acquire()
        self._waiting.put((value, done))
        done.acquire()

    def run(self):
        database = sqlite3.connect(self._path, isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE answer (id INTEGER PRIMARY KEY, value TEXT)")
        while True:
            batch = [self._waiting.get()]
            while not self._waiting.empty():
                batch.append(self._waiting.get())
            database.execute("BEGIN IMMEDIATE")
            database.executemany("INSERT INTO answer (value) VALUES (?)", [(value,) for value, _ in batch])
            database.execute("COMMIT")
            for _, done in batch:
                done.release()


def application(answers, rows):
    """Return a WSGI application that knows ``answers``: (method, address) → (status, headers, body)."""

    def answer(environ, start_response):
        address = environ["PATH_INFO"]
        if environ.get("QUERY_STRING"):
            address += "?" + environ["QUERY_STRING"]
        status, headers, body = answers[environ["REQUEST_METHOD"], address]
        if environ["REQUEST_METHOD"] == "POST":
            rows.insert(environ["wsgi.input"].read().decode())
        start_response(status, headers)
        return [body]

    return answer


def read_answers(path):
    """Read what :func:`write_answers` wrote."""
    answers = {}
    for method, address, status, headers, body in json.loads(path.read_text()):
        answers[method, address] = (status, [tuple(header) for header in headers], base64.b64decode(body))
    return answers


def write_answers(path, answers):
    """Write (method, address, status, headers, body) for a bare server that starts later."""
    rows = [(*rest, headers, base64.b64encode(body).decode()) for *rest, headers, body in answers]
    path.write_text(json.dumps(rows))


def main(folder, port, core):
    """Serve the answers in ``folder`` on ``port``, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {int(core)})
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # 50 people are meant to queue
    rows = Rows(folder / "rows.sqlite")
    rows.start()
    app = application(read_answers(folder / "answers.json"), rows)
    create_server(app, host="127.0.0.1", port=int(port), threads=Settings.threads, **WAITRESS).run()


if __name__ == "__main__":
    from pathlib import Path

    main(Path(sys.argv[1]), *sys.argv[2:])
