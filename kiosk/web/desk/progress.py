"""Progress: what people learned in a week, a month, a quarter, a year or between two dates, on screen and as files."""

from flask import Blueprint, make_response, render_template, request

from kiosk import i18n, library_day
from kiosk.catalogue import shelf
from kiosk.errors import Rejected
from kiosk.i18n import gettext
from kiosk.reporting import csv_files, figures, spans, tables
from kiosk.reporting.columns import marker_of
from kiosk.web.desk import findings
from kiosk.web.desk.progress_parts import parts_of, step_lesson
from kiosk.web.desk.shown_tables import show
from kiosk.web.desk.span_choice import choice_of

MOST_BELIEFS = 8  # in the list; the table below it has all

bp = Blueprint("progress", __name__)


@bp.get("/progress")
def show_progress():
    """The figures of one span."""
    today = library_day.today().date
    try:
        span, wrong = spans.read(request.args, today), ""
    except Rejected as error:
        span, wrong = spans.containing(spans.WEEK, today), i18n.explain(error)
    found = figures.of(span, shelf.in_locale())
    lesson = step_lesson(found, request.args.get("lesson", ""))
    return render_template(
        "desk/progress.html",
        found=found,
        choice=choice_of(span, today),
        wrong=wrong,
        stats=_stats(found),
        parts=parts_of(found, lesson),
        lesson=lesson,
        beliefs=[(row, findings.of_belief(row)) for row in _most_shown(found.beliefs)],
        misconceptions=show(tables.MISCONCEPTIONS, found),
    ), 422 if wrong else 200


@bp.get("/progress.csv")
def export_table():
    """One table as a file: the same rows as on the page."""
    span = spans.read(request.args, library_day.today().date)
    table = tables.find(request.args.get("table", ""), figures.of(span, shelf.in_locale()))
    response = make_response(csv_files.write(table))
    response.headers["Content-Type"] = csv_files.MIMETYPE
    response.headers["Content-Disposition"] = f'attachment; filename="{csv_files.name_of(table, span)}"'
    return response


@bp.get("/progress/columns")
def show_columns():
    """The data dictionary: what each column of each file means."""
    span = spans.containing(spans.WEEK, library_day.today().date)
    found = tables.of(figures.of(span, shelf.in_locale()))
    first_number = next(column for table in found for column in table.columns if column.is_number)
    return render_template("desk/columns.html", tables=found, marker=marker_of(first_number))


def _most_shown(beliefs):
    """Return the beliefs shown most, each once: with the question that brought it out most often."""
    first = {}
    for row in beliefs:
        first.setdefault((row.lesson, row.belief), row)
    return list(first.values())[:MOST_BELIEFS]


def _stats(found):
    """Return (label, value, what it means in words) of each figure at the top."""
    hours = found.seconds.n / 3600
    share = i18n.percent(found.share) if found.share is not None else "–"
    answers = gettext("of %(num)s first answers", num=found.first_answers.n)
    return (
        (gettext("Visits"), i18n.number(found.visits.n), findings.beside(found.visits, found.span)),
        (gettext("Lessons started"), i18n.number(found.started.n), findings.beside(found.started, found.span)),
        (gettext("Lessons finished"), i18n.number(found.finished.n), findings.beside(found.finished, found.span)),
        (gettext("Right at the first try"), share, answers),
        (gettext("Hours of learning"), i18n.decimal(round(hours, 1)), gettext("All people together")),
        (gettext("Return visits"), i18n.number(found.returns.n), findings.beside(found.returns, found.span)),
    )
