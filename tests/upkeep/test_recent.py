import logging
import sqlite3

import pytest

from kiosk.errors import Unavailable
from kiosk.upkeep.recent import KEPT, RecentWarnings

SECRETS = (
    "4081 5299 1234",
    "408152991234",
    "192.168.7.23",
    "fe80::1",
    "Maria",
    "555 0100",
    "?q=my+secret",
    "/home/maria/kiosk",
    "٤٠٨١٥٢٩٩١٢٣٤",
)


@pytest.fixture
def recent():
    kept = RecentWarnings()
    with kept.listening():
        yield kept


def test_a_warning_of_ours_is_kept_with_its_numbers_and_kinds(recent):
    logging.getLogger("kiosk.storage").error("writer: batch of %s not saved: %s", 12, "OperationalError")
    (line,) = recent.lines()
    assert line.startswith("hour 0: ERROR kiosk.storage line ")
    assert line.endswith(": writer: batch of 12 not saved: OperationalError")


def test_what_is_no_warning_is_not_kept(recent):
    logging.getLogger("kiosk.storage").info("nothing to see")
    assert recent.lines() == []


@pytest.mark.parametrize("secret", SECRETS)
def test_no_value_of_a_warning_is_kept(recent, secret):
    log = logging.getLogger("kiosk.web.somewhere")
    log.error("lost %s", secret)
    log.error("lost %s", Unavailable("No room for %(what)s.", what=secret))
    log.error(f"lost {secret}")
    log.error("lost %(what)s", {"what": secret})
    log.error(Unavailable("No room for %(what)s.", what=secret))
    logging.getLogger("waitress").error("Exception while serving /en/search%s", secret)
    logging.getLogger("waitress").error(f"Exception while serving {secret}")
    try:
        raise sqlite3.OperationalError(f"no such thing: {secret}")
    except sqlite3.OperationalError:
        log.exception("housekeeping: %s", "_back_up")
    assert secret not in "\n".join(recent.lines())
    assert len(recent.lines()) == 8


def test_an_error_says_its_kind_and_where_in_our_code_it_came_by(recent):
    from kiosk.people import codes

    try:
        codes.read_code("12")
    except Exception:
        logging.getLogger("kiosk.web").exception("reference %s at %s", "4f09aa", "cards.enter_code")
    (line,) = recent.lines()
    assert "at cards.enter_code | Rejected | people/codes.py:" in line
    assert "4f09aa" not in line


def test_only_the_last_are_kept(recent):
    for number in range(KEPT + 50):
        logging.getLogger("kiosk.web").warning("warning %s", number)
    assert len(recent.lines()) == KEPT
    assert recent.lines()[-1].endswith(f"warning {KEPT + 49}")


def test_afterwards_nothing_more_is_kept():
    kept = RecentWarnings()
    with kept.listening():
        pass
    logging.getLogger("kiosk.web").warning("later")
    assert kept.lines() == []
