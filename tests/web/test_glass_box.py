"""What leaves the building, as everybody in the room can see it."""

import html
import re

import pytest

from kiosk import envelope, messages, protocol
from kiosk.people.cards import qr_svg
from kiosk.policies import COUNTS_1
from kiosk.sync import courier, logbook, outbox, stick_reports
from tests.browsing import words
from tests.releasing import release_report

BYTES = re.compile(r'<pre class="report-bytes"[^>]*>(.*?)</pre>', re.S)
ROW = re.compile(r'<tr><th scope="row">(.*?)</th><td class="figure">(.*?)</td><td class="figure">(.*?)</td></tr>')


def shown_bytes(page):
    """Return every run of bytes that a page shows."""
    return [html.unescape(text).encode() for text in BYTES.findall(page.text)]


def no_noise(scale):
    return 0


@pytest.fixture
def key():
    """The key with which a library network signs its receipts."""
    return envelope.new_key()


@pytest.fixture
def sharing(kiosk, key, state):
    """The kiosk, after its library has agreed and it has joined."""
    release_report(kiosk.settings)  # of a week before the yes
    kiosk.prefer(sharing="on", collector_url="https://counts.example")
    logbook.note_joined(envelope.public_of(key), "Riverside Library")
    return kiosk


def sign_for(released, key, status=messages.STORED):
    receipt = messages.Receipt(1, status, released.kiosk, released.seq, released.digest)
    (sealed,) = messages.seal_receipts([receipt], key)
    outbox.mark_sent(released.digest, sealed)
    return sealed


def test_while_nothing_is_shared_the_page_says_so_and_shows_an_example(visitor):
    page = words(visitor.get("/en/privacy"))
    assert "Nothing leaves this building" in page
    assert "It sends nothing to anybody." in page
    assert "This is an example. The numbers in it are made up." in page
    assert "We do not ask who you are" in page


def test_the_example_says_nothing_of_what_was_really_counted(visitor, kiosk):
    example = shown_bytes(visitor.get("/en/privacy"))
    release_report(kiosk.settings, draw=no_noise, T=17)
    assert shown_bytes(visitor.get("/en/privacy")) != example
    assert b'"kiosk":"0000000000000000"' in example[0]


def test_a_report_that_was_released_meanwhile_is_seen_at_once(visitor, kiosk):
    for number in (1, 2):
        release_report(kiosk.settings)
        page = words(visitor.get("/en/privacy"))
        assert f"Report {number}:" in page
        assert "Sharing was off when its week ended, so it is never sent." in page


@pytest.mark.parametrize(
    ("mode", "heading"),
    [
        ("on", "Once a week, anonymous counts leave this building"),
        ("paused", "Nothing leaves this building now"),
        ("off", "Nothing leaves this building This kiosk works without the internet."),
    ],
)
def test_a_change_of_sharing_is_seen_at_once(visitor, sharing, mode, heading):
    visitor.get("/en/privacy")
    sharing.prefer(sharing="off" if mode == "on" else "on")
    visitor.get("/en/privacy")
    sharing.prefer(sharing=mode)
    assert heading in words(visitor.get("/en/privacy"))


def test_a_kiosk_without_a_place_in_a_network_says_that_nothing_leaves_yet(visitor, kiosk):
    kiosk.prefer(sharing="on")
    assert "Nothing leaves this building yet" in words(visitor.get("/en/privacy"))


def test_whom_the_counts_go_to_is_said(visitor, sharing):
    page = words(visitor.get("/en/privacy"))
    assert "There this kiosk is called Riverside Library" in page
    assert "https://counts.example" in page
    sharing.prefer(collector_url="")
    page = words(visitor.get("/en/privacy"))
    assert "on a memory stick" in page
    assert "counts.example" not in page


def test_the_foot_of_the_start_page_promises_no_more_than_is_kept(visitor, sharing):
    assert "What leaves this building, and what stays." in words(visitor.get("/en/"))
    sharing.prefer(sharing="off")
    assert "Nothing you do here leaves this building." in words(visitor.get("/en/"))


def test_what_is_shown_is_what_is_saved_carried_and_kept(visitor, sharing, tmp_path):
    released = release_report(sharing.settings, T=12, G=9)
    payload, sealed = shown_bytes(visitor.get("/en/privacy"))
    saved = visitor.get(f"/en/privacy/{released.seq}.report")
    carried = stick_reports.export(sharing.settings, tmp_path).folder / protocol.report_file(released.kiosk, 2)
    assert sealed == saved.data == carried.read_bytes() == outbox.find(released.seq).envelope == released.envelope
    assert payload == envelope.read(sealed).unverified_payload
    assert protocol.digest_of(sealed) in visitor.get("/en/privacy").text
    assert saved.mimetype == envelope.MEDIA_TYPE
    assert protocol.report_file(released.kiosk, released.seq) in saved.headers["Content-Disposition"]


def test_the_code_for_telephones_holds_the_report_itself(visitor, sharing):
    release_report(sharing.settings)
    page = visitor.get("/en/privacy")
    assert qr_svg(shown_bytes(page)[0].decode()) in page.text


