"""Figures as files, and what stands in them."""

from flask import Blueprint, Response, abort, current_app, jsonify, render_template, request

from kiosk import spreadsheets
from kiosk.collector import branch_lists, cells, exports, guards, spans
from kiosk.policies import CELLS

bp = Blueprint("exports", __name__, url_prefix="/exports")
bp.before_request(guards.operator)


@bp.get("")
def show_exports():
    """Which files there are, and what their columns mean."""
    collector = current_app.collector
    today = collector.today()
    return render_template(
        "exports.html",
        span=spans.read(request.args, today),
        choices=[spans.last_weeks(count, today) for count in spans.CHOICES],
        region=request.args.get("region", ""),
        regions=branch_lists.regions(collector.database),
        tables=exports.TABLES,
        cells=cells,
        all_cells=CELLS,
    )


@bp.get("/<name>.csv")
def show_csv(name):
    """One table for a spreadsheet."""
    return _file(_find(name))


@bp.get("/<name>.json")
def show_json(name):
    """The same table for a program."""
    return jsonify(_find(name).json())


@bp.get("/<name>-columns.csv")
def show_columns(name):
    """What the columns of a table mean, in the language of the page."""
    if name not in exports.TABLES:
        abort(404)
    return _file(exports.dictionary(name))


def _find(name):
    if name not in exports.TABLES:
        abort(404)
    collector = current_app.collector
    span = spans.read(request.args, collector.today())
    return exports.find(name, collector.database, span, request.args.get("region", ""))


def _file(table):
    response = Response(table.csv(), content_type=spreadsheets.MIMETYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{table.name}.csv"'
    return response
