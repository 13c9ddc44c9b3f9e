from datetime import date

import pytest

from kiosk import i18n, library_day
from kiosk.clock import Day
from kiosk.community import workshops
from kiosk.reporting import counts, figures, spans
from kiosk.reporting.cells import FEW, MISSING, ZERO, guarded
from kiosk.reporting.lesson_rows import where_many_stop
from kiosk.storage import deed
from tests.reporting.conftest import MONDAY

LESSON, OTHER = "strong-passwords", "spot-phishing"
LAST_MONDAY = date(2026, 11, 16)


@deed
def count(*rows, day=MONDAY, certain=True):
    """Count rows of (what, lesson, item, how often)."""
    counts.add(Day(day, certain), rows)


@pytest.fixture
def of(shelf_here):
    """Makes the figures of the week of MONDAY, or of another span."""
    return lambda **values: figures.of(spans.read(values, MONDAY), shelf_here)


@pytest.fixture
def week(state, of):
    """The figures of a week, read anew each time."""
    return of


def row_of(found, lesson=LESSON):
    return next(row for row in found.lessons if row.slug == lesson)


def test_before_anything_was_counted_everything_is_empty(week):
    found = week()
    assert (found.collected, found.is_empty, found.certain) == (False, True, True)
    assert (found.visits.n, found.share, found.lessons, found.beliefs) == (0, None, (), ())
    assert {point.visits.marker for point in found.series.points} == {MISSING}


def test_a_week_without_anybody_is_zero_and_not_a_gap(week):
    library_day.confirm(MONDAY)
    counts.note_day()
    found = week()
    assert found.collected
    assert [point.visits.marker for point in found.series.points] == [MISSING] * 11 + [ZERO]


def test_totals_are_exact_and_parts_keep_small_numbers_to_themselves(week):
    count((counts.VISIT, "", "en", 2), (counts.VISIT, "", "ar", 1), (counts.STARTED, LESSON, "en", 3))
    found = week()
    assert (found.visits.n, found.started.n) == (3, 3)
    assert row_of(found).started.marker == FEW
    assert {row.visits.marker for row in found.languages} == {FEW}
    assert found.series.points[-1].visits.marker == FEW


@pytest.mark.parametrize(("n", "text"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (1234, "1,234")])
def test_a_part_is_told_from_five_on(n, text):
    assert guarded(n).text == text


def test_a_month_of_a_chart_is_a_total_of_its_own(week):
    count((counts.VISIT, "", "en", 3))
    november = next(point for point in week(span="year").series.points if point.period == "2026-11")
    assert november.visits.value == 3


@pytest.mark.parametrize(
    ("before", "now", "kind", "words"),
    [
        (5, 17, "week", "12 more than the week before"),
        (5, 4, "week", "1 fewer than the week before"),
        (5, 5, "week", "As many as the week before"),
    ],
)
def test_a_total_is_compared_with_the_span_before(week, before, now, kind, words):
    count((counts.VISIT, "", "en", before), day=LAST_MONDAY)
    count((counts.VISIT, "", "en", now))
    assert week(span=kind).visits.change == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"span": "month"}, "2 more than the month before"),
        ({"span": "quarter"}, "2 more than the quarter before"),
        ({"span": "year"}, "2 more than the year before"),
        ({"from": "2026-11-02", "to": "2026-11-29"}, "2 more than in the same time before"),
    ],
)
def test_every_kind_of_span_has_its_own_words(week, values, words):
    days = {"year": date(2025, 11, 3), "quarter": date(2026, 8, 3)}
    count((counts.VISIT, "", "en", 1), day=days.get(values.get("span"), date(2026, 10, 12)))
    count((counts.VISIT, "", "en", 3))
    assert week(**values).visits.change == words


def test_where_nothing_was_collected_before_nothing_is_compared(week):
    count((counts.VISIT, "", "en", 3))
    assert week().visits.change == ""


def test_a_lesson_is_told_with_its_share_and_its_minutes(week, shelf_here):
    question = shelf_here.find_lesson(LESSON).questions[0].id.partition("/")[2]
    count(
        (counts.STARTED, LESSON, "en", 6),
        (counts.STARTED, LESSON, "es", 4),
        (counts.FINISHED, LESSON, "es", 5),
        (counts.FIRST, LESSON, question, 8),
        (counts.FIRST_RIGHT, LESSON, question, 6),
        (counts.SECONDS, LESSON, "", 3000),
    )
    row = row_of(week())
    assert (row.started.value, row.finished.value, row.share) == (10, 5, 0.75)
    assert (row.minutes.value, row.minutes_each) == (50, 5.0)
    assert week().share == 0.75


def test_shares_and_averages_need_five_people_or_answers(week):
    count((counts.STARTED, LESSON, "en", 4), (counts.FIRST, LESSON, "risk", 4), (counts.SECONDS, LESSON, "", 999))
    row = row_of(week())
    assert (row.share, row.minutes_each) == (None, None)
    assert week().questions[0].share is None


def test_the_most_used_lesson_comes_first(week):
    count((counts.STARTED, LESSON, "en", 6), (counts.STARTED, OTHER, "en", 7))
    assert [row.slug for row in week().lessons] == [OTHER, LESSON]


