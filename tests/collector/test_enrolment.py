import datetime
import threading

import pytest

from kiosk import messages
from kiosk.collector import branches
from kiosk.collector.enrolment import DAYS
from kiosk.errors import BadMessage
from tests.collector.network import Station


@pytest.fixture
def harbour(network):
    return branches.add(network.database, "Harbour Library", "North")


def join(network, station, code, today=None):
    """Return what becomes of a wish to join: joined, had joined or the name of a problem."""
    try:
        return network.enrolment.join(messages.open_enrolment(station.wish(code)), today or network.today)[0]
    except BadMessage as problem:
        return problem.type


def test_a_code_lets_one_kiosk_in(network, harbour):
    code = network.enrolment.give(harbour, network.today).code
    heron, otter = Station(), Station()
    assert join(network, heron, code) == "joined"
    assert join(network, heron, code) == "had joined"
    assert join(network, otter, code) == "bad-code"
    assert [kiosk.id for kiosk in branches.kiosks_of(network.database, harbour.id)] == [heron.id]


def test_a_code_is_good_for_sixty_days(network, harbour):
    code = network.enrolment.give(harbour, network.today).code
    late = network.today + datetime.timedelta(days=DAYS)
    assert join(network, Station(), code, late + datetime.timedelta(days=1)) == "bad-code"
    assert join(network, Station(), code, late) == "joined"


@pytest.mark.parametrize("code", ["ABC", "MSMW886693RC", "MSMW886693RD"])
def test_a_code_that_was_never_given_out_opens_nothing(network, harbour, code):
    network.enrolment.give(harbour, network.today)
    before = network.books()
    assert join(network, Station(), code) == "bad-code"
    assert network.books() == before


def test_a_kiosk_cannot_come_back_with_another_key(network, harbour):
    heron = Station()
    codes = [network.enrolment.give(harbour, network.today).code for _ in range(2)]
    join(network, heron, codes[0])
    assert join(network, Station(id=heron.id), codes[1]) == "other-key"
    assert network.enrolment.given(harbour.id, network.today).open == 1


def test_a_retired_kiosk_cannot_join_again(network, harbour):
    heron = Station()
    join(network, heron, network.enrolment.give(harbour, network.today).code)
    branches.retire(network.database, heron.id, network.today)
    assert join(network, heron, network.enrolment.give(harbour, network.today).code) == "retired"


def test_a_wish_sent_twice_at_once_joins_once(network, harbour):
    heron, code = Station(), network.enrolment.give(harbour, network.today).code
    assert sorted(_at_once([(network, heron, code)] * 4)) == ["had joined"] * 3 + ["joined"]


def test_two_kiosks_with_one_code_at_once_are_one_too_many(network, harbour):
    code = network.enrolment.give(harbour, network.today).code
    found = _at_once([(network, Station(), code) for _ in range(4)])
    assert sorted(found) == ["bad-code"] * 3 + ["joined"]


def test_no_code_can_be_read_from_the_books(network, harbour):
    code = network.enrolment.give(harbour, network.today)
    assert code.grouped.replace("-", "") == code.code
    assert code.code not in str(network.books())
    assert network.enrolment.given(harbour.id, network.today).open == 1


def _at_once(wishes):
    found, start = [], threading.Barrier(len(wishes))

    def wish(*given):
        start.wait()
        found.append(join(*given))

    threads = [threading.Thread(target=wish, args=given) for given in wishes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
