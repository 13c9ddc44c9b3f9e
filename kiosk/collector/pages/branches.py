"""Branches, their kiosks, and the codes by which they join."""

from flask import Blueprint, current_app, g, render_template, request

from kiosk import envelope, weeks
from kiosk.collector import branch_lists, branch_reports, branches, cells, enrolment, guards, spans
from kiosk.collector.pages import overview
from kiosk.collector.pages.forms import field, see
from kiosk.errors import Rejected
from kiosk.i18n import N_

MOST_LINES = 500
MOST_TYPED = 60_000

bp = Blueprint("branches", __name__, url_prefix="/branches")
bp.before_request(guards.operator)


@bp.get("")
def show_branches():
    """All branches, page by page."""
    collector = current_app.collector
    week = weeks.week_of(collector.today())
    region, search = request.args.get("region", ""), request.args.get("q", "")[:80]
    shown = request.args.get("shown", "")
    shown = shown if shown in branch_lists.SHOWN else branch_lists.ALL
    listed, following = branch_lists.list_page(
        collector.database,
        region=region,
        search=search,
        shown=shown,
        after=request.args.get("after", "")[:300],
        silent_since=weeks.moved(week, -4),
    )
    return render_template(
        "branches.html",
        listed=listed,
        following=following,
        week=week,
        region=region,
        regions=branch_lists.regions(collector.database),
        search=search,
        shown=shown,
        choices=branch_lists.SHOWN,
        contact=branch_reports.contact,
    )


@bp.post("")
def add_branches():
    """Add branches, one on each line (name; region), and make a code for each."""
    collector = current_app.collector
    lines = [line for line in field("lines", MOST_TYPED).splitlines() if line.strip()]
    if not lines:
        raise Rejected(N_("Write the name of the library."))
    if len(lines) > MOST_LINES:
        raise Rejected(N_("Add at most %(most)s libraries at once."), most=MOST_LINES)
    for line in lines:
        name, _, region = line.replace("؛", ";").partition(";")  # as Arabic keyboards write it
        branch = branches.add(collector.database, name, region)
        g.sitting.codes.append(collector.enrolment.give(branch, collector.today()))
    return see("/branches/codes")


@bp.get("/codes")
def show_codes():
    """The codes that were made in this sitting, to print: they are kept nowhere else."""
    collector = current_app.collector
    return render_template(
        "codes.html",
        codes=g.sitting.codes,
        address=request.host_url,
        days=enrolment.DAYS,
        key_id=envelope.key_id(collector.public),
    )


@bp.post("/codes/forget")
def forget_codes():
    """They are printed: take them off the screen."""
    g.sitting.codes.clear()
    return see("/branches")


@bp.get("/<branch_id>")
def show_branch(branch_id):
    """One branch: when it was last heard of, which reports came, which are missing."""
    collector = current_app.collector
    database, today = collector.database, collector.today()
    branch, span = branches.find(database, branch_id), spans.read({"span": "52", **request.args}, today)
    found = branch_reports.look(database, branch, span)
    return render_template(
        "branch.html",
        branch=branch,
        span=span,
        choices=[spans.last_weeks(count, today) for count in spans.CHOICES],
        week=weeks.week_of(today),
        kiosks=branches.kiosks_of(database, branch.id),
        found=found,
        given=collector.enrolment.given(branch.id, today),
        cells=cells,
        chart=overview.trend(found.weeks),
        contact=branch_reports.contact,
    )


@bp.post("/<branch_id>")
def change_branch(branch_id):
    """Give it another name or region."""
    branches.change(current_app.collector.database, branch_id, field("name", 400), field("region", 400))
    return see(f"/branches/{branch_id}")


@bp.post("/<branch_id>/code")
def make_code(branch_id):
    """Make a code for one more kiosk of this branch."""
    collector = current_app.collector
    branch = branches.find(collector.database, branch_id)
    g.sitting.codes.append(collector.enrolment.give(branch, collector.today()))
    return see("/branches/codes")


@bp.get("/kiosks/<kiosk>/retire")
def ask_to_retire(kiosk):
    """Ask once, and say what it means."""
    branch = branches.branch_of(current_app.collector.database, kiosk)
    return render_template("retire.html", kiosk=kiosk, branch=branch)


@bp.post("/kiosks/<kiosk>/retire")
def retire(kiosk):
    """Take a kiosk out of the network for good."""
    collector = current_app.collector
    return see(f"/branches/{branches.retire(collector.database, kiosk, collector.today())}")