def test_a_report_is_told_in_words_with_its_margin(visitor, sharing):
    release_report(sharing.settings, draw=no_noise, T=12, A=1, G=9)
    page = words(visitor.get("/en/privacy"))
    assert "About 12 lessons were finished: it may be 0 to 27." in page
    assert "About 1 return card was used to finish a lesson: it may be 0 to 16." in page
    assert "In about 9 visits without a card somebody finished a lesson: it may be 0 to 24." in page


def test_a_number_below_zero_is_explained(visitor, sharing):
    release_report(sharing.settings, draw=lambda scale: -8)
    page = words(visitor.get("/en/privacy"))
    assert "Lessons finished: the report says −8. Chance can make a small number negative: it may be 0 to 7." in page


def test_every_figure_is_in_the_table_with_what_the_true_one_may_be(visitor, sharing):
    released = release_report(sharing.settings, T=40, M1=40)
    page = visitor.get(f"/en/privacy/{released.seq}")
    rows = ROW.findall(page.text)[: len(COUNTS_1.cells)]
    cells = re.search(rb'"cells":\[(.*?)\]', envelope.read(released.envelope).unverified_payload)[1].decode()
    assert [number.replace("−", "-") for _, number, _ in rows] == cells.split(",")


def test_what_changed_since_the_report_before_is_shown(visitor, sharing):
    release_report(sharing.settings, draw=no_noise, T=5)
    release_report(sharing.settings, draw=no_noise, T=8)
    assert ("Lessons finished", "5", "8") in ROW.findall(visitor.get("/en/privacy").text)
    assert "What is different" not in words(visitor.get("/en/privacy/1"))


def test_what_became_of_a_report_is_said(visitor, sharing):
    released = release_report(sharing.settings)
    assert "waits here until it can be sent" in words(visitor.get("/en/privacy"))
    outbox.mark_rejected(released.digest, "bad-report")
    page = words(visitor.get("/en/privacy"))
    assert "did not take this report. The reason it gave: The report is not as it should be." in page
    outbox.set_aside(released.digest)
    assert "did not take this report" in words(visitor.get("/en/privacy"))


def test_a_receipt_is_shown_once_its_signature_was_checked(visitor, sharing, key):
    released = release_report(sharing.settings)
    receipt = sign_for(released, key)
    page = visitor.get("/en/privacy")
    assert "we have put this report into our books" in words(page)
    assert receipt in shown_bytes(page)


def test_a_receipt_of_somebody_else_is_not_believed(visitor, sharing):
    sign_for(release_report(sharing.settings), envelope.new_key())
    page = words(visitor.get("/en/privacy"))
    assert "We could not check the signature of this receipt." in page
    assert "into our books" not in page


def test_after_sharing_has_stopped_the_reports_that_left_are_still_told(visitor, sharing, key):
    sign_for(release_report(sharing.settings), key)
    sharing.prefer(sharing="off")
    page = words(visitor.get("/en/privacy"))
    assert "1 report left before." in page


def test_that_reports_are_taken_back_is_told(visitor, sharing):
    visitor.get("/en/privacy")
    courier.withdraw()
    assert "has asked its network to delete the reports" in words(visitor.get("/en/privacy"))


def test_the_rules_are_told_for_all_fifteen_numbers(visitor):
    page = visitor.get("/en/privacy")
    assert page.text.count('<span class="rule-meaning">') == len(COUNTS_1.cells)
    assert "73 times in 100" in words(page)
    assert "at most 12 weeks of a year" in words(page)


def test_all_reports_are_listed_in_pages(visitor, kiosk):
    for _ in range(28):
        release_report(kiosk.settings)
    first = visitor.get("/en/privacy/reports")
    assert "Report 28:" in words(first)
    assert "Report 2:" not in words(first)
    older = re.search(r'href="(/en/privacy/reports\?before=\d+)"', first.text)[1]
    second = words(visitor.get(older))
    assert "Report 2:" in second
    assert "Report 28:" not in second
    assert "stayed here" in second


@pytest.mark.parametrize("number", ["7", "0", "99999999999999999999"])
def test_a_report_that_does_not_exist_is_said_plainly(visitor, number):
    for address in (f"/en/privacy/{number}", f"/en/privacy/{number}.report"):
        answer = visitor.get(address)
        assert answer.status_code == 404
        assert "There is no report with this number." in words(answer)


@pytest.mark.parametrize("before", ["x", "-1", "٣", "9" * 40, ""])
def test_a_strange_place_in_the_list_shows_a_list(visitor, kiosk, before):
    release_report(kiosk.settings)
    assert visitor.get(f"/en/privacy/reports?before={before}").status_code == 200


def test_the_page_can_be_read_in_every_language(visitor, kiosk):
    release_report(kiosk.settings, draw=lambda scale: -scale)
    for locale in kiosk.settings.locales:
        assert shown_bytes(visitor.get(f"/{locale}/privacy")) == shown_bytes(visitor.get("/en/privacy"))


def test_the_page_is_light_enough_for_a_slow_terminal(visitor, kiosk):
    release_report(kiosk.settings)
    assert len(visitor.get("/en/privacy").data) < 48 * 1024


def test_a_page_that_did_not_change_is_made_once(visitor, kiosk):
    release_report(kiosk.settings)
    visitor.get("/en/privacy")
    kept = dict(kiosk.rendered._pages)
    visitor.get("/en/privacy")
    assert dict(kiosk.rendered._pages) == kept
    assert any("report-bytes" in page for page in kept.values())
