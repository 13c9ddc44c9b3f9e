"""Kiosks that hand in reports over connections that stay open, each report once.

Runs as a process of its own. Reads a job as JSON on standard input, writes what it saw as JSON:

    {"port": 8080, "seconds": 1.0, "core": 0, "couriers": [[["3f…/1", "{…}"], …], …]}

Each courier has a list of [kiosk/seq, envelope].
"""

import json
import os
import sys
import time

from benchlib.load import Person, measure, percentile
from kiosk.envelope import MEDIA_TYPE

WARM_UP_SECONDS = 0.2


class Courier(Person):
    """One open connection that hands in the next report as soon as the last was answered."""

    def __init__(self, port, reports):
        super().__init__(port, "")
        self._reports = iter(reports)
        self._port = port

    def ask(self):
        """Hand in the next report."""
        data = self._next()
        self.asked_at = time.perf_counter()
        self.socket.sendall(data)

    def _next(self):
        try:
            address, body = next(self._reports)
        except StopIteration:
            raise SystemExit("There were too few reports for so fast a collector.") from None
        head = f"PUT /api/v1/reports/{address} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n"
        return f"{head}Content-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


def main():
    """Do the job on standard input."""
    job = json.load(sys.stdin)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {job["core"]})
    couriers = [Courier(job["port"], reports) for reports in job["couriers"]]
    measure(couriers, WARM_UP_SECONDS)
    times, statuses, seconds = measure(couriers, job["seconds"])
    times.sort()
    shares = {"p50": 0.5, "p99": 0.99}
    result = {name: percentile(times, share) * 1000 for name, share in shares.items()}
    json.dump({**result, "per_second": len(times) / seconds, "statuses": statuses}, sys.stdout)


if __name__ == "__main__":
    main()
