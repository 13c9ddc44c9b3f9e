"""Requests that break the rules of HTTP itself: refused in a sentence, and the next person is served."""

import socket

import pytest

from tests.attacks.raw import HANG_SECONDS, PATIENCE_SECONDS, form, request, send

GOOD = request("GET", "/healthz", b"Connection: close")
BROKEN = {
    "no method": b"/en/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a method in lower case": b"get /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "an unknown version": b"GET /en/ HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "no version": b"GET /en/\r\nHost: localhost\r\n\r\n",
    "another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(100) + b"\r\n\r\n",
    "a space before the colon": b"GET /en/ HTTP/1.1\r\nHost : localhost\r\n\r\n",
    "a folded header": b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Long: a\r\n b\r\n\r\n",
    "a line without a colon": b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nnonsense\r\n\r\n",
    "a zero byte in a header": b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
    "a zero byte in the address": b"GET /en/\0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "bytes that are no text in the address": b"GET /en/\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "bytes that are no text in a header": b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nCookie: visit=\xff\xfe\r\n\r\n",
    "lines that end too early": b"GET /en/ HTTP/1.1\nHost: localhost\n\n\r\n\r\n",
    "two hosts": b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere.example\r\n\r\n",
    "a whole address of elsewhere": b"GET http://elsewhere.example/en/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a tunnel": b"CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a negative length": b"POST /en/display HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    "a length in words": b"POST /en/display HTTP/1.1\r\nHost: localhost\r\nContent-Length: ten\r\n\r\n",
    "a length with a sign": b"POST /en/display HTTP/1.1\r\nHost: localhost\r\nContent-Length: +3\r\n\r\nabc",
    "two lengths": b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    "chunks of nonsense": b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\na\r\n\r\n",
    "a length and chunks": (
        b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
}


def healthy(target):
    return send(target.port, GOOD).body == "200 ok"


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_request_is_refused_or_read_kindly(target, fault):
    answer = send(target.port, BROKEN[fault], PATIENCE_SECONDS)
    assert answer.is_fit_for_patrons()
    assert healthy(target)


def test_an_unknown_transfer_encoding_is_not_understood_and_does_no_harm(target):
    answer = send(target.port, request("POST", "/en/display", "Transfer-Encoding: gzip"))
    assert answer.status in (400, 501)
    assert healthy(target)


@pytest.mark.parametrize("size", [15_000, 17_000, 1_000_000])
def test_a_header_as_long_as_a_book_is_refused(target, size):
    answer = send(target.port, request("GET", "/en/", b"X-Long: " + b"a" * size), PATIENCE_SECONDS)
    assert answer.status in ((200, 400, 431) if size < 16_384 else (0, 400, 431))
    assert answer.is_fit_for_patrons()
    assert healthy(target)


@pytest.mark.parametrize("size", [65_537, 262_145, 5_000_000])
def test_a_body_beyond_the_limit_is_refused(target, size):
    data = form("/en/display", target.origin, host=f"localhost:{target.port}", body=b"size=" + b"b" * size)
    assert send(target.port, data).status in (413, 0)  # 0: closed while we were still sending
    assert healthy(target)


def test_a_body_that_only_claims_to_be_huge_is_refused_at_once(target):
    claim = f"Content-Length: {10**15}"
    assert send(target.port, request("POST", "/en/display", f"Origin: {target.origin}", claim)).status == 413


def test_a_form_that_asks_before_it_sends_is_answered(target):
    data = form("/en/display", target.origin, "Expect: 100-continue", host=f"localhost:{target.port}", body=b"size=b")
    assert send(target.port, data).status == 303


def test_chunks_without_end_are_refused(target):
    head = request("POST", "/en/display", f"Origin: {target.origin}", "Transfer-Encoding: chunked")
    chunk = b"8000\r\n" + b"a" * 0x8000 + b"\r\n"
    assert send(target.port, head + chunk * 20).status in (413, 0)
    assert healthy(target)


def test_a_form_with_too_many_parts_or_too_long_a_field_is_refused(target):
    where = {"host": f"localhost:{target.port}"}
    long = form("/en/me/card/enter", target.origin, **where, body=b"code=" + b"1" * 5000)
    assert send(target.port, long).status == 422
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'
    lines = [f"Origin: {target.origin}", "Content-Type: multipart/form-data; boundary=x"]
    many = request("POST", "/en/display", *lines, **where, body=part * 60 + b"--x--\r\n")
    assert send(target.port, many).status == 413


def test_a_request_hidden_in_the_body_of_another_is_not_answered(target):
    """A front and a back that disagree about where a request ends would hand one patron another's answer."""
    hidden = request("GET", "/en/privacy")
    head = request("POST", "/en/display", "Content-Length: 4", "Transfer-Encoding: chunked").rstrip(b"\r\n")
    with socket.create_connection(("127.0.0.1", target.port), timeout=HANG_SECONDS) as connection:
        connection.sendall(head + b"\r\n\r\n" + f"{len(hidden):x}\r\n".encode() + hidden + b"\r\n0\r\n\r\n")
        connection.settimeout(PATIENCE_SECONDS)
        received = b""
        try:
            while chunk := connection.recv(65536):
                received += chunk
        except TimeoutError:
            pass
    assert received.count(b"HTTP/1.1 ") <= 1


def test_requests_that_are_broken_off_leave_nothing_behind(target):
    whole = form("/en/display", target.origin, host=f"localhost:{target.port}", body=b"size=b")
    for length in range(0, len(whole), 7):
        with socket.create_connection(("127.0.0.1", target.port), timeout=HANG_SECONDS) as connection:
            connection.sendall(whole[:length])
    assert healthy(target)
