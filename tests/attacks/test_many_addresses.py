"""Addresses without end: what is kept of them is bounded, and strange spellings are not kept at all."""

import pytest

from tests.attacks.raw import request, send

PLAIN = "/en/lessons/strong-passwords/1"


@pytest.mark.parametrize("number", ["01", "001", "0" * 50 + "1", "%D9%A1", "\u0661", "1?x=1"])
def test_another_spelling_of_an_address_takes_no_place_among_the_ready_pages(visitor, kiosk, number):
    assert visitor.get(PLAIN).status_code == 200
    visitor.get(PLAIN[:-1] + number)
    assert list(kiosk.shared_pages._halves) == [PLAIN]


def test_pages_that_do_not_exist_take_no_place_either(visitor, kiosk):
    for number in range(100):
        assert visitor.get(f"/en/nothing-{number}").status_code == 404
    assert not kiosk.shared_pages._halves


def test_a_thousand_searches_leave_nothing_behind_on_disk_or_in_the_log(target):
    before = target.log
    files = sorted(path.name for path in target.data.rglob("*"))
    for number in range(1000):
        assert send(target.port, request("GET", f"/en/search?q=secret{number}", "Connection: close")).status == 200
    assert target.log == before
    assert sorted(path.name for path in target.data.rglob("*")) == files
