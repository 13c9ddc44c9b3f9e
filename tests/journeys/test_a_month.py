"""Five weeks of a library: 8 terminals, 300 visits, three languages, and every figure recounted from its own log."""

import csv
import io
from datetime import date

import pytest

from kiosk.catalogue import shelf
from kiosk.reporting import board, csv_files, figures, periods, spans, tables
from tests.journeys.month.recount import Recount
from tests.journeys.month.town import Town, days_from

MONDAY = date(2026, 11, 23)
TODAY = date(2026, 12, 26)
SEED = 2026
QUIET_WEEK = "2026-W50"
HOLIDAYS = (date(2026, 12, 25), date(2026, 12, 26))
SPANS = (
    *({"span": "week", "of": f"2026-W{week}"} for week in range(47, 54)),
    *({"span": "month", "of": of} for of in ("2026-10", "2026-11", "2026-12", "2027-01")),
    {"span": "quarter", "of": "2026-Q4"},
    {"span": "year", "of": "2026"},
    {"from": "2026-11-30", "to": "2026-12-13"},
    {"from": "2026-12-02", "to": "2026-12-18"},
    {"from": "2026-11-01", "to": "2026-12-31"},
    {"from": "2025-01-15", "to": "2026-12-18"},
)


class Hands:
    """The hands of the clock on the wall, in seconds."""

    now = 1_000_000

    def __call__(self):
        return self.now


@pytest.fixture
def town(browser, kiosk, shelf_here, robin, monkeypatch):
    """The library after five weeks."""
    hands = Hands()
    monkeypatch.setattr("kiosk.clock.time.monotonic", hands)
    town = Town(browser, kiosk, shelf_here, hands, robin, SEED)
    for number, day in enumerate(days_from(MONDAY, weeks=5)):
        if periods.week_of(day) == QUIET_WEEK:
            town.open_on(day, visitors=3 if day.weekday() == 1 else 0)
        elif day not in HOLIDAYS:
            town.open_on(day, 13, workshop=day.weekday() == 3, uncertain=2 if number == 20 else 0)
    return town


def told(cell):
    return cell.value, cell.marker


