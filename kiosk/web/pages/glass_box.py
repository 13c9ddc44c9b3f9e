"""What stays, what leaves and what left, for anybody in the room: in words, in figures, and byte by byte.

Whoever looks must see how things are now, so these pages are kept under
everything that can change them and looked up on each visit.
"""

from functools import partial

from flask import Blueprint, current_app, request

from kiosk.report_format import MAX_SEQ
from kiosk.sync import logbook, outbox
from kiosk.web import guards, reports
from kiosk.web.rendered import page_of
from kiosk.web.words import address_to

A_PAGE = 26  # reports in a list: half a year
MOST_DIGITS = 12

bp = Blueprint("glass_box", __name__)
bp.before_request(guards.visitor)


@bp.get("/privacy")
def show_privacy():
    """Our promise, what leaves, the last report, and the rules of counting."""
    settings, standing = current_app.kiosk.settings, logbook.read()
    sharing, sent, latest = reports.sharing_now(settings, standing), outbox.count_sent(), outbox.newest(2)
    return page_of(
        "privacy.html",
        (sharing, sent, standing.withdraw_to, standing.collector_key, _state_of(latest)),
        sharing=sharing,
        sent=sent,
        is_taking_back=standing.withdraw_to is not None,
        months=settings.learner_months,
        look=partial(reports.latest_or_example, address_to("privacy")),
        has_earlier=bool(latest),
        policy=reports.policy,
    )


@bp.get("/privacy/<int:seq>")
def show_report(seq):
    """One report, whatever became of it."""
    released = reports.find(seq)
    values = (_state_of((released, *outbox.older(seq, 1))), logbook.read().collector_key)
    return page_of("report.html", values, look=partial(reports.look_at, released, address_to("privacy")))


@bp.get("/privacy/<int:seq>.report")
def save_report(seq):
    """The very bytes of a report, as they are sent."""
    return reports.file_answer(reports.find(seq))


@bp.get("/privacy/reports")
def list_reports():
    """All reports, the newest first."""
    before = request.args.get("before", "")
    is_paged = before.isdecimal() and before.isascii()
    found = outbox.older(min(int(before[:MOST_DIGITS]), MAX_SEQ), A_PAGE + 1) if is_paged else outbox.newest(A_PAGE + 1)
    shown = found[:A_PAGE]
    return page_of(
        "reports.html",
        (is_paged, len(found), _state_of(shown)),
        rows=partial(reports.rows, shown),
        older=shown[-1].seq if len(found) > A_PAGE else 0,
        is_paged=is_paged,
    )


def _state_of(found):
    """Return all that can change in what a page says of released reports; their bytes never do."""
    return tuple((one.seq, one.digest, one.status, one.problem, one.receipt) for one in found)
