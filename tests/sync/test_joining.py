import dataclasses
import datetime

import pytest

from kiosk import envelope, messages, report_format
from kiosk.collector import branches
from kiosk.collector.enrolment import DAYS
from kiosk.errors import KioskError, Rejected, Unavailable
from kiosk.storage import deed
from kiosk.sync import agreement, courier, identity, joining, logbook, outbox
from kiosk.sync.models import Courier
from tests.collector import nearby
from tests.releasing import release_report
from tests.sync.false_collector import FalseCollector, http, saying


def forget_joining():
    """Lose the answer of the collector, as a power cut would."""
    deed(Courier.update(collector_key="", branch="").execute)()


def test_a_code_typed_once_joins_and_pins_the_key(harbour, collector):
    code = nearby.give_code(collector)
    assert joining.join(harbour, code.lower().replace("-", " ")) == "Harbour Library"
    assert agreement.joined()
    assert logbook.read().collector_key == collector.public


def test_joining_again_after_a_lost_answer_needs_no_other_code(harbour, collector):
    code = nearby.give_code(collector)
    joining.join(harbour, code)
    forget_joining()
    assert joining.join(harbour, code) == "Harbour Library"


def test_a_kiosk_that_has_joined_is_told_where_it_belongs(joined, collector):
    with pytest.raises(Rejected, match="belongs to Harbour Library already"):
        joining.join(joined, nearby.give_code(collector, "Otter Library"))


def test_a_code_that_cannot_be_right_is_seen_here(harbour, collector):
    wrong = nearby.give_code(collector)[:-1] + "?"
    with pytest.raises(Rejected, match="12 letters and digits"):
        joining.join(harbour, wrong)
    assert not agreement.joined()


def test_a_code_that_was_used_is_too_old_or_was_never_given_says_what_to_do(harbour, collector):
    used, old = nearby.give_code(collector), None
    joining.join(harbour, used)
    identity.renew(harbour)
    forget_joining()
    branch = branches.add(collector.database, "Old Library", "")
    old = collector.enrolment.give(branch, collector.today() - datetime.timedelta(days=DAYS + 1)).code
    for code in (used, old, "MSMW886693RC"):
        with pytest.raises(Rejected, match="Ask the operator for a new one"):
            joining.join(harbour, code)
    assert not agreement.joined()


def test_without_an_address_or_a_connection_a_stick_is_the_way(harbour, collector):
    code = nearby.give_code(collector)
    with pytest.raises(Rejected, match="on a stick"):
        joining.join(dataclasses.replace(harbour, collector_url=""), code)
    with pytest.raises(Unavailable, match="on a stick"):
        joining.join(dataclasses.replace(harbour, collector_url="http://localhost:9"), code)


def test_a_kiosk_that_left_comes_back_as_another_one(joined, collector):
    before = release_report(joined)
    branches.retire(collector.database, before.kiosk, collector.today())
    assert courier.send_now(joined).trouble == "retired"
    assert joining.join(joined, nearby.give_code(collector, "Harbour Library again")) == "Harbour Library again"
    after = release_report(joined)
    assert after.kiosk != before.kiosk
    assert (courier.send_now(joined).sent, outbox.find(before.seq).status) == (1, outbox.REJECTED)
    assert outbox.find(before.seq).problem == "retired"


def test_books_that_were_lost_let_the_same_kiosk_join_once_more(joined, collector):
    released = release_report(joined)
    with collector.database.transaction() as work:
        work.run("DELETE FROM kiosk")
    assert courier.send_now(joined).trouble == "unknown-key"
    joining.join(joined, nearby.give_code(collector, "Harbour Library anew"))
    assert courier.send_now(joined).sent == 1
    assert nearby.stored(collector) == {(released.kiosk, released.seq): released.digest}


def test_no_answer_but_the_right_one_lets_the_kiosk_believe_that_it_has_joined(harbour, collector):
    code, key = nearby.give_code(collector), envelope.new_key()
    me, public = identity.load_or_make(harbour).kiosk, envelope.public_of(key)
    other = messages.seal_enrolled(messages.Enrolled(report_format.new_kiosk(), "Elsewhere", public), key)
    forged = messages.seal_enrolled(messages.Enrolled(me, "Elsewhere", public), envelope.new_key())
    for body in (b"", b"{}", other, forged, other[:-10]):
        false = FalseCollector(saying(http(body)))
        with pytest.raises(KioskError):
            joining.join(dataclasses.replace(harbour, collector_url=false.url), code)
        false.close()
    assert not agreement.joined()
    assert joining.join(harbour, code) == "Harbour Library"
