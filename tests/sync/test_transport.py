"""The line to the collector: whom it believes, which way it goes, what it lets in."""

import threading

import pytest

from kiosk import collector_address, settings
from kiosk.errors import Rejected
from kiosk.sync import transport
from kiosk.sync.troubles import Trouble
from tests.sync.certificates import DAY, NOW, Authority
from tests.sync.false_collector import FalseCollector, http, saying

YEARS = 3652 * DAY
WELL = saying(http(b"{}", 200))


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def trusted(authority, monkeypatch):
    """The authority, which this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    for name in ("https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return authority


@pytest.fixture
def collector():
    """Makes collectors: ``collector(answer, certificate=…)``."""
    made = []

    def make(answer=WELL, **options):
        made.append(FalseCollector(answer, **options))
        return made[-1]

    yield make
    for one in made:
        one.close()


def ask(collector):
    return transport.put(collector.url, "/api/v1/x", b"hello", "text/plain")


def trouble_of(collector):
    with pytest.raises(Trouble) as found:
        ask(collector)
    return found.value.name


def test_a_collector_with_a_good_certificate_is_believed(trusted, collector):
    assert ask(collector(certificate=trusted.certificate())).body == b"{}"


def test_a_certificate_of_nobody_we_trust_is_not_believed(authority, collector, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
    one = collector(certificate=authority.certificate())
    assert trouble_of(one) == "certificate"
    assert one.requests == []


def test_a_certificate_for_another_name_is_not_believed(trusted, collector):
    assert trouble_of(collector(certificate=trusted.certificate(host="elsewhere.example"))) == "certificate"


@pytest.mark.parametrize("off", [-YEARS, YEARS], ids=["our clock is late", "our clock is early"])
def test_what_a_wrong_clock_makes_impossible_is_called_clock(trusted, collector, off):
    assert trouble_of(collector(certificate=trusted.certificate(NOW - DAY + off, NOW + DAY + off))) == "clock"


def test_a_server_without_tls_where_tls_should_be_is_no_connection(collector):
    plain = collector()
    plain.url = plain.url.replace("http:", "https:")
    assert trouble_of(plain) == "no-connection"


@pytest.mark.parametrize(
    "url",
    [
        "http://counts.example",
        "http://192.168.1.20",
        "ftp://localhost",
        "https://",
        "counts.example",
        "https://name:secret@counts.example",
        "https://counts.example?x=1",
        "https://counts.example:port",
        "http://127.0.0.1.example",
    ],
)
def test_an_address_that_is_none_or_not_safe_stops_the_program(url):
    with pytest.raises(Rejected):
        settings.load({"KIOSK_COLLECTOR_URL": url})


@pytest.mark.parametrize(
    "url", ["https://counts.example", "https://counts.example:8443/kiosks/", "http://localhost:8090", "http://[::1]:80"]
)
def test_an_address_that_is_safe_is_taken(url):
    assert settings.load({"KIOSK_COLLECTOR_URL": url}).collector_url == url


def test_a_path_in_the_address_comes_before_every_request(collector):
    one = collector()
    one.url += "/kiosks/"
    ask(one)
    assert one.requests[0].startswith(b"PUT /kiosks/api/v1/x HTTP/1.1\r\n")


def test_a_simple_proxy_is_used_and_sees_nothing_but_the_name(trusted, collector, monkeypatch):
    certificate = trusted.certificate(host="counts.example")

    def tunnel(connection):
        connection.sendall(b"HTTP/1.1 200 Here you are\r\n\r\n")
        inner._serve(connection)

    inner = collector(certificate=certificate)
    proxy = collector(tunnel)
    monkeypatch.setenv("https_proxy", f"http://localhost:{proxy.port}/")
    answer = transport.put("https://counts.example", "/api/v1/x", b"hello", "text/plain")
    assert answer.body == b"{}"
    assert proxy.requests[0].startswith(b"CONNECT counts.example:443")
    assert b"hello" not in proxy.requests[0]


@pytest.mark.parametrize(
    ("environ", "used"),
    [
        ({}, None),
        ({"https_proxy": "http://proxy.example:3128"}, ("proxy.example", 3128)),
        ({"HTTPS_PROXY": "http://proxy.example:3128"}, ("proxy.example", 3128)),
        ({"https_proxy": "http://me:secret@proxy.example:3128"}, None),
        ({"https_proxy": "socks5://proxy.example:3128"}, None),
        ({"https_proxy": "http://proxy.example:x"}, None),
        ({"https_proxy": "proxy.example:3128"}, None),
        ({"http_proxy": "http://proxy.example:3128"}, None),
        ({"https_proxy": "http://proxy.example:3128", "no_proxy": "*"}, None),
        ({"https_proxy": "http://proxy.example:3128", "no_proxy": "localhost,.counts.example"}, None),
        ({"https_proxy": "http://proxy.example:3128", "NO_PROXY": "ounts.example"}, ("proxy.example", 3128)),
    ],
)
def test_only_a_simple_proxy_counts(environ, used):
    assert collector_address.proxy_for(collector_address.read("https://counts.example"), environ) == used


def test_this_machine_is_never_reached_through_a_proxy():
    environ = {"https_proxy": "http://proxy.example:3128"}
    assert collector_address.proxy_for(collector_address.read("https://localhost:8090"), environ) is None


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("999999", 86_400), ("-5", 0), ("soon", 0), ("Wed, 21 Oct 2026 07:28:00 GMT", 0), ("٣", 0)],
)
def test_only_seconds_of_at_most_a_day_are_waited(collector, said, seconds):
    answer = ask(collector(lambda connection: connection.sendall(_retry_after(said))))
    assert answer.retry_seconds == seconds


def _retry_after(said):
    head = f"HTTP/1.1 503 No\r\nContent-Length: 0\r\nRetry-After: {said}\r\n\r\n"
    return head.encode("utf-8")


def test_a_catalogue_may_be_larger_and_stays_as_it_was_by_its_etag(collector):
    def answer(connection):
        known = b'If-None-Match: "3"' in one.requests[-1]
        connection.sendall(http(b"", 304) if known else http(b"x" * 60_000, 200, ETag='"3"'))

    one = collector(answer)
    first = transport.get(one.url, "/api/v1/catalogue")
    assert (first.status, len(first.body), first.etag) == (200, 60_000, '"3"')
    assert transport.get(one.url, "/api/v1/catalogue", etag=first.etag).status == 304
    with pytest.raises(Trouble, match="Something else answered"):
        transport.get(one.url, "/api/v1/catalogue", max_bytes=1000)


def test_a_download_goes_on_where_it_stopped_and_never_beyond_what_was_agreed(collector):
    data = bytes(range(256)) * 1000

    def answer(connection):
        start = 1000 if b"Range: bytes=1000-" in one.requests[-1] else 0
        connection.sendall(http(data[start:], 206 if start else 200))

    one, pieces = collector(answer), []
    assert transport.download(one.url, "/p", pieces.append, max_bytes=len(data)) == (200, len(data))
    assert transport.download(one.url, "/p", pieces.append, start=1000, max_bytes=len(data)) == (206, len(data) - 1000)
    assert b"".join(pieces) == data + data[1000:]
    with pytest.raises(Trouble):
        transport.download(one.url, "/p", pieces.append, max_bytes=len(data) - 1)


def test_a_download_that_is_cut_is_said_to_be(collector):
    one, pieces = collector(saying(http(b"x" * 1000, 200)[:-1])), []
    with pytest.raises(Trouble, match="could not reach"):
        transport.download(one.url, "/p", pieces.append, max_bytes=1000)


def test_no_thread_is_left_behind(collector):
    one = collector()
    before = set(threading.enumerate())
    for _ in range(5):
        ask(one)
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(5)
    assert [thread.name for thread in left if thread.is_alive()] == []
