"""Whatever answers in the place of the collector: the kiosk keeps its report, and staff read why."""

import time

import pytest

from kiosk import envelope, messages, preferences, report_format, settings
from kiosk.sync import courier, exchange, logbook, outbox, troubles
from tests.releasing import release_report
from tests.sync.false_collector import FalseCollector, http, saying

STEP_SECONDS, WHOLE_SECONDS = 0.3, 0.6
FIVE_MEBIBYTES = 5 * 2**20
GIGABYTES = 10**10


@pytest.fixture
def key():
    """The key of the true collector."""
    return envelope.new_key()


@pytest.fixture
def impatient(monkeypatch):
    """The time limits of the line are short."""
    monkeypatch.setattr(exchange, "STEP_SECONDS", STEP_SECONDS)
    monkeypatch.setattr(exchange, "WHOLE_SECONDS", WHOLE_SECONDS)


@pytest.fixture
def mailed(state, tmp_path, key):
    """A report that waits at a kiosk which has joined."""
    preferences.write(sharing="on")
    released = release_report(settings.load({}, data=tmp_path, sharing="on"))
    logbook.note_joined(envelope.public_of(key), "Harbour Library")
    return released


@pytest.fixture
def false_collector():
    """Makes collectors: ``false_collector(answer)``."""
    made = []

    def make(answer, **options):
        made.append(FalseCollector(answer, **options))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def send(mailed, tmp_path):
    """Send to a collector and return the trouble; the report must be there as before, byte by byte."""

    def run(collector):
        outcome = courier.send_now(settings.load({}, data=tmp_path, sharing="on", collector_url=collector.url))
        assert (outcome.sent, outcome.waiting, outcome.refused) == (0, 1, 0)
        assert outbox.find(mailed.seq) == mailed
        assert logbook.read().trouble == outcome.trouble
        assert troubles.words(outcome.trouble)
        return outcome.trouble

    return run


def receipt(key, of, **other):
    """Return the signed receipt for a report, with ``other`` things in it."""
    fields = {"line": 1, "status": "stored", "kiosk": of.kiosk, "seq": of.seq, "digest": of.digest, **other}
    return messages.seal_receipts([messages.Receipt(**fields)], key)[0]


def test_a_true_receipt_is_taken(mailed, key, false_collector, tmp_path):
    true = false_collector(saying(http(receipt(key, mailed))))
    outcome = courier.send_now(settings.load({}, data=tmp_path, sharing="on", collector_url=true.url))
    assert (outcome.sent, outcome.waiting, outcome.trouble) == (1, 0, "")
    assert outbox.find(mailed.seq).receipt == receipt(key, mailed)


