"""The desk decides about sharing: one yes, a code, sticks, and the way out."""

import html
import re

import pytest

from kiosk import envelope, protocol
from kiosk.enrolment_codes import grouped, new_code
from kiosk.policies import CELLS
from kiosk.sync import logbook, outbox, stick_reports
from tests.browsing import words
from tests.desk.library_network import serving
from tests.releasing import release_report

SHARING = "/desk/sharing"


@pytest.fixture
def network(tmp_path):
    """The library network of the town."""
    with serving(tmp_path / "network") as made:
        yield made


@pytest.fixture
def agreed(desk_page, kiosk):
    """A librarian's browser, after the library has said yes."""
    release_report(kiosk.settings)  # of a week before the yes
    desk_page.post(f"{SHARING}/agree")
    return desk_page


@pytest.fixture
def joined(agreed, network):
    """The same, after the kiosk has joined the network."""
    answer = join(agreed, network, network.code_for("Riverside Library"))
    assert "This kiosk belongs to: Riverside Library" in words(answer)
    return agreed


def join(page, network, code, **more):
    return page.post(f"{SHARING}/join", network=network.url, code=code, **more)


def work_of(kiosk, answer):
    """Wait until the long work is over and return what is said then."""
    assert kiosk.work.wait(30)
    return words(answer)


def test_settings_lead_to_sharing(desk_page):
    assert f'href="{SHARING}">Sharing<' in desk_page.get("/desk/settings").text


def test_before_the_yes_the_page_says_that_nothing_leaves(desk_page):
    page = words(desk_page.get(SHARING))
    assert "Sharing is off. Nothing leaves this building." in page
    assert "See what would be sent" in page
    assert "Join the library network" not in page


def test_the_yes_is_asked_for_with_the_very_kind_of_report_in_sight(desk_page, kiosk):
    page = desk_page.get(f"{SHARING}/agree")
    cells = re.search(r'"cells":\[([^]]*)\]', html.unescape(page.text))[1].split(",")
    assert len(cells) == len(CELLS)
    assert "This is an example." in words(page)
    released = release_report(kiosk.settings)
    payload = envelope.read(released.envelope).unverified_payload.decode()
    assert payload in html.unescape(desk_page.get(f"{SHARING}/agree").text)
    assert kiosk.settings.sharing == "off"


def test_one_yes_is_enough_and_saying_it_again_changes_nothing(desk_page, kiosk):
    for _ in range(2):
        answer = desk_page.post(f"{SHARING}/agree", follow=False)
        assert (answer.status_code, answer.location) == (303, f"{SHARING}?done=agreed")
    assert kiosk.settings.sharing == "on"
    assert "does not belong to a library network yet" in words(desk_page.get(SHARING))


def test_a_pause_a_way_on_and_a_stop(agreed, kiosk):
    assert "Sharing is paused. Reports wait here." in words(agreed.post(f"{SHARING}/pause"))
    assert kiosk.settings.sharing == "paused"
    agreed.post(f"{SHARING}/agree")  # a page left open in another window
    assert kiosk.settings.sharing == "paused"
    assert "Sharing goes on." in words(agreed.post(f"{SHARING}/go-on"))
    assert kiosk.settings.sharing == "on"
    assert "Sharing is off. Nothing more leaves this building." in words(agreed.post(f"{SHARING}/stop"))
    assert kiosk.settings.sharing == "off"


@pytest.mark.parametrize("wish", ["pause", "go-on"])
def test_nothing_but_the_yes_switches_sharing_on(desk_page, kiosk, wish):
    desk_page.post(f"{SHARING}/{wish}")
    assert kiosk.settings.sharing == "off"


def test_joining_needs_the_yes_first(desk_page, network, kiosk):
    answer = join(desk_page, network, network.code_for("Riverside Library"))
    assert answer.status_code == 422
    assert "Say yes to sharing first." in words(answer)
    assert network.bodies == []
    assert kiosk.settings.collector_url == ""


