"""The real kiosk as a process of its own, so that it can be killed like a machine that loses its power."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
HANG_SECONDS = 60  # a guard against hanging tests, not a measure
ADDRESS = re.compile(r"http://localhost:(\d+)/")


class RunningKiosk:
    """One ``kiosk serve`` on the data folder ``data``, at a port the system chose. What it logs is in ``log``."""

    def __init__(self, data, program=("-m", "kiosk"), **environment):
        self.data = Path(data)
        self.log_path = self.data.with_name(self.data.name + ".log")
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *program, "serve", "--port", "0", "--data", str(data)],
                cwd=CHECKOUT,
                env={**plain_environment(), **environment},
                stdout=subprocess.PIPE,
                stderr=log,
            )
        self.port = None

    def wait(self):
        """Wait until the kiosk has printed its address and return the kiosk."""
        found = ADDRESS.match(self.process.stdout.readline().decode())
        assert found, f"the kiosk did not start:\n{self.log[-3000:]}"
        self.port = int(found[1])
        return self

    @property
    def log(self):
        """All that this kiosk and those before it on the same folder have logged."""
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    @property
    def origin(self):
        return f"http://localhost:{self.port}"

    def command(self, *words, input=""):
        """Run another command of the kiosk on the same data folder and return what it printed."""
        answer = subprocess.run(
            [sys.executable, "-m", "kiosk", *words, "--data", str(self.data)],
            cwd=CHECKOUT,
            env=plain_environment(),
            input=input,
            capture_output=True,
            text=True,
            check=True,
        )
        return answer.stdout

    def cut_power(self):
        """Kill the process at once: nothing is written, closed or said any more."""
        self.process.kill()
        self.end()

    def stop(self):
        """Ask the kiosk to stop, as the system does when it shuts down, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.end()

    def end(self):
        """Wait until the process has ended and return its exit code."""
        code = self.process.wait(timeout=HANG_SECONDS)
        self.process.stdout.close()
        return code

    def __enter__(self):
        return self.wait()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.cut_power()


def plain_environment():
    """Return the environment of this process without settings of a kiosk in it."""
    return {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}


def furnish(data, shipped):
    """Put the ready-made catalogue of the folder ``shipped`` into the new data folder ``data`` and return it."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copy(shipped / "catalogue.sqlite", data / "catalogue.sqlite")
    return data