def rows_of(name, found):
    """Return the rows of a table as the file carries them."""
    text = csv_files.write(tables.find(name, found)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def written(value, marker):
    """Return (value, marker) as a file carries them."""
    return "" if value is None else str(value), marker


def in_file(row, name):
    return row[name], row[f"{name}_marker"]


def measured(value, places):
    return ("", "few") if value is None else (str(round(value, places)), "counted")


def check_totals(found, recount, before):
    names = ["visits", "returns", "cards", "started", "finished", "first_right", "unsure", "seconds"]
    names += ["activities", "reviews", "placements"]
    for name, what in {"first_answers": "first", **dict(zip(names, names, strict=True))}.items():
        total = getattr(found, name)
        assert total.n == recount.all(what), name
        assert total.before == (before.all(what) if before.ran else None), name
    assert found.share == recount.share
    assert (found.collected, found.certain) == (recount.ran, recount.certain)
    held = found.workshops
    numbers = (held.events.n, held.attendances.n, held.seconds.n)
    assert numbers == tuple(recount.all(what) for what in ("events", "attendances", "workshop_seconds"))


def check_parts(found, recount):
    assert {
        row.slug: (
            told(row.started),
            told(row.finished),
            row.share,
            told(row.minutes),
            row.minutes_each,
            row.stop and row.stop.number,
        )
        for row in found.lessons
    } == recount.lessons()
    for row in found.lessons:
        assert {step.id: told(step.reached) for step in row.steps} == recount.steps(row.slug)
    assert {
        row.locale: (told(row.visits), told(row.started), told(row.finished)) for row in found.languages
    } == recount.languages()
    assert {
        (row.lesson, row.step): (told(row.answered), told(row.right), told(row.unsure), row.share)
        for row in found.questions
    } == recount.questions()
    assert {
        (row.lesson, row.question, row.belief): (told(row.times), told(row.answered)) for row in found.beliefs
    } == recount.beliefs()
    assert {(row.lesson, row.activity): told(row.done) for row in found.activity_rows} == recount.activities()


def check_series(found, town):
    for point in found.series.points:
        recount = Recount(town, periods.first_day(point.period), periods.last_day(point.period))
        expected = recount.point(periods.is_week(point.period))
        assert {name: told(getattr(point, name)) for name in expected} == expected, point.period
        assert point.certain is recount.certain


def check_files(found, recount, town):
    """Compare every number of every file with the log."""
    days = {"from": found.span.first.isoformat(), "to": found.span.last.isoformat()}
    for name in tables.NAMES[1:]:
        for row in rows_of(name, found):
            assert {**row, **days, "certain": "yes" if recount.certain else "no"} == row, name
    lessons = recount.lessons()
    assert {row["lesson"] for row in rows_of("lessons", found)} == set(lessons)
    for row in rows_of("lessons", found):
        started, finished, share, minutes, each, stop = lessons[row["lesson"]]
        assert in_file(row, "lessons_started") == written(*started)
        assert in_file(row, "lessons_finished") == written(*finished)
        assert in_file(row, "minutes") == written(*minutes)
        assert in_file(row, "share_right") == measured(share, 3)
        assert in_file(row, "minutes_each") == measured(each, 1)
        assert row["many_stop_at"] == ("" if stop is None else str(stop))
    check_small_files(found, recount)
    for row in rows_of("visits", found):
        part = Recount(town, periods.first_day(row["period"]), periods.last_day(row["period"]))
        expected = part.point(periods.is_week(row["period"]))
        names = {"returns": "return_visits", "started": "lessons_started", "finished": "lessons_finished"}
        for name, cell in expected.items():
            assert in_file(row, names.get(name, name)) == written(*cell)


def check_small_files(found, recount):
    names = ("first_answers", "first_right", "unsure", "share_right")
    questions = {
        (row["lesson"], row["step"]): tuple(in_file(row, name) for name in names) for row in rows_of("questions", found)
    }
    assert questions == {
        key: (*(written(*cell) for cell in cells), measured(share, 3))
        for key, (*cells, share) in recount.questions().items()
    }
    assert {
        (row["lesson"], row["step"], row["misconception"]): (in_file(row, "times"), in_file(row, "first_answers"))
        for row in rows_of("misconceptions", found)
    } == {key: tuple(written(*cell) for cell in cells) for key, cells in recount.beliefs().items()}
    assert {
        row["language"]: tuple(in_file(row, name) for name in ("visits", "lessons_started", "lessons_finished"))
        for row in rows_of("languages", found)
    } == {code: tuple(written(*cell) for cell in cells) for code, cells in recount.languages().items()}
    assert {
        (row["lesson"], row["activity"]): in_file(row, "activities_done") for row in rows_of("activities", found)
    } == {key: written(*cell) for key, cell in recount.activities().items()}
    for row in rows_of("steps", found):
        assert in_file(row, "reached") == written(*recount.steps(row["lesson"])[row["step"]])
    (row,) = rows_of("workshops", found)
    assert (int(row["events"]), int(row["attendances"])) == (recount.all("events"), recount.all("attendances"))
    assert int(row["workshop_minutes"]) == round(recount.all("workshop_seconds") / 60)


def check_board(found, recount):
    numbers = {line.name: line.number for line in board.report(found).lines}
    assert numbers == {
        "events": recount.all("events"),
        "attendances": recount.all("attendances"),
        "training_hours": round(recount.all("workshop_seconds") / 3600, 1),
        "active_use": recount.all("visits"),
        "return_visits": recount.all("returns"),
        "lessons_finished": recount.all("finished"),
        "learning_hours": round(recount.all("seconds") / 3600, 1),
        "first_right": recount.share,
    }


def check_that_the_month_was_lively(town):
    """A town in which nothing happens would agree with any kiosk."""
    everything = Recount(town, MONDAY, TODAY)
    assert town.visits >= 300
    for what in ("returns", "cards", "finished", "unsure", "beliefs", "activities", "reviews", "placements", "events"):
        assert everything.all(what) > 2, what
    assert len(everything.languages()) == 3
    assert any(stop for *_, stop in everything.lessons().values())
    assert not everything.certain


def test_every_figure_of_five_weeks_is_what_really_happened(town):
    check_that_the_month_was_lively(town)
    here = shelf.in_locale("en")
    for values in SPANS:
        span = spans.read(values, TODAY)
        found = figures.of(span, here)
        recount, before = (Recount(town, one.first, one.last) for one in (span, span.previous))
        check_totals(found, recount, before)
        check_parts(found, recount)
        check_series(found, town)
        check_files(found, recount, town)
        check_board(found, recount)
