"""The crowd: as many requests as the server answers, over connections that stay open.

Runs as a process of its own, so that it never shares the interpreter with what
it measures. Reads a job as JSON on standard input, writes what it saw as JSON:

    {"port": 8080, "seconds": 1.0, "warm_up": 0.2, "core": 0,
     "people": [{"head": "GET / HTTP/1.1\\r\\n…", "form": "choice=1&attempt={n}", "n": 1}]}

Each person is one connection. ``{n}`` in a form counts up with each request.
"""

import json
import os
import re
import selectors
import socket
import sys
import time
from collections import Counter

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)


class Person:
    """One open connection that asks again as soon as it was answered."""

    def __init__(self, port, head, form="", n=1):
        self._head, self._form, self._n = head, form, n
        self._fixed = f"{head}\r\n".encode() if not form else b""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._missing, self._got = 0, b""
        self.status = 0
        self.asked_at = 0.0

    def ask(self):
        """Send the next request."""
        self.asked_at = time.perf_counter()
        self.socket.sendall(self._fixed or self._next_form())

    def _next_form(self):
        body = self._form.replace("{n}", str(self._n))
        self._n += 1
        return f"{self._head}Content-Length: {len(body)}\r\n\r\n{body}".encode()

    def hear(self):
        """Take what has arrived; say whether the answer is whole."""
        data = self.socket.recv(262_144)
        if not data:
            raise ConnectionError("the server closed a connection that should stay open")
        if self._missing:
            self._missing -= len(data)
            return self._missing == 0
        self._got += data
        end = self._got.find(b"\r\n\r\n")
        if end < 0:
            return False
        length = LENGTH.search(self._got, 0, end)
        self.status = int(self._got[9:12])
        self._missing = end + 4 + (int(length[1]) if length else 0) - len(self._got)
        self._got = b""
        return self._missing == 0


def measure(people, seconds):
    """Let ``people`` ask for ``seconds``; return (times in seconds, how often each status came, seconds)."""
    times, statuses = [], Counter()
    start = time.perf_counter()
    until = start + seconds
    with selectors.DefaultSelector() as waiting:
        for person in people:
            waiting.register(person.socket, selectors.EVENT_READ, person)
            person.ask()
        asking = len(people)
        while asking:
            for key, _ in waiting.select(timeout=30) or _nothing_came():
                person = key.data
                if not person.hear():
                    continue
                now = time.perf_counter()
                times.append(now - person.asked_at)
                statuses[person.status] += 1
                if now < until:
                    person.ask()
                else:
                    asking -= 1
    return times, statuses, time.perf_counter() - start


def _nothing_came():
    raise TimeoutError("the server did not answer for 30 seconds")


def percentile(ordered, share):
    """Return the value below which ``share`` of the sorted list ``ordered`` lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def main():
    """Do the job on standard input."""
    job = json.load(sys.stdin)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {job["core"]})
    people = [Person(job["port"], **person) for person in job["people"]]
    warm_up, _, _ = measure(people, job["warm_up"])
    times, statuses, seconds = measure(people, job["seconds"])
    times.sort()
    shares = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
    result = {name: percentile(times, share) * 1000 for name, share in shares.items()}
    result |= {"per_second": len(times) / seconds, "statuses": statuses, "requests": len(times) + len(warm_up)}
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
