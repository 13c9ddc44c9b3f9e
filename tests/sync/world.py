"""All that ever left a kiosk, whatever happens to the kiosk: nothing in it may be there twice, or in two forms."""

import shutil

from kiosk import rescue, running_time
from kiosk.people import learners
from kiosk.policies import COUNTS_1
from kiosk.reporting.models import ReportPeriod
from kiosk.running_time import RunningTime
from kiosk.storage import deed
from kiosk.sync import identity, outbox, released_ledger
from kiosk.upkeep import backups, drafts, restoring
from kiosk.upkeep.opening import opened_state
from tests.sync.sharing_kiosk import close, finish, payload_of

LONG_HOURS = 171


class World:
    """A kiosk in the folder of ``settings``, and everybody who keeps what it released."""

    def __init__(self, settings):
        self.settings = settings
        self.digests, self.reports = {}, {}  # (kiosk, seq) → digest; digest → report
        self.areas = iter(COUNTS_1.groups["M"])

    def look(self):
        """Keep everything that is in the outbox now."""
        for released in outbox.newest(999):
            report = payload_of(released)
            known = self.digests.setdefault((report.kiosk, report.seq), released.digest)
            assert known == released.digest, "two reports of one number"
            self.reports[released.digest] = report

    def check(self):
        """Say that no period left twice, and nobody's lesson is in two reports."""
        seqs = [report.seq for report in self.reports.values()]
        assert len(seqs) == len(set(seqs)), "a number was given twice"
        for place, cell in enumerate(COUNTS_1.cells[3:15], 3):
            assert sum(report.cells[place] for report in self.reports.values()) <= 1, f"{cell} left twice"
        periods = [entry.period for entry in released_ledger.read(self.settings)]
        assert len(periods) == len(set(periods)), "a period was released twice"

    # what can happen

    def learn(self):
        """Somebody finishes the one lesson of an area."""
        finish(learners.start(), next(self.areas))

    def end_period(self):
        """Let a long week pass and release its counts, twice to be sure."""
        running_time.Ledger()  # as a running kiosk has
        deed(RunningTime.update(seconds=RunningTime.seconds + LONG_HOURS * 3600).execute)()
        for _ in range(2):
            close(self.settings)
        self.look()

    def back_up(self):
        """Make a backup, as every night."""
        backups.make(self.settings)

    def restore(self, chance):
        """Let staff put some backup back."""
        kept = rescue.list_backups(backups.folder_of(self.settings))
        if kept:
            restoring.put_back(self.settings, drafts.take(self.settings, chance.choice(kept)), 1)

    def move(self, serial):
        """Put the memory card into another machine, which is noticed at the next start."""
        path = identity.BOARD_SERIALS[0]
        path.write_text(f"{serial}\0")

    def damage(self):
        """Let the state file be unreadable at the next start. The kiosk must be stopped."""
        self.settings.state_path.write_bytes(b"\xff" * 4096)

    def copy_aside(self, place):
        """Copy the state file by hand, past everything. The kiosk must be stopped."""
        shutil.copy(self.settings.state_path, place)

    def copy_back(self, place):
        """Bring such a copy back by hand. The kiosk must be stopped."""
        if place.exists():
            shutil.copy(place, self.settings.state_path)


def opened(world):
    """Start the kiosk for a ``with`` block."""
    return opened_state(world.settings)


def open_period_count():
    """Return how many periods are open: never more than one."""
    return ReportPeriod.select().where(ReportPeriod.is_open).count()
