"""What was odd about reports: kept until somebody has looked at it. Odd reports count all the same."""

import re
from dataclasses import dataclass

from kiosk.collector.filing import AHEAD, FAST, FORK, OUTLIER
from kiosk.errors import NotFound
from kiosk.i18n import N_, gettext
from kiosk.report_format import KIOSK

MOST_SHOWN = 200
KINDS = (FORK, OUTLIER, FAST, AHEAD)
_SENTENCES = {
    FORK: N_(
        "Report %(seq)s came twice with different figures. The first one counts. Perhaps the memory card of this kiosk "
        "was copied: retire the kiosk and give the library a new code."
    ),
    OUTLIER: N_(
        "The figures of report %(seq)s are far from what this kiosk usually sends. Perhaps there was an event. "
        "Ask the library."
    ),
    FAST: N_("This kiosk sends more reports than there are weeks. Perhaps its clock jumps. Ask the library."),
    AHEAD: N_("The clock of this kiosk is ahead of ours. Its reports count in the week in which they came."),
}


@dataclass(frozen=True, slots=True)
class Oddity:
    """One odd thing, with the library it comes from."""

    kiosk: str
    kind: str
    seq: int
    week: str
    branch_id: str
    branch: str

    @property
    def sentence(self):
        """What happened and what to do, in the current language."""
        return gettext(_SENTENCES[self.kind], seq=self.seq)


def list_open(database, kind=""):
    """Return what nobody has looked at yet, the newest first; of one ``kind`` or of all."""
    kinds = (kind,) if kind in KINDS else KINDS
    rows = database.rows(
        "SELECT event.kiosk, kind, seq, week, branch.id, branch.name FROM event"  # noqa: S608 - only places
        " JOIN kiosk ON kiosk.id = event.kiosk JOIN branch ON branch.id = kiosk.branch"
        f" WHERE looked_at = 0 AND kind IN ({','.join('?' * len(kinds))})"
        " ORDER BY week DESC, branch.folded, kind, seq LIMIT ?",
        (*kinds, MOST_SHOWN),
    )
    return [Oddity(f"{kiosk:016x}", *rest) for kiosk, *rest in rows]


def look_at(database, kiosk, kind, seq):
    """Note that somebody has looked at one. Raises NotFound."""
    if not re.fullmatch(KIOSK, kiosk) or not seq.isdecimal() or len(seq) > len(str(2**31)):
        raise NotFound(N_("There is no such note."))
    with database.transaction() as work:
        values = (int(kiosk, 16), kind, int(seq))
        work.run("UPDATE event SET looked_at = 1 WHERE kiosk = ? AND kind = ? AND seq = ?", values)