def test_a_code_is_typed_once_however_it_is_written(agreed, network):
    typed = network.code_for("Riverside Library").lower().replace("-", " ")
    page = words(join(agreed, network, f"  {typed} "))
    assert "This kiosk has joined the library network." in page
    assert "This kiosk belongs to: Riverside Library" in page
    assert "Code on the sheet" not in page


def test_an_address_without_its_beginning_is_taken_as_a_safe_one(agreed, kiosk):
    agreed.post(f"{SHARING}/join", network="counts.example", code="")
    assert kiosk.settings.collector_url == "https://counts.example"


@pytest.mark.parametrize(
    ("address", "code", "said"),
    [
        ("", "7K3M", "A code has 12 letters and digits"),
        ("http://counts.example", "7K3M-9QX2-ABCD", "must begin with https"),
        ("https://a b", "7K3M-9QX2-ABCD", "no address of a library network"),
        ("x" * 201, "7K3M-9QX2-ABCD", "That is too long"),
    ],
)
def test_what_does_not_fit_is_said_beside_it_and_what_was_typed_stays(agreed, address, code, said):
    answer = agreed.post(f"{SHARING}/join", network=address, code=code)
    assert answer.status_code == 422
    assert said in words(answer)
    assert f'value="{code}"' in answer.text
    assert f'value="{address}"' in answer.text
    assert 'aria-describedby="code-hint join-error"' in answer.text


def test_a_code_that_nobody_gave_out_is_refused(agreed, network):
    code = grouped(new_code())
    answer = join(agreed, network, code)
    assert answer.status_code == 422
    assert "was never given out. Ask the operator for a new one." in words(answer)
    assert code in answer.text


def test_a_network_out_of_reach_is_said_with_the_way_by_stick(agreed):
    answer = agreed.post(f"{SHARING}/join", network="http://127.0.0.1:9", code=grouped(new_code()))
    assert answer.status_code == 422
    assert "put the code on a stick instead" in words(answer)


def test_reports_are_sent_on_a_press_as_the_very_bytes_that_are_shown(joined, network, kiosk):
    released = release_report(kiosk.settings, T=9)
    saved = joined.get(f"{SHARING}/reports/{released.seq}.report").data
    page = work_of(kiosk, joined.post(f"{SHARING}/send"))
    assert "Everything that waited was sent" in page
    assert network.reports() == [released.seq]
    assert network.bodies[-1] == saved == released.envelope
    assert "sent" in words(joined.get(SHARING))
    shown = joined.get(f"{SHARING}/reports/{released.seq}")
    assert saved.decode() in html.unescape(shown.text)
    assert "we have put this report into our books" in words(shown)


def test_the_report_of_a_week_before_the_yes_never_leaves(joined, network, kiosk):
    release_report(kiosk.settings)
    work_of(kiosk, joined.post(f"{SHARING}/send"))
    assert network.reports() == [2]
    assert outbox.find(1).status == outbox.KEPT


def test_sending_again_sends_nothing_twice(joined, network, kiosk):
    release_report(kiosk.settings)
    for _ in range(2):
        work_of(kiosk, joined.post(f"{SHARING}/send"))
    assert network.reports() == [2]


def test_a_dead_line_is_said_plainly_and_loses_nothing(joined, kiosk):
    release_report(kiosk.settings)
    kiosk.prefer(collector_url="http://127.0.0.1:9")
    page = work_of(kiosk, joined.post(f"{SHARING}/send"))
    assert "could not reach the library network" in page
    assert "1 report waits to be sent." in words(joined.get(SHARING))


