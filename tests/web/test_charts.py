"""Where the bars and lines of a chart stand, in percent of the drawing."""

import pytest

from kiosk.web.desk.chart_shapes import Mark, Series
from kiosk.web.desk.charts import columns, lines, rows


def marks(*values):
    """Marks labelled w1, w2 ... with these values; "few" and None as they are."""
    return tuple(
        Mark(f"w{n}", None if value == "few" else value, str(value), few=value == "few")
        for n, value in enumerate(values, 1)
    )


def series(*values):
    return (Series("Lessons", marks(*values)),)


def test_the_highest_bar_fills_the_drawing_and_the_others_keep_their_share():
    assert [bar.height for bar in columns(series(40, 20, 10)).bars] == [100, 50, 25]


def test_a_bar_stands_on_the_axis():
    assert all(bar.y + bar.height == pytest.approx(100) for bar in columns(series(40, 20, 13)).bars)


def test_a_few_lessons_in_a_quiet_week_do_not_look_like_a_crowd():
    assert columns(series(5)).bars[0].height == 50


def test_one_bar_is_no_wall_and_stands_in_the_middle():
    bar = columns(series(30)).bars[0]
    assert bar.width == 12
    assert bar.middle == 50


def test_bars_stand_in_the_order_of_time_inside_the_drawing():
    bars = columns(series(*range(10, 62))).bars
    assert [bar.x for bar in bars] == sorted(bar.x for bar in bars)
    assert bars[0].x >= 0
    assert bars[-1].x + bars[-1].width <= 100


def test_read_from_right_to_left_time_begins_at_the_right():
    plain, mirrored = columns(series(10, 20, 30)).bars, columns(series(10, 20, 30), mirrored=True).bars
    assert [bar.middle for bar in mirrored] == [pytest.approx(100 - bar.middle, abs=0.02) for bar in plain]
    assert [bar.shown for bar in mirrored] == ["10", "20", "30"]


def test_series_stand_side_by_side_without_covering_each_other():
    drawn = columns((Series("Started", marks(10, 20)), Series("Finished", marks(5, 10)))).bars
    first = sorted((bar for bar in drawn if bar.middle < 50), key=lambda bar: bar.x)
    assert [bar.series for bar in first] == [1, 2]
    assert first[0].x + first[0].width <= first[1].x + 0.01


def test_no_more_than_four_series_are_drawn():
    assert {bar.series for bar in columns(series(10, 20) * 6).bars} == {1, 2, 3, 4}


def test_a_week_without_counts_is_a_gap_and_not_a_zero():
    bars = columns(series(10, None, 0)).bars
    assert [bar.kind for bar in bars] == ["value", "gap", "value"]
    assert bars[2].height == 0


def test_fewer_than_five_is_drawn_as_high_as_it_may_be_and_marked():
    few = columns(series(40, "few")).bars[1]
    assert (few.kind, few.height) == ("few", 10)


def test_an_empty_chart_has_no_bars_and_no_labels():
    assert columns(()).bars == ()
    assert lines(()).lines == ()
    assert rows(()) == ()


def test_a_line_is_broken_where_nothing_was_counted():
    line = lines(series(10, 20, None, 30)).lines[0]
    assert len(line.dots) == 3
    assert [(piece[0], piece[2]) for piece in line.pieces] == [(12.5, 37.5)]


def test_a_line_of_one_figure_is_a_dot():
    line = lines(series(7)).lines[0]
    assert len(line.dots) == 1
    assert line.pieces == ()


def test_a_share_is_drawn_against_a_hundred_percent():
    assert lines(series(25), top=100).lines[0].dots[0].y == 75


def test_when_room_gets_short_the_last_words_stay_longest():
    labels = columns(series(*range(1, 14))).labels
    assert labels[-1].rank == 3
    assert [label.text for label in labels if label.rank == 3] == ["w5", "w13"]
    assert [label.text for label in labels if label.rank >= 2] == ["w1", "w5", "w9", "w13"]


@pytest.mark.parametrize(("slots", "density"), [(1, 1), (4, 1), (5, 2), (8, 2), (13, 3), (15, 4), (53, 4)])
def test_the_more_bars_the_denser_the_chart(slots, density):
    assert columns(series(*[10] * slots)).density == density


def test_lying_bars_keep_their_share_and_one_may_be_marked():
    drawn = rows(marks(20, 10, None, "few"), marked=1)
    assert [row.width for row in drawn] == [100, 50, 0, 20]
    assert [row.kind for row in drawn] == ["value", "value", "gap", "few"]
    assert [row.marked for row in drawn] == [False, True, False, False]


def test_where_numbers_would_stand_on_each_other_only_the_first_series_keeps_them():
    def two(*values):
        return columns((Series("Finished", marks(*values)), Series("Started", marks(*values)))).is_terse

    assert not two(*[99] * 12)
    assert two(*[100] * 12)
    assert not two(*[100] * 5)
    assert not columns(series(*[10_000] * 12)).is_terse


def test_a_week_that_is_not_over_is_marked():
    bars = columns((Series("", (Mark("w1", 9, "9"), Mark("w2", 4, "4", open=True))),)).bars
    assert [bar.kind for bar in bars] == ["value", "open"]


def test_of_long_labels_every_second_one_is_left_out_and_the_last_stays():
    long = tuple(Mark(f"{n} September", 9, "9") for n in range(10, 22))
    assert [label.text for label in columns((Series("", long),)).labels][-2:] == ["19 September", "21 September"]
    assert len(columns((Series("", long[:6]),)).labels) == 6
