"""Looking at the figures costs the same after one month and after ten years."""

import contextlib
from datetime import date

import pytest

from kiosk.reporting import counts, figures, reading, spans, tables
from kiosk.reporting.models import PeriodCount
from kiosk.storage import state_db
from tests.reporting.history import write_history

TODAY = date(2036, 11, 24)
STEPS_A_LOOK = 100


@contextlib.contextmanager
def work():
    """Count what SQLite does, in steps of its own machine: the same on every computer, unlike seconds."""
    looks = []
    connection = state_db.connection()
    connection.set_progress_handler(lambda: looks.append(1), STEPS_A_LOOK)
    yield looks
    connection.set_progress_handler(None, 0)


def cost(shelf, **values):
    """Return the work of all figures and tables of a span."""
    with work() as looks:
        tables.of(figures.of(spans.read(values, TODAY), shelf))
    return len(looks)


@pytest.fixture
def lessons(shelf_here):
    """The shipped lessons, and as many more as a full library has."""
    from dataclasses import replace

    here = list(shelf_here.lessons.values())
    return [replace(here[place % len(here)], slug=f"{here[place % len(here)].slug}-{place}") for place in range(30)]


@pytest.mark.parametrize("values", [{"span": "week"}, {"span": "month"}, {"span": "quarter"}])
def test_ten_years_cost_no_more_than_one(state, shelf_here, lessons, values):
    write_history(lessons, date(2035, 9, 1), TODAY)
    young = cost(shelf_here, **values)
    state_db.execute_sql("DELETE FROM period_count")
    state_db.execute_sql("DELETE FROM counted_period")
    write_history(lessons, date(2026, 11, 1), TODAY)
    answers = sum(row.n for row in PeriodCount.select().where(PeriodCount.what == counts.FIRST))
    assert answers > 1_000_000
    assert cost(shelf_here, **values) <= young * 1.02


def test_every_query_finds_its_periods_by_the_key(state):
    for query in (reading._ALL, reading._TOTALS, reading._BY_PERIOD, reading._COUNTED):
        plan = " ".join(
            row[3] for row in state_db.execute_sql(f"EXPLAIN QUERY PLAN {query.format('?, ?')}", ("2036-11", "2036-10"))
        )
        assert "SEARCH" in plan
        assert "PRIMARY KEY (period=?)" in plan
        assert "SCAN" not in plan.replace("SCAN CONSTANT ROW", "")