def test_reports_go_to_a_stick_that_is_plugged_in(joined, kiosk, drawer):
    assert "No stick is plugged in." in words(joined.get(SHARING))
    stick = drawer.plug_in("HARBOUR")
    released = release_report(kiosk.settings)
    page = work_of(kiosk, joined.post(f"{SHARING}/stick/write", stick="HARBOUR"))
    assert "The reports are on the stick." in page
    file = stick / stick_reports.FOLDER / protocol.report_file(released.kiosk, released.seq)
    assert file.read_bytes() == released.envelope


def test_a_stick_that_is_gone_is_said_plainly(joined):
    for way in ("write", "read"):
        answer = joined.post(f"{SHARING}/stick/{way}", stick="HARBOUR")
        assert answer.status_code == 503
        assert "The stick was pulled out" in words(answer)


def test_a_stick_without_receipts_is_said_plainly(joined, kiosk, drawer):
    drawer.plug_in("HARBOUR")
    page = work_of(kiosk, joined.post(f"{SHARING}/stick/read", stick="HARBOUR"))
    assert "There are no receipts on this stick." in page


def test_without_internet_the_code_travels_on_a_stick(agreed, drawer):
    stick = drawer.plug_in("HARBOUR")
    answer = agreed.post(f"{SHARING}/join", network="", code=grouped(new_code()), stick="HARBOUR")
    assert "The code is on the stick. Give the stick to the operator." in words(answer)
    assert len(list((stick / stick_reports.FOLDER).iterdir())) == 1


def test_a_refused_report_says_why_and_can_wait_again_or_stay_here(joined, kiosk):
    released = release_report(kiosk.settings)
    outbox.mark_rejected(released.digest, "fork")
    assert "not taken" in words(joined.get(SHARING))
    assert "Another report has this number already" in words(joined.get(f"{SHARING}/reports/{released.seq}"))
    assert "The report waits again." in words(joined.post(f"{SHARING}/reports/{released.seq}/again"))
    assert outbox.find(released.seq).status == outbox.READY
    joined.post(f"{SHARING}/reports/{released.seq}/aside")
    assert outbox.find(released.seq).status == outbox.READY  # only a refused one can be set aside
    outbox.mark_rejected(released.digest, "fork")
    assert "The report stays here." in words(joined.post(f"{SHARING}/reports/{released.seq}/aside"))
    assert outbox.find(released.seq).status == outbox.KEPT


def test_leaving_asks_once_and_then_asks_the_network_to_delete(joined, network, kiosk):
    release_report(kiosk.settings)
    work_of(kiosk, joined.post(f"{SHARING}/send"))
    page = words(joined.get(f"{SHARING}/leave"))
    assert "1 report was sent. The network takes it out of its sums." in page
    assert kiosk.settings.sharing == "on"
    page = words(joined.post(f"{SHARING}/leave"))
    assert "We ask the library network to delete the reports of this kiosk." in page
    assert kiosk.settings.sharing == "off"
    assert logbook.read().withdraw_to == 2
    assert "was asked to delete the reports" in words(joined.get(SHARING))


def test_a_report_that_does_not_exist_is_said_plainly(desk_page):
    for address in ("reports/7", "reports/99999999999999999999", "reports/7.report"):
        assert desk_page.get(f"{SHARING}/{address}").status_code == 404
    assert desk_page.post(f"{SHARING}/reports/7/again").status_code == 404


def test_the_first_run_shows_what_a_report_looks_like(browser, kiosk):
    from kiosk.people import setup_codes

    page = browser()
    code = setup_codes.read_or_make(setup_codes.path_in(kiosk.settings.data))
    page.post("/desk/start", code=code, lang="en")
    shown = page.get("/desk/start/sharing")
    assert "This is an example." in words(shown)
    assert "report-bytes" in shown.text


def test_home_says_whether_counts_are_sent(agreed):
    assert "Switched on" in words(agreed.get("/desk/"))
    agreed.post(f"{SHARING}/pause")
    assert "Reports wait here." in words(agreed.get("/desk/"))
    agreed.post(f"{SHARING}/stop")
    assert "Not sharing" in words(agreed.get("/desk/"))
