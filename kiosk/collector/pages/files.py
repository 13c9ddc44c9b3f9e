"""Style sheets, icons and fonts, and the answer to whoever asks whether we are well."""

from flask import Blueprint, Response, abort, current_app, request

from kiosk.collector import guards
from kiosk.errors import KioskError
from kiosk.static_files import FOR_A_YEAR

bp = Blueprint("files", __name__)
bp.before_request(guards.machine)


@bp.get("/static/<path:name>")
def show_file(name):
    """A static file under the hash of its content."""
    file = current_app.collector.files.find(f"/static/{name}")
    if file is None:
        abort(404)
    is_packed = file.packed is not None and "gzip" in request.accept_encodings
    response = Response(file.packed if is_packed else file.body, content_type=file.mimetype)
    response.headers["Cache-Control"] = FOR_A_YEAR
    if file.packed is not None:
        response.headers["Vary"] = "Accept-Encoding"
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    return response


@bp.get("/healthz")
def show_health():
    """``200 ok`` while the books answer and reports can be stored."""
    collector = current_app.collector
    try:
        collector.database.rows("SELECT MAX(version) FROM book_version")
    except KioskError:
        return Response("the books do not answer\n", 503, mimetype="text/plain")
    if not collector.counter.is_alive():
        return Response("the counter is closed\n", 503, mimetype="text/plain")
    return Response("ok\n", mimetype="text/plain")
