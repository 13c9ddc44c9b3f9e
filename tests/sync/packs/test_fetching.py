"""News from the library network: only what it signed, whole, and never more than it said."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from kiosk import protocol
from kiosk.errors import KioskError, NotFound, Rejected
from kiosk.signing_keys import new_key
from kiosk.sync import troubles
from kiosk.sync.courier import Courier
from kiosk.sync.packs import fetching, files, following, offers, store, trust
from tests.sync.false_collector import FalseCollector, http


class HandingOut(FalseCollector):
    """Hands out a catalogue and packs. ``catalogue`` and ``packs`` (hash → bytes) may be changed at any time.

    ``most`` is how many bytes of a pack it sends before it hangs up.
    """

    def __init__(self):
        super().__init__(self._answer)
        self.catalogue, self.packs, self.most = b"", {}, 2**40

    def hand_out(self, packer, *packs, **options):
        """Hand out these packs with a catalogue of them."""
        self.catalogue = packer.catalogue(*packs, **options)
        self.packs = {protocol.digest_of(path.read_bytes()): path.read_bytes() for path in packs}

    @property
    def asked(self):
        """The addresses that were asked for, with the range."""
        found = (re.match(rb"GET (\S+)(?:.*Range: bytes=(\d+)-)?", one, re.DOTALL) for one in self.requests)
        return [(one[1].decode(), int(one[2] or 0)) for one in found]

    def _answer(self, connection):
        address, start = self.asked[-1]
        if address == protocol.CATALOGUE:
            etag = f'"{protocol.digest_of(self.catalogue)}"'
            known = etag.encode() in self.requests[-1]
            connection.sendall(http(b"" if known else self.catalogue, 304 if known else 200, ETag=etag))
            return
        body = self.packs.get(address.rpartition("/")[2], b"")
        answer = http(body[start:], 206 if start else 200 if body else 404)
        head = len(answer) - len(body[start:])
        connection.sendall(answer[: head + self.most])


@pytest.fixture
def network():
    """The collector of the library network."""
    server = HandingOut()
    yield server
    server.close()


@pytest.fixture
def online(chosen, network):
    """The settings of a kiosk that knows where the network is."""
    return replace(chosen, collector_url=network.url)


def names(chosen):
    return [offer.head.manifest.name for offer in offers.list_all(chosen)]


def parts(chosen):
    return [path.name for path in (chosen.data / "packs").rglob("*.part")]


def test_news_are_fetched_verified_and_offered_but_not_installed(online, network, packer):
    network.hand_out(packer, packer.harbour())
    assert fetching.fetch_news(online, now=5) == fetching.News(offered=1, left=0)
    assert names(online) == ["harbour"]
    assert store.read(online).active == ()
    assert store.read(online).issued.isoformat() == "2026-11-20"


def test_what_was_fetched_is_not_fetched_again(online, network, packer):
    network.hand_out(packer, packer.harbour())
    for _ in range(2):
        assert fetching.fetch_news(online).offered == 1
    assert [address for address, _ in network.asked].count(protocol.CATALOGUE) == 2
    assert len(network.asked) == 3
    assert b"If-None-Match" in network.requests[-1]


def test_nothing_about_the_kiosk_is_told(online, network, packer):
    network.hand_out(packer, packer.harbour())
    fetching.fetch_news(online)
    names = {line.split(b":")[0] for one in network.requests for line in one.split(b"\r\n")[1:] if line}
    assert names <= {b"Host", b"User-Agent", b"Accept-Encoding", b"Connection", b"If-None-Match", b"Range"}


def test_a_download_that_was_cut_off_goes_on_where_it_stopped(online, network, packer):
    network.hand_out(packer, packer.harbour())
    network.most = 1000
    for _ in range(3):
        with pytest.raises(troubles.Trouble):
            fetching.fetch_news(online)
    network.most = 2**40
    assert fetching.fetch_news(online).offered == 1
    assert [start for address, start in network.asked if address != protocol.CATALOGUE] == [0, 1000, 2000, 3000]


def test_a_pack_without_end_is_cut_off_at_the_length_that_was_signed(online, network, packer):
    network.hand_out(packer, packer.harbour())
    network.packs = {digest: data + b"x" * 10**6 for digest, data in network.packs.items()}
    with pytest.raises(troubles.Trouble):
        fetching.fetch_news(online)
    assert sum(path.stat().st_size for path in (online.data / "packs").rglob("*.part")) == 0


@pytest.mark.parametrize("spoil", [lambda data: data[:-1] + b"!", lambda data: bytes(len(data))])
def test_a_pack_that_is_not_the_listed_one_is_thrown_away(online, network, packer, spoil):
    network.hand_out(packer, packer.harbour())
    network.packs = {digest: spoil(data) for digest, data in network.packs.items()}
    assert fetching.fetch_news(online) == fetching.News(offered=0, left=1)
    assert parts(online) == []


def test_a_pack_that_is_listed_as_another_is_thrown_away(online, network, packer):
    network.hand_out(packer, packer.harbour(), pack="other")
    assert fetching.fetch_news(online) == fetching.News(offered=0, left=1)
    assert names(online) == parts(online) == []


def test_packs_of_two_days_are_not_mixed(online, network, packer):
    """The collector hands out an older pack where the catalogue names a newer one."""
    network.hand_out(packer, packer.harbour(2))
    network.packs = {digest: packer.harbour(1).read_bytes() for digest in network.packs}
    assert fetching.fetch_news(online) == fetching.News(offered=0, left=1)


def test_an_older_catalogue_is_refused_and_the_same_version_with_other_words(online, network, packer):
    network.hand_out(packer, packer.harbour(2), version=5)
    fetching.fetch_news(online)
    for version, pack in ((4, packer.harbour(1)), (5, packer.harbour(1))):
        network.hand_out(packer, pack, version=version)
        with pytest.raises(Rejected):
            fetching.fetch_news(online)
    assert [offer.head.manifest.version for offer in offers.list_all(online)] == [2]


def test_a_stolen_key_cannot_shut_out_the_spare_one(online, network, packer):
    network.hand_out(packer, version=2**31 - 1)
    fetching.fetch_news(online)
    network.hand_out(packer, packer.harbour(), version=1, key=packer.spare)
    assert fetching.fetch_news(online).offered == 1


@pytest.mark.parametrize("what", ["of strangers", "changed", "a pack", "nothing"])
def test_a_catalogue_that_was_not_signed_offline_is_refused(online, network, packer, what):
    network.hand_out(packer, packer.harbour())
    network.catalogue = {
        "of strangers": lambda: packer.catalogue(packer.harbour(), key=new_key()),
        "changed": lambda: network.catalogue.replace(b'"sig":"', b'"sig":"A'),
        "a pack": lambda: packer.harbour().read_bytes(),
        "nothing": lambda: b"{}",
    }[what]()
    with pytest.raises(KioskError):
        fetching.fetch_news(online)
    assert names(online) == []
    assert store.read(online).seen == {}


def test_a_pack_for_a_newer_kiosk_is_not_fetched(online, network, packer):
    network.hand_out(packer, packer.harbour(), min_app="99.0.0")
    assert fetching.fetch_news(online) == fetching.News(offered=0, left=0)
    assert len(network.asked) == 1


def test_what_the_catalogue_lists_no_more_is_thrown_away(online, network, packer):
    network.hand_out(packer, packer.harbour())
    fetching.fetch_news(online)
    network.hand_out(packer, version=2)
    assert fetching.fetch_news(online).offered == 0


def test_a_disk_that_fills_up_stops_the_download(online, network, packer, monkeypatch):
    network.hand_out(packer, packer.harbour())
    monkeypatch.setattr(files, "KEPT_FREE_BYTES", 2**60)
    with pytest.raises(KioskError, match="not enough room"):
        fetching.fetch_news(online)


def test_without_an_address_or_a_key_letter_nobody_is_asked(chosen, online, network):
    with pytest.raises(Rejected, match="address"):
        fetching.fetch_news(chosen)
    trust.forget(online)
    with pytest.raises(NotFound, match="key letter"):
        fetching.fetch_news(online)
    assert network.requests == []


def test_asking_is_due_once_a_week_of_running_time(chosen, online, network, packer):
    network.hand_out(packer)
    assert not store.is_due(chosen, 10)
    assert store.is_due(online, 10)
    fetching.fetch_news(online, now=10)
    assert not store.is_due(online, 10 + store.WEEK_SECONDS - 1)
    assert store.is_due(online, 10 + store.WEEK_SECONDS)
    assert store.is_due(online, 9)  # the state was put back from a backup


@pytest.mark.parametrize(("wish", "installed"), [("ask", 0), ("install", 1)])
def test_packs_install_themselves_only_where_the_library_wants_it(online, network, packer, wish, installed):
    network.hand_out(packer, packer.harbour())
    following.follow(replace(online, packs=wish), ("en",), 5)
    assert len(store.read(online).active) == installed


@pytest.fixture
def courier(online, state, tmp_path):
    """The courier of that kiosk, as it is about to look; ``courier.seconds`` are measured."""
    wish = replace(online, sharing="on")
    made = Courier(SimpleNamespace(settings=wish, given=online), now=lambda: made.seconds, chance=lambda: 0)
    made.seconds, made._begins = 1000, 0
    return made


def test_the_courier_asks_once_a_week_while_sharing_is_on(courier, network, packer):
    network.hand_out(packer, packer.harbour())
    assert courier.look_for_packs() == fetching.News(offered=1, left=0)
    courier.seconds += store.WEEK_SECONDS - 1
    assert courier.look_for_packs() is None
    courier.seconds += 1
    assert courier.look_for_packs().offered == 1


@pytest.mark.parametrize("sharing", ["off", "paused"])
def test_nobody_is_asked_by_itself_while_sharing_is_off(courier, network, online, sharing):
    courier._kiosk.settings = replace(online, sharing=sharing)
    assert courier.look_for_packs() is None
    assert network.requests == []
