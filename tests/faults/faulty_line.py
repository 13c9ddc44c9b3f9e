"""A line between a kiosk and the collector on which everything goes wrong, in an order that a seed decides.

A small TCP proxy: one request on each connection, and at most one fault. The
budget of faults is shared by all lines of a test; when it is used up, a line
is a good line.
"""

import contextlib
import itertools
import json
import random
import socket
import struct
import threading
import time

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: close with a reset
PATIENCE_SECONDS = 10
STALL_SECONDS = 1.5  # longer than the time limits of the kiosk of the tests
SHUT_SECONDS = 0.05
BROKEN = {500: "our-fault", 503: "unavailable", 429: "busy"}
FAULTS = {  # and how often, of all faults
    "refused": 8,
    "cut request": 14,
    "cut response": 16,
    "duplicated": 12,
    "delayed": 8,
    "reordered": 12,
    "broken": 12,
    "altered request": 5,
    "altered response": 5,
    "stalled": 2,
    "kiosk killed": 3,
    "collector killed": 3,
}


def free_port():
    """Return a port that can be closed and opened again: none that an outgoing connection is given by chance."""
    while True:
        port = random.randint(20_000, 32_000)  # Linux gives away those above
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


class Budget:
    """Decides which fault comes next. ``done`` says how often each happened."""

    def __init__(self, faults, seed):
        self.random = random.Random(seed)
        self.done = dict.fromkeys(FAULTS, 0)
        self._left = itertools.chain(self._once_each(faults), [""])
        self._lock = threading.Lock()
        self.is_over = threading.Event()

    def _once_each(self, faults):
        """Yield every kind first, so that a short run has seen each, then as they come."""
        order = list(FAULTS)
        self.random.shuffle(order)
        yield from order[:faults]
        yield from self.random.choices(list(FAULTS), list(FAULTS.values()), k=max(0, faults - len(order)))

    def next(self):
        """Return the name of a fault, or "" for a request that gets through: one in five."""
        with self._lock:
            if self.is_over.is_set() or self.random.random() < 0.2:
                return ""
            fault = next(self._left)
            if fault:
                self.done[fault] += 1
            else:
                self.is_over.set()
            return fault


class FaultyLine:
    """The line from a ``kiosk`` to a ``collector``; it can kill both. No fault is spent on a collector that is down."""

    def __init__(self, collector, kiosk, budget):
        self._collector, self._budget = collector, budget
        self._kill = {"kiosk killed": kiosk.kill, "collector killed": collector.kill}
        self._late = []  # requests that are held back, to arrive after later ones
        self.port = free_port()
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._is_closing = False
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        """Take no more connections."""
        self._is_closing = True
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self):
        while not self._is_closing:
            try:
                kiosk, _ = self._listener.accept()
            except OSError:
                if not self._is_closing:
                    time.sleep(0.001)
                continue
            kiosk.settimeout(PATIENCE_SECONDS)
            fault = self._budget.next() if self._collector.is_up.is_set() else ""
            if fault == "refused":
                _reset(kiosk)
                self._shut_for_a_moment()
            else:
                threading.Thread(target=self._carry, args=(kiosk, fault), daemon=True).start()

    def _shut_for_a_moment(self):
        self._listener.close()
        time.sleep(SHUT_SECONDS)
        self._listener = socket.create_server(("127.0.0.1", self.port))

    def _carry(self, kiosk, fault):
        with contextlib.suppress(OSError), kiosk:
            request = _read_message(kiosk)
            if request is not None:
                getattr(self, "_" + (fault or "good").replace(" ", "_"))(kiosk, request, fault)

    def _good(self, kiosk, request, _):
        kiosk.sendall(self._ask(request))

    def _cut_request(self, kiosk, request, _):
        self._ask(request[: self._budget.random.randrange(len(request))], is_whole=False)
        _reset(kiosk)

    def _cut_response(self, kiosk, request, _):
        answer = self._ask(request)
        kiosk.sendall(answer[: self._budget.random.randrange(len(answer) or 1)])
        if self._budget.random.random() < 0.5:
            _reset(kiosk)

    def _duplicated(self, kiosk, request, _):
        answers = [self._ask(request) for _ in range(self._budget.random.randint(2, 4))]
        kiosk.sendall(self._budget.random.choice(answers))

    def _delayed(self, kiosk, request, _):
        time.sleep(self._budget.random.uniform(0.02, 0.2))
        kiosk.sendall(self._ask(request))

    def _reordered(self, kiosk, request, _):
        """Hold this request back and deliver an older one, whose answer then comes to the wrong question."""
        older = self._late.pop(self._budget.random.randrange(len(self._late))) if self._late else None
        self._late.append(request)
        if older:
            kiosk.sendall(self._ask(older))
        else:
            _reset(kiosk)

    def _broken(self, kiosk, request, _):
        status = self._budget.random.choice(list(BROKEN))
        if self._budget.random.random() < 0.5:
            self._ask(request)  # it went wrong after the collector had stored it
        problem = {"type": f"/api/v1/problems/{BROKEN[status]}", "title": "x", "status": status}
        body = json.dumps(problem).encode() if self._budget.random.random() < 0.7 else b"<h1>Bad gateway</h1>"
        head = f"HTTP/1.1 {status} No\r\nContent-Type: application/problem+json\r\nRetry-After: 0\r\n"
        kiosk.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)

    def _altered_request(self, kiosk, request, _):
        kiosk.sendall(self._ask(self._alter(request)))

    def _altered_response(self, kiosk, request, _):
        kiosk.sendall(self._alter(self._ask(request)))

    def _alter(self, message):
        """Change one byte of the body."""
        begin = message.find(b"\r\n\r\n") + 4
        if not 4 <= begin < len(message):
            return message
        place = self._budget.random.randrange(begin, len(message))
        return message[:place] + bytes([message[place] ^ 1]) + message[place + 1 :]

    def _stalled(self, kiosk, request, _):
        if self._budget.random.random() < 0.5:
            self._ask(request)
        time.sleep(STALL_SECONDS)

    def _kiosk_killed(self, kiosk, request, fault):
        self._killed(kiosk, request, fault)

    def _collector_killed(self, kiosk, request, fault):
        self._killed(kiosk, request, fault)

    def _killed(self, kiosk, request, fault):
        """Kill one side while the request is under way, while it is answered, or just after."""
        chance = self._budget.random.random()
        if chance < 0.3:
            self._ask(request, is_whole=False)
            self._kill[fault]()
        elif chance < 0.6:
            answer = self._ask(request)
            self._kill[fault]()
            kiosk.sendall(answer)
        else:
            kiosk.sendall(self._ask(request))
            time.sleep(self._budget.random.uniform(0, 0.02))
            self._kill[fault]()

    def _ask(self, request, *, is_whole=True):
        """Hand a request to the collector and return its answer; b"" if it does not answer."""
        try:
            with socket.create_connection(("127.0.0.1", self._collector.port), timeout=PATIENCE_SECONDS) as collector:
                collector.sendall(request)
                return (_read_message(collector) or b"") if is_whole else b""
        except OSError:
            return b""


def _read_message(connection):
    """Return one HTTP message whose end a Content-Length tells, or None if it never came."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = int(lengths[0]) - len(body) if lengths else 0
    while missing > 0:
        piece = connection.recv(65536)
        if not piece:
            return None
        data, missing = data + piece, missing - len(piece)
    return data


def _reset(connection):
    """End a connection as a line that breaks does."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    connection.close()
