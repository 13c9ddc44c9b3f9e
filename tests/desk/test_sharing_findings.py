"""What the first page of the desk says about reports that do not get through."""

import pytest

from kiosk import envelope, running_time, storage
from kiosk.sync import logbook, outbox, troubles
from kiosk.sync.models import Courier
from kiosk.upkeep import checks
from kiosk.upkeep.checks import INFO, LOOK
from kiosk.upkeep.checks.sharing import LONG_AGO_DAYS, MANY_WAITING
from kiosk.web import facts
from tests.browsing import words
from tests.releasing import release_report

OURS = ("join", "join-again", "reports-waiting", "report-refused", "silence")


@pytest.fixture
def sharing(kiosk, monday):
    """The kiosk, sharing with a network that it has joined."""
    kiosk.prefer(sharing="on", collector_url="https://counts.example")
    release_report(kiosk.settings)
    logbook.note_joined(envelope.public_of(envelope.new_key()), "Riverside Library")
    return kiosk


def found(kiosk):
    """Return {id: finding} of what is said about sharing."""
    return {one.id: one for one in checks.look(facts.of(kiosk)) if one.id in OURS}


def test_where_nothing_is_shared_there_is_nothing_to_say(kiosk, monday):
    for _ in range(MANY_WAITING):
        release_report(kiosk.settings)
    assert found(kiosk) == {}


def test_some_reports_that_wait_are_no_reason_to_worry(sharing):
    assert found(sharing) == {}


def test_a_month_of_reports_that_wait_is_said(sharing, desk_page):
    for _ in range(MANY_WAITING - 1):
        release_report(sharing.settings)
    assert set(found(sharing)) == {"reports-waiting"}
    page = desk_page.get("/desk/")
    assert "4 reports for the library network wait. None is lost." in words(page)
    assert 'href="/desk/sharing"' in page.text
    sharing.prefer(sharing="paused")
    assert found(sharing) == {}


def test_without_an_address_only_the_way_by_stick_is_told(sharing):
    for _ in range(MANY_WAITING - 1):
        release_report(sharing.settings)
    assert len(found(sharing)["reports-waiting"].steps) == 2
    sharing.prefer(collector_url="")
    (step,) = found(sharing)["reports-waiting"].steps
    assert "stick" in step


def test_a_refused_report_is_said_until_staff_have_seen_to_it(sharing):
    released = outbox.find(1)
    outbox.mark_rejected(released.digest, "bad-report")
    finding = found(sharing)["report-refused"]
    assert (finding.severity, finding.address) == (LOOK, "/desk/sharing#reports")
    outbox.set_aside(released.digest)
    assert found(sharing) == {}


def test_a_kiosk_that_has_not_joined_yet_is_good_to_know(kiosk, monday):
    kiosk.prefer(sharing="on")
    finding = found(kiosk)["join"]
    assert (finding.severity, finding.address) == (INFO, "/desk/sharing")


@pytest.mark.parametrize("trouble", [troubles.NEW_IDENTITY, "retired", "unknown-key"])
def test_a_kiosk_that_must_join_again_says_so(sharing, trouble):
    logbook.note_trouble(trouble, 0)
    finding = found(sharing)["join-again"]
    assert (finding.severity, finding.address) == (LOOK, "/desk/sharing#join")


def test_a_long_silence_is_said_with_its_reason(sharing):
    @storage.deed
    def last_heard(days_ago):
        Courier.update(last_contact=running_time.today() - days_ago, trouble=troubles.CLOCK).execute()

    last_heard(LONG_AGO_DAYS - 1)
    assert "silence" not in found(sharing)
    last_heard(LONG_AGO_DAYS)
    finding = found(sharing)["silence"]
    assert "42 days of running time ago" in finding.sentence
    assert "The clock of this machine is wrong" in finding.steps[0]
    assert len(finding.steps) <= 3
