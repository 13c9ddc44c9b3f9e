"""How a branch joins the network: one code for one kiosk, good once, for 60 days.

A kiosk makes its key itself and signs the wish to join with it. Only a keyed
hash of the code is stored: whoever reads the books cannot join with it.
"""

import datetime
import hashlib
import hmac
from dataclasses import dataclass

from kiosk import enrolment_codes, envelope, weeks
from kiosk.collector.dirty import mark_dirty
from kiosk.collector.filing import ACTIVE
from kiosk.errors import BadMessage, Rejected
from kiosk.i18n import N_

DAYS = 60
JOINED, HAD_JOINED = "joined", "had joined"


@dataclass(frozen=True, slots=True)
class Code:
    """A code to print. ``expires`` is the last day on which it works."""

    branch_id: str
    branch: str
    code: str
    expires: datetime.date

    @property
    def grouped(self):
        """The code as people read it."""
        return enrolment_codes.grouped(self.code)


@dataclass(frozen=True, slots=True)
class Given:
    """How many codes of a branch can still be used, and until when."""

    open: int
    until: str


class Enrolment:
    """Gives out codes and lets kiosks in. ``key`` is the collector's own signing key."""

    def __init__(self, database, key):
        self._database = database
        seed = key.private_bytes_raw()
        self._pepper = hashlib.sha256(b"enrolment codes" + seed).digest()

    def give(self, branch, today):
        """Return a new :class:`Code` for a branch. It is not kept: print it now."""
        code, expires = enrolment_codes.new_code(), today + datetime.timedelta(days=DAYS)
        with self._database.transaction() as work:
            values = (self._hash(code), branch.id, expires.isoformat(), 0)
            work.run("INSERT INTO enrol (code_hash, branch, expires, used) VALUES (?, ?, ?, ?)", values)
        return Code(branch.id, branch.name, code, expires)

    def given(self, branch_id, today):
        """Return what codes of a branch are :class:`Given`, unused and not too old."""
        sql = "SELECT COUNT(*), COALESCE(MAX(expires), '') FROM enrol WHERE branch = ? AND used = 0 AND expires >= ?"
        return Given(*self._database.rows(sql, (branch_id, today.isoformat()))[0])

    def join(self, wish, today):
        """Let in the kiosk that sent the Enrolment ``wish``; return (JOINED or HAD_JOINED, name of its branch).

        Raises BadMessage: retired, other-key or bad-code.
        """
        kiosk, week = int(wish.kiosk, 16), weeks.week_of(today)
        with self._database.transaction() as work:
            work.lock("joining")
            there = _already(work, kiosk, wish.public)
            if there:
                return HAD_JOINED, there
            branch_id, name, region = self._use_up(work, wish.code, today)
            insert_kiosk(work, kiosk, wish, branch_id, week)
            mark_dirty(work, {(week, region)})
        return JOINED, name

    def _use_up(self, work, typed, today):
        """Take a code, so that nobody else can, and return (id, name, region) of its branch."""
        try:
            hashed = self._hash(enrolment_codes.read_code(typed))
        except Rejected as error:
            raise _bad_code() from error
        sql = "UPDATE enrol SET used = 1 WHERE code_hash = ? AND used = 0 AND expires >= ?"
        if not work.run(sql, (hashed, today.isoformat())):
            raise _bad_code()
        sql = "SELECT id, name, region FROM branch WHERE id = (SELECT branch FROM enrol WHERE code_hash = ?)"
        return work.rows(sql, (hashed,))[0]

    def _hash(self, code):
        return hmac.new(self._pepper, code.encode("ascii"), hashlib.sha256).hexdigest()


def withdraw(database, withdrawal, key_id):
    """Delete the raw reports of a kiosk up to a number and have the sums made again. Doing it twice changes nothing.

    Raises BadMessage if ``key_id``, whose signature was good, is not the key of that kiosk.
    """
    kiosk, to_seq = int(withdrawal.kiosk, 16), withdrawal.to_seq
    with database.transaction() as work:
        # first of all, because it keeps reports of this kiosk that are coming in out until we are done
        if not work.run("UPDATE kiosk SET status = status WHERE id = ? AND key_id = ?", (kiosk, key_id)):
            raise BadMessage("foreign-kiosk", N_("This names another kiosk than the one whose key signed it."))
        sql = "UPDATE kiosk SET withdrawn_to = ?, reports = 0, mean = 0, spread = 0 WHERE id = ? AND withdrawn_to < ?"
        work.run(sql, (to_seq, kiosk, to_seq))
        place = (kiosk, to_seq)
        touched = work.rows("SELECT DISTINCT week, region FROM report WHERE kiosk = ? AND seq <= ?", place)
        for table in ("report", "quarantine", "event"):
            work.run(f"DELETE FROM {table} WHERE kiosk = ? AND seq <= ?", place)  # noqa: S608 - our own words
        mark_dirty(work, set(touched))


def insert_kiosk(work, kiosk, wish, branch_id, week):
    """Write down the kiosk of an Enrolment ``wish`` as one that joined in a week. Its code is not looked at here."""
    work.run(
        "INSERT INTO kiosk (id, branch, key_id, public_key, status, joined_week, left_week, withdrawn_to, last_seq,"
        " seen_week, app, health, reports, mean, spread)"
        " VALUES (?, ?, ?, ?, ?, ?, '', 0, 0, '', ?, '', 0, 0, 0)",
        (kiosk, branch_id, envelope.key_id(wish.public), wish.public, ACTIVE, week, wish.app),
    )


def keys(database, key_id):
    """Return key id → public key as far as it is known: for :func:`kiosk.envelope.unseal`."""
    rows = database.rows("SELECT public_key FROM kiosk WHERE key_id = ?", (key_id,))
    return {key_id: bytes(rows[0][0])} if rows else {}


def _already(work, kiosk, public):
    """Return the branch's name if the kiosk has joined with this key, None if it has not joined at all."""
    sql = "SELECT public_key, status, name FROM kiosk JOIN branch ON branch.id = kiosk.branch WHERE kiosk.id = ?"
    found = work.rows(sql, (kiosk,))
    if not found:
        return None
    kept, status, name = found[0]
    if bytes(kept) != public:
        raise BadMessage("other-key", N_("This kiosk has joined with another key."))
    if status != ACTIVE:
        raise BadMessage("retired", N_("This kiosk has left the network."))
    return name


def _bad_code():
    words = N_("This code was used before, is too old, or was never given out. Ask the operator for a new one.")
    return BadMessage("bad-code", words)
