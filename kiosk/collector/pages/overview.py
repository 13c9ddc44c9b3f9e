"""The first page: is all well, and what does the whole network say."""

from flask import Blueprint, current_app, render_template, request

from kiosk import i18n
from kiosk.collector import branch_lists, cells, charts, guards, overview, spans, trouble
from kiosk.collector.charts import Point
from kiosk.weeks import monday

bp = Blueprint("overview", __name__)
bp.before_request(guards.operator)


@bp.get("/")
def show_overview():
    """The network, or one region of it."""
    database, today = current_app.collector.database, current_app.collector.today()
    span, region = spans.read(request.args, today), request.args.get("region", "")
    shown = overview.look(database, span, region)
    return render_template(
        "overview.html",
        span=span,
        region=region,
        regions=branch_lists.regions(database),
        choices=[spans.last_weeks(count, today) for count in spans.CHOICES],
        overview=shown,
        findings=trouble.look(database, today),
        standing=trouble.standing(database),
        cells=cells,
        chart=trend(shown.weeks),
    )


def trend(rows):
    """Return the chart of lessons finished in each week; what may not be shown is a gap."""
    points = [_point(row.week, row.cells[cells.LESSONS], row.is_gap) for row in rows]
    return charts.trend(points, mirrored=i18n.locale().dir == "rtl")


def _point(week, figure, is_gap):
    label = i18n.short_day(monday(week))
    if is_gap or not figure.is_shown:
        return Point(label)
    return Point(label, figure.value, figure.margin, i18n.number(figure.value))