@pytest.mark.parametrize(
    "other",
    [
        {"kiosk": report_format.new_kiosk()},
        {"seq": 99},
        {"digest": "0" * 64},
        {"status": "bad-report"},
        {"status": "withdrawn"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_receipt_for_something_else_is_none(mailed, key, send, false_collector, other):
    assert send(false_collector(saying(http(receipt(key, mailed, **other))))) == "no-receipt"


def test_a_receipt_of_somebody_else_is_none(mailed, key, send, false_collector):
    forged = receipt(envelope.new_key(), mailed)
    assert send(false_collector(saying(http(forged)))) == "no-receipt"
    altered = receipt(key, mailed)[:-9] + b"AAAA" + receipt(key, mailed)[-5:]
    assert send(false_collector(saying(http(altered)))) == "no-receipt"


def test_a_message_of_another_type_is_no_receipt(mailed, key, send, false_collector):
    enrolled = messages.Enrolled(mailed.kiosk, "Harbour Library", envelope.public_of(key))
    assert send(false_collector(saying(http(messages.seal_enrolled(enrolled, key))))) == "no-receipt"


GARBAGE = {
    "nothing": (b"", "no-connection"),
    "bytes": (bytes(range(256)) * 4, "strange-answer"),
    "half a head": (b"HTTP/1.1 201 Created\r\nContent-Ty", "no-connection"),
    "a page": (http(b"<h1>Welcome to our Wi-Fi</h1>", 200, "text/html"), "no-receipt"),
    "a page that was not found": (http(b"<h1>Not found</h1>", 404, "text/html"), "strange-answer"),
    "an answer cut short": (http(b"x" * 100)[:-50], "no-connection"),
    "a packed answer": (http(b"x", Content_Encoding="gzip"), "strange-answer"),
    "an answer that is too large": (http(b"x" * 5000), "strange-answer"),
    "a problem of nobody": (http(b'{"type":"/no/idea"}', 422, "application/problem+json"), "strange-answer"),
    "a problem of another status": (
        http(b'{"type":"/api/v1/problems/fork"}', 422, "application/problem+json"),
        "strange-answer",
    ),
    "a problem that is a list": (http(b"[]", 409, "application/problem+json"), "strange-answer"),
    "a problem in a page": (http(b'{"type":"/api/v1/problems/fork"}', 409, "text/html"), "strange-answer"),
    "refused by a stranger": (http(b"<h1>No</h1>", 403, "text/html"), "refused"),
    "busy": (http(b"", 429, Retry_After="soon"), "busy"),
    "a gateway": (http(b"<h1>Bad gateway</h1>", 502, "text/html"), "unavailable"),
    "changed on the way": (
        http(b'{"type":"/api/v1/problems/wrong-digest"}', 422, "application/problem+json"),
        "no-connection",
    ),
}


@pytest.mark.parametrize(("said", "trouble"), GARBAGE.values(), ids=GARBAGE)
def test_garbage_changes_nothing(send, false_collector, said, trouble):
    assert send(false_collector(saying(said))) == trouble


def test_a_redirect_is_not_followed(mailed, key, send, false_collector):
    elsewhere = false_collector(saying(http(receipt(key, mailed))))
    for status in (301, 302, 303, 307, 308):
        lead = saying(http(b"", status, Location=f"{elsewhere.url}/api/v1/reports/{mailed.kiosk}/1"))
        assert send(false_collector(lead)) == "moved"
    assert elsewhere.requests == []


ENDLESS = {
    "a body of gigabytes": f"HTTP/1.1 201 Created\r\nContent-Length: {GIGABYTES}\r\n\r\n".encode(),
    "a body without an end": b"HTTP/1.1 201 Created\r\n\r\n",
    "pieces without an end": b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n",
    "headers without an end": b"HTTP/1.1 201 Created\r\n",
    "promises without an end": b"",
}
POURED = {
    "pieces without an end": b"1000\r\n" + b"x" * 4096 + b"\r\n",
    "headers without an end": b"X-More: and more\r\n",
    "promises without an end": b"HTTP/1.1 100 Continue\r\n\r\n",
}


@pytest.mark.parametrize("what", ENDLESS)
def test_gigabytes_are_not_read(impatient, send, false_collector, what):
    def pour(connection):
        connection.sendall(ENDLESS[what])
        collector.pour(connection, POURED.get(what, b"x") * 64, GIGABYTES)

    collector = false_collector(pour)
    assert send(collector) in ("strange-answer", "no-connection")
    if what != "promises without an end":  # those are read, a few bytes at a time, until the line is cut
        assert collector.sent < FIVE_MEBIBYTES


@pytest.mark.parametrize("what", ENDLESS)
def test_a_drip_is_cut_off(impatient, send, false_collector, what):
    def drip(connection):
        connection.sendall(ENDLESS[what][:-2])
        while True:
            time.sleep(STEP_SECONDS / 3)
            connection.sendall(b"x")

    assert send(false_collector(drip)) in ("no-connection", "strange-answer")


def test_silence_is_not_waited_for(impatient, send, false_collector):
    assert send(false_collector(lambda connection: connection.recv(1))) == "no-connection"


def test_nobody_there_is_said_so(send, false_collector):
    collector = false_collector(saying(b""))
    collector.close()
    assert send(collector) == "no-connection"


def test_a_request_says_nothing_about_the_machine(mailed, send, false_collector):
    collector = false_collector(saying(b""))
    send(collector)
    head, _, body = collector.requests[0].partition(b"\r\n\r\n")
    names = sorted(line.partition(b":")[0].decode().lower() for line in head.split(b"\r\n")[1:])
    assert names == [
        "accept-encoding",
        "connection",
        "content-digest",
        "content-length",
        "content-type",
        "host",
        "user-agent",
    ]
    assert b"User-Agent: library-kiosk\r\n" in head + b"\r\n"
    assert body == mailed.envelope
