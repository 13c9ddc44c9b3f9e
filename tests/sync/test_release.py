"""A period leaves once, with its noise, as bytes that never change."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk import envelope, preferences, protocol, report_format
from kiosk.errors import NotFound
from kiosk.policies import COUNTS_1
from kiosk.reporting import report_periods
from kiosk.running_time import RunningTime
from kiosk.storage import deed, state_db
from kiosk.sync import identity, outbox, release, released_ledger
from kiosk.sync.models import Outbox
from kiosk.web.housekeeping import Housekeeping
from tests.reporting.open_period import cells
from tests.sync.sharing_kiosk import WEEK_HOURS, a_guest, close, payload_of


@pytest.fixture
def week_over(clocks):
    """Let the week be over; what was counted is still there."""
    return lambda: clocks.run(WEEK_HOURS)


@deed
def refuse_reports(yes=True):
    """Let the disk refuse the report itself, at the last moment; or no longer."""
    words = "CREATE TRIGGER refuse BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'broken'); END"
    state_db.execute_sql(words if yes else "DROP TRIGGER refuse")


def test_a_report_has_the_counts_of_its_period_and_the_signature_of_its_kiosk(chosen, week_over):
    a_guest("M1", "M3")
    a_guest("M3")
    week_over()
    released, me = close(chosen), identity.load_or_make(chosen)
    public = envelope.public_of(me.key)
    opened = envelope.unseal(released.envelope, {envelope.key_id(public): public}, (report_format.TYPE,))
    report = report_format.parse(opened.payload)
    assert dict(zip(COUNTS_1.cells, report.cells, strict=True)) == {
        **dict.fromkeys(COUNTS_1.cells, 0),
        "G": 2,
        "T": 3,
        "M1": 1,
        "M3": 2,
    }
    assert (report.kiosk, report.seq, report.packs) == (me.kiosk, 1, {"core": 200})
    assert report.health == {"disk": report.health["disk"], "db": "ok", "lost": "none"}
    assert released.digest == protocol.digest_of(released.envelope)


def test_before_its_end_a_period_is_not_released(chosen, clocks):
    clocks.run(100)
    assert close(chosen) is None
    assert outbox.newest(9) == ()


def test_the_counts_of_a_released_period_are_deleted_and_the_next_one_begins_empty(chosen, week_over):
    a_guest("M1")
    before = report_periods.current().no
    week_over()
    close(chosen)
    assert cells() == {}
    assert report_periods.current().no == before + 1
    assert close(chosen) is None


def test_each_report_has_noise_in_every_cell_also_after_an_empty_week(chosen, week_over):
    week_over()
    first = payload_of(close(chosen, release.discrete_laplace))
    week_over()
    second = payload_of(close(chosen, release.discrete_laplace))
    assert len({first.cells, second.cells, (0,) * 15}) == 3


def test_the_noise_is_drawn_once_for_each_cell_with_its_scale_whatever_was_counted(chosen, week_over):
    asked = []
    for guests in (0, 1, 30):
        for _ in range(guests):
            a_guest("M1", "M2", "M3")
        week_over()
        drawn = []
        close(chosen, lambda scale, drawn=drawn: drawn.append(scale) or 0)
        asked.append(drawn)
    assert asked == [[COUNTS_1.scale_of(cell) for cell in COUNTS_1.cells]] * 3


def test_with_the_same_noise_one_guest_more_changes_the_report_by_what_that_guest_did(chosen, week_over):
    found = []
    for guests in (4, 5):
        for _ in range(guests):
            a_guest("M1", "M2")
        week_over()
        tape = iter(range(-7, 8))
        found.append(payload_of(close(chosen, lambda scale, tape=tape: next(tape))).cells)
    change = dict(zip(COUNTS_1.cells, (b - a for a, b in zip(*found, strict=True)), strict=True))
    assert {cell: n for cell, n in change.items() if n} == {"G": 1, "T": 2, "M1": 1, "M2": 1}


def test_eight_who_close_at_once_release_one_report(chosen, week_over):
    a_guest("M1")
    week_over()
    with ThreadPoolExecutor(8) as hands:
        found = [one.result() for one in [hands.submit(close, chosen, release.discrete_laplace) for _ in range(8)]]
    assert sum(one is not None for one in found) == 1
    assert len(outbox.newest(9)) == 1


@pytest.mark.parametrize(("sharing", "status"), [("off", "kept"), ("on", "ready"), ("paused", "ready")])
def test_a_report_may_be_sent_only_if_that_was_agreed_when_its_period_ended(chosen, week_over, sharing, status):
    preferences.write(sharing=sharing)
    week_over()
    assert close(chosen).status == outbox.newest(1)[0].status == status


def test_a_release_that_the_disk_refuses_gives_its_period_up_and_never_draws_again(chosen, week_over):
    a_guest("M1")
    week_over()
    refuse_reports()
    with pytest.raises(Exception, match="broken"):
        close(chosen)
    assert outbox.newest(9) == ()
    refuse_reports(False)
    assert close(chosen) is None
    assert cells() == {}
    week_over()
    report = payload_of(close(chosen))
    assert (report.seq, report.health["lost"], sum(report.cells)) == (2, "some", 0)


def test_without_a_second_memory_nothing_is_released_and_nothing_is_lost(chosen, week_over, tmp_path):
    a_guest("M1")
    week_over()
    (tmp_path / "keys" / "released.txt").mkdir()
    for _ in range(2):
        with pytest.raises(OSError, match="directory"):
            close(chosen)
    (tmp_path / "keys" / "released.txt").rmdir()
    assert payload_of(close(chosen)).cells[1] == 1


def test_a_line_cut_short_by_a_power_cut_is_passed_over_and_the_next_one_is_whole(chosen, week_over, tmp_path):
    week_over()
    close(chosen)
    with (tmp_path / "keys" / "released.txt").open("a") as ledger:
        ledger.write("2 2 ab")
    week_over()
    close(chosen)
    assert [(one.period, one.seq) for one in released_ledger.read(chosen)] == [(1, 1), (2, 2)]


def test_a_number_is_never_given_twice_even_when_the_outbox_was_emptied(chosen, week_over):
    week_over()
    close(chosen)
    deed(Outbox.delete().execute)()
    week_over()
    assert close(chosen).seq == 2


def test_the_outbox_is_a_queue_that_keeps_what_was_sent(chosen, week_over):
    preferences.write(sharing="on")
    for _ in range(3):
        week_over()
        close(chosen)
    first, second, _ = outbox.waiting(9)
    outbox.mark_sent(first.digest, b"receipt")
    outbox.mark_rejected(first.digest, "fork")
    outbox.mark_rejected(second.digest, "bad-report")
    assert [(one.seq, one.status, one.problem, one.receipt) for one in outbox.newest(9)] == [
        (3, "ready", "", None),
        (2, "rejected", "bad-report", None),
        (1, "sent", "", b"receipt"),
    ]
    assert (outbox.count_waiting(), outbox.waiting(9)[0].seq) == (1, 3)
    outbox.put_back(second.digest)
    assert outbox.count_waiting() == 2
    with pytest.raises(NotFound):
        outbox.find(99)


def test_after_two_years_reports_that_wait_for_nothing_are_forgotten(chosen, week_over):
    week_over()
    close(chosen)
    preferences.write(sharing="on")
    week_over()
    close(chosen)
    deed(RunningTime.update(seconds=RunningTime.seconds + 740 * 86_400).execute)()
    assert outbox.forget_old() == 1
    assert [one.status for one in outbox.newest(9)] == ["ready"]


def test_the_preview_of_the_open_period_has_no_true_count_in_it(chosen, clocks):
    before = release.open_counts({"core": 200})
    for _ in range(50):
        a_guest("M1", "M2")
    assert release.open_counts({"core": 200}) == before
    assert report_format.parse(before.example).policy == before.policy.id


def test_a_running_kiosk_releases_by_itself(kiosk, catalogues, chosen, week_over):
    a_guest("M1")
    week_over()
    housekeeping = Housekeeping(kiosk, catalogues)
    housekeeping.start()
    housekeeping.stop()
    assert [one.seq for one in outbox.newest(9)] == [1]
    assert report_periods.current().no == 2
