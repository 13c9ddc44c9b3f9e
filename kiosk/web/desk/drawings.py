"""Figures as charts: which shapes, under which finding."""

from dataclasses import dataclass

from kiosk import i18n
from kiosk.i18n import gettext
from kiosk.reporting import periods, spans
from kiosk.web.desk import charts, findings
from kiosk.web.desk.chart_shapes import FEW_AT_MOST, Mark, Series

PERCENT = 100
MOST_ROWS = 8  # lying bars in one chart; the table below it has all


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of a page. ``finding`` is its title, ``about`` says what is drawn, ``kind`` how."""

    id: str
    finding: str
    about: str
    kind: str  # columns, lines or rows
    drawing: object
    names: tuple[str, ...] = ()  # of its series, where there are several
    has_few: bool = False
    has_gaps: bool = False
    is_open: bool = False  # its last bar may still grow

    @property
    def said(self):
        """What a screen reader says in place of the drawing; the figures themselves are in the table below it."""
        return f"{self.finding}. {self.about}"

    @property
    def few(self):
        """What stands above a bar of fewer than five."""
        return few()


def finished_over_time(found):
    """Return the :class:`Chart` of lessons finished in each week or month."""
    about = _about(
        found.series.unit, gettext("Lessons finished in each week"), gettext("Lessons finished in each month")
    )
    return _over_time("finished", findings.of_time(found), about, found, {"finished": gettext("Lessons finished")})


def lessons_over_time(found):
    """Return the :class:`Chart` of lessons started and finished in each week or month."""
    about = _about(
        found.series.unit,
        gettext("Lessons started and finished in each week"),
        gettext("Lessons started and finished in each month"),
    )
    names = {"finished": gettext("Lessons finished"), "started": gettext("Lessons started")}
    return _over_time("lessons-in-time", findings.of_time(found), about, found, names)


def visits_over_time(found):
    """Return the :class:`Chart` of visits in each week or month, and of those with a return card."""
    about = _about(found.series.unit, gettext("Visits in each week"), gettext("Visits in each month"))
    names = {"visits": gettext("Visits"), "returns": gettext("Of these, with a return card")}
    return _over_time("visits-in-time", findings.of_returns(found), about, found, names)


def share_over_time(found):
    """Return the :class:`Chart` of first answers that were right, in percent of all first answers."""
    marks = tuple(_share(point) for point in found.series.points)
    about = _about(
        found.series.unit,
        gettext("Right answers at the first try in each week"),
        gettext("Right answers at the first try in each month"),
    )
    return Chart(
        id="share",
        finding=findings.of_share(found),
        about=about,
        kind="lines",
        drawing=charts.lines((Series("", marks),), top=PERCENT, mirrored=_is_mirrored()),
        has_gaps=any(mark.value is None for mark in marks),
    )


def lying(id, finding, about, cells, *, top=None, marked=None):
    """Return a :class:`Chart` of lying bars, one for each (label, cell); ``marked`` is the place of one to stress."""
    marks = [Mark(label, cell.value, cell.text, few=cell.is_few) for label, cell in cells]
    return Chart(id, finding, about, "rows", charts.rows(marks, top=top, marked=marked))


def steps_of(row):
    """Return the :class:`Chart` of how many did each step of a lesson, the step marked at which many stop."""
    cells = [(f"{i18n.number(step.number)} · {step.title}", step.reached) for step in row.steps]
    about = gettext("How often each step was done")
    return lying("steps", findings.of_steps(row), about, cells, top=row.started.value, marked=_marked(row))


def _marked(row):
    return row.stop.number - 1 if row.stop else None


def _over_time(id, finding, about, found, names):
    points, today = found.series.points, found.span.today
    drawn = tuple(
        Series(name, tuple(_mark(point, getattr(point, count), today) for point in points))
        for count, name in names.items()
    )
    marks = [mark for one in drawn for mark in one.marks]
    return Chart(
        id=id,
        finding=finding,
        about=about,
        kind="columns",
        drawing=charts.columns(drawn, mirrored=_is_mirrored()),
        names=tuple(names.values()) if len(names) > 1 else (),
        has_few=any(mark.few for mark in marks),
        has_gaps=any(mark.value is None and not mark.few for mark in marks),
        is_open=any(mark.open for mark in marks),
    )


def _about(unit, weekly, monthly):
    if unit == spans.MONTH:
        return monthly
    # Translators: under the title of a chart, such as: Lessons finished in each week. The label is that week's Monday.
    return gettext("%(what)s. The label is that week’s Monday.", what=weekly)


def _mark(point, cell, today):
    is_open = today is not None and periods.first_day(point.period) <= today <= periods.last_day(point.period)
    return Mark(point.label, cell.value, short(cell), few=cell.is_few, open=is_open and bool(cell.value))


def _share(point):
    """Return the share of a week or month in percent; a gap where too few answers stand behind it."""
    asked, right = point.first_answers, point.first_right
    if not asked.value or right.value is None:
        return Mark(point.label, None, "")
    share = right.value / asked.value
    return Mark(point.label, share * PERCENT, i18n.percent(share))


def short(cell):
    """Return a count so short that it stands on a bar: "1–4" for fewer than five, "–" where nothing was counted."""
    if cell.is_few:
        return few()
    return "–" if cell.is_missing else i18n.number(cell.value)


def few():
    """Return the short form of "fewer than 5"."""
    # Translators: stands above a small bar and means: fewer than 5, exactly how many is not told.
    return gettext("1–%(num)s", num=FEW_AT_MOST)


def _is_mirrored():
    return i18n.locale().dir == "rtl"
