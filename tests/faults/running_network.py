"""A collector and kiosks as processes of their own, started again whenever they were killed."""

import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

from kiosk import settings
from kiosk.collector import branches, rollups, running
from kiosk.collector.database import open_database
from tests.faults.faulty_line import free_port
from tests.faults.running_kiosk import CHECKOUT, HANG_SECONDS, plain_environment


class RunningCollector:
    """``kiosk collector serve`` on the ``folder``, at one port for all its lives."""

    def __init__(self, folder, database_url=""):
        self.folder, self.url = Path(folder), database_url
        self.deaths = 0
        self.is_up = threading.Event()
        self._lock = threading.Lock()
        self.port = free_port()
        self.log_path = self.folder.with_name("collector.log")

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def give_code(self, name):
        """Return a code for a new branch."""
        chosen = settings.load({}, data=self.folder, collector_database=self.url)
        database = running.open_books(chosen)
        try:
            made = running.make(chosen, database)
            return made.enrolment.give(branches.add(database, name, "North"), made.today()).grouped
        finally:
            database.close()

    def start(self):
        environment = {**plain_environment(), "KIOSK_COLLECTOR_DATABASE": self.url}
        words = ("collector", "serve", "--port", str(self.port), "--data", str(self.folder))
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kiosk", *words],
                cwd=CHECKOUT,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        line = self._process.stdout.readline()
        assert re.match(rb"http://", line), self.log_path.read_text()[-3000:]
        self.is_up.set()
        return self

    def kill(self):
        """Kill the collector at once and start it again."""
        with self._lock:
            self.is_up.clear()
            self._process.kill()
            self._end()
            self.deaths += 1
            self.start()

    def stop(self):
        with self._lock:
            self._process.send_signal(signal.SIGTERM)
            self._end()

    def _end(self):
        self._process.wait(timeout=HANG_SECONDS)
        self._process.stdout.close()

    def books(self):
        """Return ({(kiosk, seq): digest}, {cell: sum}) from the stopped collector's database."""
        database = open_database(self.url, self.folder)
        try:
            while rollups.work_off(database):
                pass
            rows = database.rows("SELECT kiosk, seq, digest FROM report")
            sums = database.rows("SELECT cell, SUM(total) FROM rollup GROUP BY cell")
            stored = {(f"{kiosk:016x}", seq): bytes(digest).hex() for kiosk, seq, digest in rows}
            return stored, {cell: int(total) for cell, total in sums}
        finally:
            database.close()

    def forks(self):
        """Return the forks that the collector has seen: two reports under one number."""
        database = open_database(self.url, self.folder)
        try:
            return [kind for (kind,) in database.rows("SELECT kind FROM event WHERE kind = 'fork'")]
        finally:
            database.close()


class TravellingKiosk:
    """A process of ``travelling_kiosk`` on the ``folder``, started again after each death until it ends by itself."""

    def __init__(self, folder, code):
        self.folder, self._code = Path(folder), code
        self.deaths, self.code, self._url, self._is_over = 0, None, "", False
        self.log_path = self.folder.with_suffix(".log")

    def live(self, url):
        """Begin to run; the collector is at ``url``."""
        self._url = url
        self._start()
        self._thread = threading.Thread(target=self._keep_alive, daemon=True)
        self._thread.start()

    def kill(self):
        self._process.kill()

    def end(self):
        """Let it run no more, however far it is."""
        self._is_over = True
        self._process.kill()
        self._thread.join(timeout=HANG_SECONDS)

    def wait(self):
        """Wait until it has ended by itself and return its exit code."""
        self._thread.join(timeout=10 * HANG_SECONDS)
        return self.code

    @property
    def log(self):
        return self.log_path.read_text(errors="replace")

    def _start(self):
        words = ("-m", "tests.faults.travelling_kiosk", str(self.folder), self._url, self._code)
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *words], cwd=CHECKOUT, env=plain_environment(), stdout=log, stderr=log
            )

    def _keep_alive(self):
        while (code := self._process.wait()) == -signal.SIGKILL and not self._is_over:
            self.deaths += 1
            self._start()
        self.code = code
