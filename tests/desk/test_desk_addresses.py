"""Where the desk opens: on all computers, or only on those that the library chose."""

import pytest

from kiosk import preferences
from kiosk.web.desk_guards import opens_for
from tests.browsing import words


@pytest.mark.parametrize(
    ("address", "allowed", "opens"),
    [
        ("10.0.0.7", (), True),
        ("10.0.0.7", ("10.0.0.7",), True),
        ("10.0.0.8", ("10.0.0.7",), False),
        ("10.0.0.8", ("192.168.1.1", "10.0.0.0/24"), True),
        ("fd00::7", ("fd00::/64",), True),
        ("10.0.0.7", ("fd00::/64",), False),
        ("", ("10.0.0.7",), False),
        (None, ("10.0.0.7",), False),
        ("not an address", ("10.0.0.7",), False),
        ("", (), True),
    ],
)
def test_the_desk_opens_for_the_addresses_in_the_list(address, allowed, opens):
    assert opens_for(address, allowed) is opens


def test_elsewhere_a_plain_page_says_so_and_names_the_command_that_helps(kiosk, desk_page):
    kiosk.prefer(desk_addresses=["192.168.7.7"])
    answer = desk_page.get("/desk/librarians")
    assert answer.status_code == 403
    assert "opens only on certain computers" in words(answer)
    assert "kiosk desk reset --anywhere" in words(answer)
    assert desk_page.get("/en/").status_code == 200


def test_the_sitting_goes_on_where_the_desk_opens(kiosk, desk_page):
    kiosk.prefer(desk_addresses=["192.168.7.7"])
    answer = desk_page.client.get("/desk/librarians", environ_overrides={"REMOTE_ADDR": "192.168.7.7"})
    assert answer.status_code == 200


def test_a_command_that_opens_the_desk_everywhere_is_noticed_at_once(kiosk, desk_page):
    kiosk.prefer(desk_addresses=["192.168.7.7"])
    preferences.write(desk_addresses=[])
    assert desk_page.get("/desk/librarians").status_code == 200
