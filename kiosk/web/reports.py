"""What pages show of the reports to the library network: the same for patrons and for the desk."""

from typing import NamedTuple

from flask import current_app

from kiosk.people.cards import qr_svg
from kiosk.policies import POLICIES
from kiosk.report_format import MAX_SEQ
from kiosk.sync import agreement, logbook, outbox, release, shown_reports, telling
from kiosk.sync.packs.store import installed_versions
from kiosk.sync.telling import Told

ALONE = "alone"  # the library has agreed, but this kiosk has no place in a network yet


class Sharing(NamedTuple):
    """How the library shares. ``mode`` is off, on, paused or ALONE; ``branch`` is "" before the kiosk has joined."""

    mode: str
    branch: str
    address: str  # of the collector; "" if reports go by stick only


class Look(NamedTuple):
    """One report to look at: its words, the address of its bytes ("" for an example), and its QR code."""

    told: Told
    file: str
    qr: str


class Row(NamedTuple):
    """One report in a list. ``told`` has its title and what became of it."""

    seq: int
    status: str
    title: str
    state: str


def find(seq):
    """Return the released report with a number from an address. Raises NotFound."""
    return outbox.find(min(seq, MAX_SEQ))  # the state file knows no larger number


def sharing_now(settings, standing):
    """Return :class:`Sharing` for the settings in force and what the courier knows (``logbook.read``)."""
    is_alone = settings.sharing == agreement.ON and not standing.branch
    return Sharing(ALONE if is_alone else settings.sharing, standing.branch, settings.collector_url)


def latest_or_example(address):
    """Return a :class:`Look` at the newest report, or at an invented one. ``address`` is where reports lie."""
    latest = outbox.newest(1)
    return look_at(latest[0], address) if latest else example()


def look_at(released, address):
    """Return a :class:`Look` at a released report; the one before it is looked up for what has changed."""
    before = next(iter(outbox.older(released.seq, 1)), None)
    shown = shown_reports.show(released)
    told = telling.tell(shown, before and shown_reports.show(before), logbook.read().collector_key)
    return Look(told, f"{address}/{released.seq}.report", _qr(told))


def example():
    """Return a :class:`Look` at an invented report."""
    told = telling.tell(
        shown_reports.example(release.open_counts(installed_versions(current_app.kiosk.settings)).example)
    )
    return Look(told, "", _qr(told))


def rows(found):
    """Return a :class:`Row` for each released report."""
    return [Row(one.seq, one.status, *telling.in_a_row(shown_reports.show(one))) for one in found]


def policy():
    """Return what templates say of the rules of counting: their table and how many weeks of a year count."""
    return {
        "policy_rows": telling.rules(release.POLICY.id),
        "weeks_a_year": POLICIES[release.POLICY.id].periods_a_year,
    }


def file_answer(released):
    """Answer with the bytes of a report: those that are shown, sent, and carried on a stick."""
    from kiosk import envelope, protocol  # noqa: PLC0415 - a large library, which an idle kiosk does not need

    name = protocol.report_file(released.kiosk, released.seq)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return current_app.response_class(released.envelope, mimetype=envelope.MEDIA_TYPE, headers=headers)


def _qr(told):
    """Return the report itself as a QR code, without envelope: half the size, and a telephone shows it as words."""
    return qr_svg(told.payload)
