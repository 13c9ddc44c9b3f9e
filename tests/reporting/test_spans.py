from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import i18n
from kiosk.errors import Rejected
from kiosk.reporting import periods, spans

TODAY = date(2026, 11, 25)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def read(**values):
    return spans.read({name.strip("_"): value for name, value in values.items()}, TODAY)


def test_without_a_wish_it_is_this_week():
    span = read()
    assert (span.kind, span.periods, span.first, span.last) == (
        "week",
        ("2026-W48",),
        date(2026, 11, 23),
        date(2026, 11, 29),
    )
    assert span.is_open


@pytest.mark.parametrize(
    ("kind", "of", "names"),
    [
        ("week", "2026-W01", ("2026-W01",)),
        ("month", "2026-02", ("2026-02",)),
        ("quarter", "2026-Q1", ("2026-01", "2026-02", "2026-03")),
        ("quarter", "2026-Q4", ("2026-10", "2026-11", "2026-12")),
        ("year", "2026", tuple(f"2026-{month:02d}" for month in range(1, 13))),
    ],
)
def test_a_span_has_a_name_and_leads_back_to_itself(kind, of, names):
    span = read(span=kind, of=of)
    assert span.periods == names
    assert span.of == of
    assert spans.read(span.query, TODAY) == span


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("week", "Week 48, 23–29 Nov 2026"),
        ("month", "November 2026"),
        ("quarter", "October – December 2026"),
        ("year", "2026"),
    ],
)
def test_a_span_has_a_label_in_words(kind, label):
    assert read(span=kind).label.replace("\u2009", " ") == label


def test_a_label_is_in_the_language_of_the_reader():
    with i18n.using("es"):
        assert read(span="month").label == "noviembre de 2026"


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("week", "2026-W47", "2026-W49"),
        ("month", "2026-10", "2026-12"),
        ("quarter", "2026-Q3", "2027-Q1"),
        ("year", "2025", "2027"),
    ],
)
def test_the_span_before_and_the_span_after_are_comparable(kind, before, after):
    span = read(span=kind)
    assert (span.previous.of, span.next.of) == (before, after)


def test_a_free_span_of_whole_weeks_is_told_exactly():
    span = read(from_="2026-11-02", to="2026-11-22")
    assert (span.unit, span.periods, span.note) == ("week", ("2026-W45", "2026-W46", "2026-W47"), "")


def test_a_free_span_is_widened_to_whole_weeks_and_says_so():
    span = read(from_="2026-11-04", to="2026-11-20")
    assert span.periods == ("2026-W45", "2026-W46", "2026-W47")
    assert span.note.startswith("We count whole weeks here: 2")
    assert spans.read(span.query, TODAY) == span


def test_a_free_span_of_whole_months_is_told_exactly():
    span = read(from_="2026-10-01", to="2026-11-30")
    assert (span.unit, span.periods, span.note) == ("month", ("2026-10", "2026-11"), "")


def test_where_weeks_are_no_longer_kept_a_free_span_is_told_in_months_and_says_so():
    span = read(from_="2025-06-10", to="2026-02-03")
    assert (span.periods[0], span.periods[-1]) == ("2025-06", "2026-02")
    assert span.note.startswith("We keep weeks for 13 months")


@pytest.mark.parametrize(
    "values",
    [
        {"span": "decade"},
        {"span": "week", "of": "2026-W54"},
        {"span": "week", "of": "2026-11"},
        {"span": "month", "of": "2026-13"},
        {"span": "month", "of": "٢٠٢٦-11"},
        {"span": "quarter", "of": "2026-Q5"},
        {"span": "year", "of": "1066"},
        {"span": "year", "of": "x" * 5000},
        {"span": "free"},
        {"span": "free", "from": "2026-11-23"},
        {"from": "yesterday", "to": "today"},
        {"from": "2026-02-30", "to": "2026-03-01"},
        {"from": "2026-11-23", "to": "2026-11-22"},
        {"from": "0001-01-01", "to": "2026-11-22"},
        {"from": "2010-01-01", "to": "2026-11-22"},
        {"from": "2026-11-22", "to": "9999-12-31"},
    ],
)
def test_what_makes_no_sense_is_refused_with_what_to_do(values):
    with pytest.raises(Rejected):
        spans.read(values, TODAY)


def test_a_week_that_is_no_longer_kept_is_refused():
    with pytest.raises(Rejected, match="Choose a month instead"):
        read(span="week", of="2025-W01")


@given(DAYS, st.integers(0, 800))
def test_every_day_of_a_free_span_is_counted_and_the_spans_before_and_after_touch_it(first, length):
    last = first + timedelta(days=length)
    span = spans.free(first, last, TODAY)
    assert span.first <= first <= last <= span.last
    for one, other in ((span.previous, span), (span, span.next)):
        assert one.last + timedelta(days=1) == other.first
        assert len(one.periods) == len(other.periods)
    assert (span.note == "") is ((span.first, span.last) == (first, last))


@given(DAYS, st.sampled_from(spans.KINDS[:-1]))
def test_every_day_belongs_to_a_span_of_every_kind(day, kind):
    span = spans.containing(kind, day)
    assert span.first <= day <= span.last
    assert span.previous.next.periods == span.periods
    assert periods.periods_of(day)[0 if kind == "week" else 1] in span.periods
