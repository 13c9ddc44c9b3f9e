"""Takes in reports: many at once, each exactly once, whatever comes twice, late or in another order.

A report is verified before it is looked at. Then one set of statements stores
all reports of a batch, and the key (kiosk, seq) decides what was there before:
the same bytes again are welcome, other bytes under the same number are a fork
and put aside. In the same transaction the weeks that changed are marked, so
that no sum can miss a report.
"""

from dataclasses import dataclass

from kiosk import envelope, report_format, weeks
from kiosk.collector import filing
from kiosk.collector.database import flat, in_parts, places
from kiosk.collector.dirty import mark_dirty
from kiosk.errors import BadMessage
from kiosk.i18n import N_
from kiosk.messages import KNOWN, STORED
from kiosk.protocol import digest_of
from kiosk.report_format import Report


@dataclass(frozen=True, slots=True)
class Incoming:
    """An envelope as it came. ``kiosk`` and ``seq`` are what its address says; "" and 0 for a line of a bundle."""

    data: bytes
    kiosk: str = ""
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: ``status`` is STORED or KNOWN, or ``problem`` says why it was refused."""

    status: str
    kiosk: str = ""
    seq: int = 0
    digest: str = ""
    problem: BadMessage | None = None


@dataclass(slots=True)
class Ready:
    """A report that was verified and read, on its way into the books."""

    place: int  # in the batch
    report: Report
    kiosk: int
    digest: str
    data: bytes


def take(database, batch, today):
    """Store a ``batch`` of Incoming in one transaction and return an Outcome for each, in the same order.

    ``today`` is the collector's date. Raises Unavailable if the database does not answer; then nothing was stored.
    """
    outcomes: list[Outcome | None] = [None] * len(batch)
    ready = _verify(database, batch, outcomes)
    if ready:
        with database.transaction() as work:
            _store(work, ready, outcomes, weeks.week_of(today))
    return outcomes


def _verify(database, batch, outcomes):
    """Return what is signed by a kiosk we know and reads well; the others get their outcome here."""
    sealed = {}
    for place, incoming in enumerate(batch):
        try:
            sealed[place] = envelope.read(incoming.data)
        except BadMessage as problem:
            outcomes[place] = refusal(problem)
    known = _keys(database, {one.key_id for one in sealed.values()})
    ready = []
    for place, one in sealed.items():
        try:
            ready.append(_read(place, one, batch[place], known))
        except BadMessage as problem:
            outcomes[place] = refusal(problem)
    return ready


def _keys(database, key_ids):
    """Return key id → [(public key, kiosk)]: two machines may have the same key after a card was copied."""
    found = {}
    for part in in_parts([(key_id,) for key_id in sorted(key_ids)]):
        sql = f"SELECT key_id, public_key, id FROM kiosk WHERE key_id IN ({_marks(part)})"  # noqa: S608 - only places
        for key_id, public, kiosk in database.rows(sql, flat(part)):
            found.setdefault(key_id, (bytes(public), []))[1].append(kiosk)
    return found


def _read(place, sealed, incoming, known):
    public, kiosks = known.get(sealed.key_id, (None, ()))
    opened = sealed.verify({sealed.key_id: public} if public else {}, {report_format.TYPE})
    report = report_format.parse(opened.payload)
    kiosk = int(report.kiosk, 16)
    if kiosk not in kiosks:
        raise BadMessage("foreign-kiosk", N_("This report names another kiosk than the one whose key signed it."))
    if incoming.kiosk and (incoming.kiosk, incoming.seq) != (report.kiosk, report.seq):
        raise BadMessage("wrong-address", N_("This report belongs to another address."))
    return Ready(place, report, kiosk, digest_of(incoming.data), incoming.data)


def _store(work, ready, outcomes, week):
    standing = filing.lock_kiosks(work, {one.kiosk for one in ready})
    welcome = []
    for one in ready:
        problem = _unwelcome(standing[one.kiosk], one.report.seq)
        if problem:
            outcomes[one.place] = refusal(problem, one)
        else:
            welcome.append(one)
    first, repeats = _only_first(welcome)
    rows = [filing.row_of(one, standing[one.kiosk], week) for one in first]
    stored = _insert(work, rows)
    for one in first:
        if (one.kiosk, one.report.seq) in stored:
            outcomes[one.place] = _outcome(STORED, one)
    kept = _digests(work, [one for one in welcome if outcomes[one.place] is None])
    for one in [*first, *repeats]:
        if outcomes[one.place] is None:
            outcomes[one.place] = _compare(work, one, kept, week)
    new = [one for one in first if (one.kiosk, one.report.seq) in stored]
    mark_dirty(work, {(row.week, row.region) for row in rows if (row.kiosk, row.seq) in stored})
    filing.note_contact(work, welcome, new, standing, week)


def _unwelcome(kiosk, seq):
    if kiosk.status != filing.ACTIVE:
        return BadMessage("retired", N_("This kiosk has left the network."))
    if seq <= kiosk.withdrawn_to:
        return BadMessage("withdrawn-before", N_("This report was withdrawn by its library."))
    return None


def _only_first(ready):
    """Return (the first report of each kiosk and seq, those that repeat it in the same batch)."""
    first, repeats, seen = [], [], set()
    for one in ready:
        key = (one.kiosk, one.report.seq)
        (repeats if key in seen else first).append(one)
        seen.add(key)
    return first, repeats


def _insert(work, rows):
    """Insert ``rows`` and return the keys of those that were not there before."""
    stored = set()
    for part in in_parts(rows):
        sql = (
            f"INSERT INTO report ({','.join(filing.Row._fields)}) VALUES {places(part)}"  # noqa: S608 - only places
            " ON CONFLICT (kiosk, seq) DO NOTHING RETURNING kiosk, seq"
        )
        stored.update((kiosk, seq) for kiosk, seq in work.rows(sql, flat(part)))
    return stored


def _digests(work, ready):
    """Return the digests that stand in the books under the keys of ``ready``."""
    kept = {}
    for part in in_parts(sorted({(one.kiosk, one.report.seq) for one in ready})):
        sql = f"SELECT kiosk, seq, digest FROM report WHERE (kiosk, seq) IN (VALUES {places(part)})"  # noqa: S608 - names and places of ours; values go beside it
        kept |= {(kiosk, seq): bytes(digest).hex() for kiosk, seq, digest in work.rows(sql, flat(part))}
    return kept


def _compare(work, one, kept, week):
    if kept[one.kiosk, one.report.seq] == one.digest:
        return _outcome(KNOWN, one)
    values = (one.kiosk, one.report.seq, bytes.fromhex(one.digest), week, one.data)
    work.run(
        "INSERT INTO quarantine (kiosk, seq, digest, recv, envelope) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        values,
    )
    filing.note_events(work, [(one.kiosk, filing.FORK, one.report.seq, week)])
    words = N_("Another report of this kiosk has the number %(seq)s already. Two machines may use one key.")
    return refusal(BadMessage("fork", words, seq=one.report.seq), one)


def refusal(problem, ready=None):
    """Return the Outcome of what was refused."""
    if ready is None:
        return Outcome(problem.type, problem=problem)
    return Outcome(problem.type, ready.report.kiosk, ready.report.seq, ready.digest, problem)


def _outcome(status, one):
    return Outcome(status, one.report.kiosk, one.report.seq, one.digest)


def _marks(part):
    return ",".join("?" * len(part))
