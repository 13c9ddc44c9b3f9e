"""The reports to the library network, one by one: look at it, save it, and what to do with one that was refused."""

from flask import Blueprint, render_template

from kiosk.sync import outbox
from kiosk.web import reports, visiting

ADDRESS = "/desk/sharing/reports"

bp = Blueprint("sharing_reports", __name__, url_prefix="/sharing/reports")


@bp.get("/<int:seq>")
def show_report(seq):
    """One report in full."""
    released = reports.find(seq)
    return render_template("desk/sharing_report.html", look=lambda: reports.look_at(released, ADDRESS))


@bp.get("/<int:seq>.report")
def save_report(seq):
    """The very bytes of a report."""
    return reports.file_answer(reports.find(seq))


@bp.post("/<int:seq>/again")
def put_back(seq):
    """Let a refused report be sent once more."""
    outbox.put_back(reports.find(seq).digest)
    return visiting.see("/desk/sharing?done=again")


@bp.post("/<int:seq>/aside")
def set_aside(seq):
    """Keep a refused report here, and speak of it no more."""
    outbox.set_aside(reports.find(seq).digest)
    return visiting.see("/desk/sharing?done=aside")
