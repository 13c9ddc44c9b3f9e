"""The first page of the desk: is all well, and what did people learn this week?"""

from flask import Blueprint, current_app, render_template

from kiosk import i18n, library_day
from kiosk.catalogue import shelf
from kiosk.i18n import gettext
from kiosk.reporting import figures, spans, tables
from kiosk.upkeep import checks
from kiosk.web import facts
from kiosk.web.desk import drawings, findings
from kiosk.web.desk.shown_tables import show

MOST_USED = 5  # lessons in the list; the others stand under Progress

bp = Blueprint("home", __name__)


@bp.get("/")
def show_home():
    """Is all well? What happened this week?"""
    week = figures.of(spans.containing(spans.WEEK, library_day.today().date), shelf.in_locale())
    found = checks.look(facts.of(current_app.kiosk))
    return render_template(
        "desk/home.html",
        to_look_at=[one for one in found if one.severity == checks.LOOK],
        good_to_know=[one for one in found if one.severity == checks.INFO],
        week=week,
        days=i18n.days(week.span.first, week.span.last),
        stats=[(name, i18n.number(total.n), findings.beside(total, week.span)) for name, total in _totals(week)],
        chart=drawings.finished_over_time(week) if _ever_ran(week) else None,
        table=show(tables.VISITS, week, "period", "lessons_finished"),
        lessons=[(row, findings.of_lesson(row)) for row in week.lessons[:MOST_USED]],
        sharing=current_app.kiosk.settings.sharing,
    )


def _ever_ran(week):
    """Say whether anything was counted in the weeks that the chart shows: on its first day a kiosk has no chart."""
    return any(not point.finished.is_missing for point in week.series.points)


def _totals(week):
    return (
        (gettext("Visits"), week.visits),
        (gettext("Lessons started"), week.started),
        (gettext("Lessons finished"), week.finished),
    )
