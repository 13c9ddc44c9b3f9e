import datetime
import random

import pytest

from kiosk import weeks
from kiosk.collector import branches, enrolment, retention, rollups, vectors
from kiosk.messages import Withdrawal
from kiosk.policies import CELLS, COUNTS_1
from tests.collector.network import cells_of, weeks_back


def recount(database):
    """Return (week, region, cell) → [reports, sum, variance], slowly and from the reports alone."""
    found = {}
    for week, region, cells in database.rows("SELECT week, region, cells FROM report"):
        for cell, value in zip(CELLS, vectors.unpack(cells), strict=True):
            values = found.setdefault((week, region, cell), [0, 0, 0.0])
            values[0] += 1
            values[1] += value
            values[2] += COUNTS_1.variance_of(cell)
    return found


def rolled_up(database):
    rows = database.rows("SELECT week, region, cell, n, total, variance FROM rollup")
    return {tuple(place): values for *place, n, total, variance in rows if n for values in [[n, total, variance]]}


def coverage(database):
    rows = database.rows("SELECT week, region, expected, heard, spanned FROM coverage")
    return {(week, region): rest for week, region, *rest in rows}


def test_sums_equal_a_slow_recount(network):
    draw = random.Random(2026)
    for number in range(6):
        station = network.station(f"Library {number}", draw.choice(["North", "South", "East"]))
        for seq in range(1, 30):
            week = weeks.moved("2026-W51", -draw.randrange(3))
            cells = tuple(draw.randrange(-20_000, 20_001) for _ in CELLS)
            network.take(station.sealed(seq, cells=cells, from_week=week, to_week=week))
    network.roll_up()
    slow, fast = recount(network.database), rolled_up(network.database)
    assert slow.keys() == fast.keys()
    assert all(slow[place] == pytest.approx(fast[place]) for place in slow)


def test_making_a_sum_again_changes_nothing(network):
    heron = network.station()
    network.take(heron.sealed(1), heron.sealed(2))
    network.roll_up()
    before = network.books()
    with network.database.transaction() as work:
        rollups.roll_up(work, "2026-W50", "North")
    assert network.books() == before


def test_a_late_report_changes_its_own_week_only(network):
    heron = network.station()
    network.take(heron.sealed(2))
    network.roll_up()
    network.take(heron.sealed(1, from_week="2026-W49", to_week="2026-W49", cells=cells_of(T=7)))
    assert network.database.rows("SELECT week, region FROM dirty") == [("2026-W49", "North")]
    network.roll_up()
    assert network.sums() == [("2026-W49", "North", 1, 7), ("2026-W50", "North", 1, 100)]


def test_coverage_counts_who_should_have_reported_and_who_did(network):
    early = network.today - datetime.timedelta(weeks=5)
    heron, _ = network.station("Heron", joined=early), network.station("Otter", joined=early)
    network.take(heron.sealed(1))
    network.roll_up()
    assert coverage(network.database)["2026-W50", "North"] == [2, 1, 1]


def test_a_report_over_several_weeks_covers_them(network):
    heron = network.station(joined=network.today - datetime.timedelta(weeks=5))
    network.take(heron.sealed(1, from_week="2026-W47", to_week="2026-W50"))
    network.roll_up()
    assert coverage(network.database)["2026-W50", "North"] == [1, 1, 4]


def test_a_week_without_reports_is_known_as_one(network):
    network.station("Heron", joined=network.today - datetime.timedelta(weeks=5))
    network.roll_up()
    network.today += datetime.timedelta(weeks=3)
    network.roll_up()
    assert {week: rest for (week, _), rest in coverage(network.database).items() if week > "2026-W50"} == {
        week: [1, 0, 0] for week in ("2026-W51", "2026-W52", "2026-W53", "2027-W01")
    }


def test_a_retired_kiosk_is_not_expected_any_more(network):
    heron = network.station(joined=network.today - datetime.timedelta(weeks=5))
    branches.retire(network.database, heron.id, network.today)
    network.roll_up()
    assert coverage(network.database)["2026-W51", "North"] == [0, 0, 0]


def test_a_branch_that_moves_to_another_region_takes_its_reports_along(network):
    heron = network.station(joined=network.today - datetime.timedelta(weeks=5))
    network.take(heron.sealed(1))
    network.roll_up()
    branches.change(network.database, heron.branch_id, "Harbour Library", "South")
    network.roll_up()
    assert network.sums() == [("2026-W50", "South", 1, 100)]
    assert coverage(network.database)["2026-W50", "North"][:2] == [0, 0]
    assert network.take(heron.sealed(1)) == ["known"]


def test_withdrawn_reports_leave_books_and_sums_and_never_come_back(network):
    heron = network.station()
    for seq in (1, 2, 3):
        network.take(heron.sealed(seq))
    network.take(heron.sealed(2, cells=cells_of(T=5)))
    key_id = enrolment.envelope.key_id(heron.public)
    for _ in range(2):
        enrolment.withdraw(network.database, Withdrawal(heron.id, 2), key_id)
    network.roll_up()
    assert network.sums() == [("2026-W50", "North", 1, 100)]
    assert network.database.rows("SELECT COUNT(*) FROM quarantine") == [(0,)]
    assert network.take(heron.sealed(1), heron.sealed(4)) == ["withdrawn-before", "stored"]


def test_figures_of_single_reports_go_after_three_years_and_their_sums_stay(network):
    start = network.today
    heron, otter = network.station(joined=start), network.station("Otter", joined=start)
    sealed = [station.sealed(1, cells=cells_of(T=5)) for station in (heron, otter)]
    network.take(sealed[0])
    network.today = start + datetime.timedelta(weeks=160)
    network.take(heron.sealed(2, from_week="2029-W50", to_week="2029-W50"))
    assert retention.forget_old(network.database, network.today) == 1
    assert retention.forget_old(network.database, network.today) == 0
    network.take(sealed[1])
    network.roll_up()
    assert ("2026-W50", "North", 2, 10) in network.sums()
    assert retention.forget_old(network.database, network.today) == 1
    network.take(heron.sealed(1, cells=cells_of(T=6)))
    network.roll_up()
    assert ("2026-W50", "North", 2, 10) in network.sums()
    assert network.take(*sealed) == ["known", "known"]


def test_standing_counts_who_is_silent_and_who_never_reported(network):
    heron = network.station("Heron", joined=network.today - datetime.timedelta(weeks=9))
    network.station("Otter")
    branches.add(network.database, "Empty Library", "South")
    network.take(heron.sealed(1), today=network.today - datetime.timedelta(weeks=6))
    network.roll_up()
    rows = network.database.rows("SELECT * FROM standing ORDER BY region")
    assert [tuple(row) for row in rows] == [("North", 2, 2, 1, 1), ("South", 1, 0, 0, 0)]


def test_weeks_back_count_from_the_last():
    assert weeks_back("2027-W01", 2) == ("2026-W53", "2027-W01")