def test_a_lesson_that_is_no_longer_there_keeps_its_counts_under_its_short_name(week):
    count(
        (counts.STARTED, "old-lesson", "en", 6),
        (counts.STEP, "old-lesson", "a", 6),
        (counts.FIRST, "old-lesson", "q", 6),
        (counts.BELIEF, "old-lesson", "q/b", 6),
        (counts.ACTIVITY, "old-lesson", "lab", 6),
    )
    found = week()
    assert (row_of(found, "old-lesson").title, row_of(found, "old-lesson").steps) == ("old-lesson", ())
    assert (found.questions[0].title, found.questions[0].number) == ("q", None)
    assert (found.beliefs[0].sentence, found.beliefs[0].number) == ("b", None)
    assert found.activity_rows[0].title == "old-lesson"


def test_a_misconception_is_told_as_a_sentence_in_the_language_of_the_reader(week, catalogues):
    from kiosk.catalogue import shelf

    count((counts.FIRST, LESSON, "where", 9), (counts.BELIEF, LESSON, "where/writing", 6))
    row = week().beliefs[0]
    assert (row.sentence, row.times.value, row.answered.value) == ("Writing a password down is always wrong.", 6, 9)
    assert row.number == shelf.find_lesson(LESSON).steps[row.number - 1].number
    with i18n.using("es"):
        spanish = figures.of(spans.read({}, MONDAY), shelf.in_locale("es")).beliefs[0]
    assert spanish.sentence != row.sentence
    assert spanish.lesson_title != row.lesson_title


class Screen:
    def __init__(self, number):
        self.number, self.id, self.title = number, f"s{number}", f"Step {number}"


SCREENS = [Screen(number) for number in range(1, 7)]


def stop_of(started, *reached):
    found = where_many_stop(SCREENS, started, {f"s{place}": n for place, n in enumerate(reached, 1)})
    return found and found.number


def test_where_many_stop_is_said_when_enough_began_and_the_loss_is_clear():
    assert stop_of(20, 20, 19, 18, 9, 8, 8) == 4


def test_the_first_step_may_be_the_one():
    assert stop_of(20, 10, 10, 10, 10, 10, 10) == 1


@pytest.mark.parametrize(
    ("started", "reached"),
    [
        (9, (9, 9, 0, 0, 0, 0)),  # too few began
        (20, (19, 17, 15, 13, 11, 9)),  # a few at each step
        (12, (12, 12, 8, 8, 8, 8)),  # fewer than five people
        (20, (30, 30, 30, 30, 30, 30)),  # begun in an earlier week
    ],
)
def test_where_many_stop_is_not_said_otherwise(started, reached):
    assert stop_of(started, *reached) is None


def test_the_finding_is_a_sentence(week):
    steps = figures.of(spans.read({}, MONDAY), _shelf()).lessons
    assert steps == ()
    lesson = _shelf().find_lesson(LESSON)
    count((counts.STARTED, LESSON, "en", 20), *((counts.STEP, LESSON, step.id, 20) for step in lesson.steps[:3]))
    assert row_of(week()).stop.sentence == "Many stop at step 4"
    assert row_of(week()).stop.title == lesson.steps[3].title


def _shelf():
    from kiosk.catalogue import shelf

    return shelf.in_locale("en")


def test_a_count_of_an_uncertain_day_makes_the_whole_span_uncertain(week):
    count((counts.VISIT, "", "en", 1))
    assert week().certain
    count((counts.VISIT, "", "en", 1), certain=False)
    assert not week().certain
    assert not week(span="year").certain
    assert not week().series.points[-1].certain


def test_a_single_week_is_shown_with_the_eleven_before_it(week):
    points = week().series.points
    assert (len(points), points[-1].period, points[-1].label) == (12, "2026-W48", "23 Nov")


@pytest.mark.parametrize(
    ("values", "unit", "points"),
    [
        ({"span": "month"}, "week", 5),  # the weeks and months that have not begun are left out
        ({"span": "quarter"}, "week", 9),
        ({"span": "year"}, "month", 11),
        ({"span": "month", "of": "2024-02"}, "month", 1),
        ({"from": "2026-11-02", "to": "2026-11-29"}, "week", 4),
        ({"from": "2024-01-01", "to": "2026-12-31"}, "month", 35),
    ],
)
def test_a_span_is_shown_by_week_where_weeks_are_kept(week, values, unit, points):
    series = week(**values).series
    assert (series.unit, len(series.points)) == (unit, points)


def test_workshops_of_the_span_are_in_its_figures(week):
    held = workshops.start(LESSON, Day(MONDAY, certain=True))
    workshops.attend(held.id)
    workshops.attend(held.id)
    workshops.add_time(held.id, 5400)
    workshops.start(LESSON, Day(MONDAY, certain=True))  # nobody came
    found = week().workshops
    assert (found.events.n, found.attendances.n, found.seconds.n) == (1, 2, 5400)
    assert week(span="week", of="2026-W47").workshops.events.n == 0


def test_minutes_are_counted_once_for_all_kinds_of_totals(week):
    count((counts.SECONDS, LESSON, "", 3600), (counts.SECONDS, OTHER, "", 600))
    assert week().seconds.n == 4200
    assert week().series.points[-1].minutes.value == 70
