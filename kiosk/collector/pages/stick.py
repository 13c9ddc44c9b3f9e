"""Files that a stick brought from a library without a connection."""

from flask import Blueprint, Response, current_app, render_template, request

from kiosk.collector import guards, sticks
from kiosk.errors import Rejected
from kiosk.i18n import N_
from kiosk.protocol import BUNDLE_MEDIA_TYPE, MAX_BUNDLE_BYTES

FORM_BYTES = MAX_BUNDLE_BYTES + 200 * 1024  # what a form adds around the files
MOST_FILES = 1000

bp = Blueprint("stick", __name__, url_prefix="/stick")
bp.before_request(guards.operator)


@bp.get("")
def show_form():
    """Ask for the files."""
    return render_template("stick.html", brought=None)


@bp.post("")
def take_files():
    """Store the reports in them and tell what became of each; or give the receipts for them as a file."""
    request.max_content_length = FORM_BYTES
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        raise Rejected(N_("Choose the files on the stick first."))
    if len(files) > MOST_FILES:
        raise Rejected(N_("Choose at most %(most)s files at once."), most=MOST_FILES)
    lines = [line for file in files for line in sticks.read_file(file.filename, file.read())]
    collector = current_app.collector
    brought = sticks.take(collector, collector.counter.hand_in, lines)
    if request.form.get("receipts"):
        response = Response(sticks.receipts(brought, collector.key), mimetype=BUNDLE_MEDIA_TYPE)
        response.headers["Content-Disposition"] = f'attachment; filename="{sticks.RECEIPTS_FILE}"'
        return response
    return render_template("stick.html", brought=brought)
