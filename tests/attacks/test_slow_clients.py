"""Terminals and tricksters that send a byte now and then.

waitress gives a thread only to a whole request, so 150 half-sent requests
take memory and sockets and keep nobody waiting. Its limit is the number of
sockets: ours is 400; at 400 slow ones nobody new gets in until the silent are
dropped after 30 seconds. Against that only a web server in front helps, which
a kiosk that serves a whole room has (privacy.md 3.4).
"""

import socket
from contextlib import ExitStack

from tests.attacks.raw import HANG_SECONDS, form, request, send

SLOW = 150


def connect(port):
    return socket.create_connection(("127.0.0.1", port), timeout=HANG_SECONDS)


def test_a_hundred_and_fifty_half_sent_requests_keep_nobody_waiting(target):
    whole = form("/en/display", target.origin, host=f"localhost:{target.port}", body=b"size=b")
    with ExitStack() as crowd:
        slow = [crowd.enter_context(connect(target.port)) for _ in range(SLOW)]
        for place in range(0, len(whole) - 1, 20):
            for one in slow:
                one.sendall(whole[place : min(place + 20, len(whole) - 1)])
            assert send(target.port, request("GET", "/en/help")).status == 200
            assert send(target.port, request("GET", "/en/")).status == 200
        for one in slow:
            one.sendall(whole[-1:])
        assert all(one.recv(20).startswith(b"HTTP/1.1 303") for one in slow)


def test_somebody_who_never_reads_the_answer_keeps_nobody_waiting(target):
    with ExitStack() as crowd:
        for _ in range(40):
            deaf = crowd.enter_context(connect(target.port))
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            deaf.sendall(request("GET", "/en/lessons/strong-passwords/handout") * 20)
        assert send(target.port, request("GET", "/healthz")).body == "200 ok"
