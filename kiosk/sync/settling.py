"""Do the state file, the identity and the ledger of releases belong together?

They do not after a backup took over, on another machine, when a file was lost,
or when the power went in the middle of a release. Then this kiosk becomes
another one for the network, and the counts of the open period are given up: a
week may be lost, but nothing is released twice or by two kiosks.
"""

import logging

from kiosk import library_day, running_time
from kiosk.reporting import report_periods, vector
from kiosk.storage import deed
from kiosk.sync import identity, released_ledger
from kiosk.sync.models import Courier, Outbox
from kiosk.sync.troubles import NEW_IDENTITY

log = logging.getLogger(__name__)


def settle(settings, db="ok"):
    """Make sure that a period is open which was never released, and that it is this identity's.

    To be called at start, after a restore and before a release. ``db`` is what
    just happened to the state file: ok, restored or damaged.
    """
    entries, kiosk = released_ledger.read(settings), identity.read(settings)
    owner, period = Courier.get_by_id(1).kiosk, report_periods.current()
    is_ours = kiosk != "" and kiosk == owner
    reached = max((entry.period for entry in entries), default=0)
    if is_ours and period and period.no > reached:
        return
    if period and not owner and db == "ok":
        db = "restored"
    if period or owner or kiosk:  # not at the very first start
        log.warning("counts begin anew: new identity %s, state file %s", not is_ours, db)
    _begin_anew(kiosk if is_ours else identity.renew(settings), entries, db)


def become_another(settings):
    """Get a new number and key for the network, because it does not take the old ones any more.

    This machine and its counts are the same as before, so the period goes on.
    """
    _note_owner(identity.renew(settings))


@deed
def _note_owner(kiosk):
    Courier.update(kiosk=kiosk).execute()


def disown(connection):
    """Let a copy of the state file belong to no identity. ``connection`` is to a copy about to take over."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'courier'").fetchone():
        connection.execute("UPDATE courier SET kiosk = ''")


@deed
def _begin_anew(kiosk, entries, db):
    lost = report_periods.current()
    if lost:
        vector.use_up(_missed(lost, entries))
        report_periods.close()
    row = Courier.get_by_id(1)
    if row.kiosk != kiosk:
        _leave_the_network(row, kiosk)
    periods = [entry.period for entry in entries] + [period for (period,) in Outbox.select(Outbox.period).tuples()]
    day, seconds = library_day.today(), running_time.seconds()
    report_periods.begin(day, seconds, after=max(periods, default=0), db=db, lost=bool(lost) or db != "ok")


def _missed(lost, entries):
    """Return in how many periods cards may have counted that their rows do not know of; at least in the lost one."""
    return max(1, sum(entry.period >= lost.no for entry in entries))


def _leave_the_network(row, kiosk):
    """Forget what was agreed with the collector under the identity of before."""
    trouble = NEW_IDENTITY if row.branch or row.trouble == NEW_IDENTITY else ""
    Courier.update(
        kiosk=kiosk, collector_key="", branch="", failures=0, not_before=0, trouble=trouble, withdraw_to=None
    ).execute()
