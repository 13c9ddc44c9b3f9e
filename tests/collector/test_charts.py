from kiosk.collector.charts import Point, trend


def test_a_gap_breaks_the_line_and_its_band():
    drawing = trend([Point("a", 10, 2, "10"), Point("b"), Point("c", 20, 2, "20"), Point("d", 20, 2, "20")])
    assert len(drawing.lines) == len(drawing.bands) == 2
    assert drawing.lines[0].count(",") == 1
    assert [label.text for label in drawing.labels] == ["a", "b", "c", "d"]


def test_the_band_reaches_as_far_as_the_margin():
    drawing = trend([Point("a", 50, 50, "50"), Point("b", 50, 25, "50")])
    assert drawing.top == 100
    assert drawing.bands == ("25.0,0.0 75.0,25.0 75.0,75.0 25.0,100.0",)


def test_time_runs_in_the_reading_direction():
    points = [Point("old", 1, 0, "1"), Point("new", 2, 0, "2")]
    assert [dot.x for dot in trend(points).dots] == [25.0, 75.0]
    assert [dot.x for dot in trend(points, mirrored=True).dots] == [75.0, 25.0]


def test_many_weeks_have_few_labels_and_the_last_one_always():
    drawing = trend([Point(str(week), week, 1, str(week)) for week in range(52)])
    assert len(drawing.dots) == 52
    assert len(drawing.labels) <= 8
    assert drawing.labels[-1].text == "51"
    assert drawing.labels[-1].rank == 2


def test_figures_below_zero_stand_on_the_axis():
    assert trend([Point("a", -5, 1, "-5")]).dots[0].y == 100
