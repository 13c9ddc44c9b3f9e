"""Learners: a guest for one visit, or somebody who may come back with a code.

There is one path for both: progress always hangs on a learner. "Keep my
place" gives that learner a code; without one it is deleted with the visit.
"""

from kiosk import running_time
from kiosk.errors import NotFound
from kiosk.i18n import N_
from kiosk.people import codes
from kiosk.people.models import Learner
from kiosk.storage import deed

DAYS_A_MONTH = 30.44


@deed
def start():
    """Make a learner for a visit that has just begun to learn, and return its id."""
    return Learner.insert(used_on=running_time.today()).execute()


@deed
def keep(learner_id, pepper, length=12):
    """Give the learner a return code and return it. It is told this once and stored only as a hash.

    Returns None if the learner has a code already.
    """
    code = codes.new_code(length)
    changed = (
        Learner.update(code_hash=codes.hash_code(code, pepper))
        .where(Learner.id == learner_id, Learner.code_hash.is_null())
        .execute()
    )
    return code if changed else None


@deed
def come_back(code, pepper):
    """Return the id of the learner with this return code (plain digits) and mark it as used today.

    Raises NotFound for a code that no learner has.
    """
    code_hash = codes.hash_code(code, pepper)
    learner = Learner.get_or_none(Learner.code_hash == code_hash)
    if learner is None:
        raise NotFound(N_("We do not know this code. Look at your card and try again, or start fresh."))
    Learner.update(used_on=running_time.today()).where(Learner.id == learner.id).execute()
    return learner.id


@deed
def forget(learner_id):
    """Delete the learner and all progress that hangs on it. Forgetting twice is the same as once."""
    Learner.delete().where(Learner.id == learner_id).execute()


@deed
def forget_guest(learner_id):
    """Delete the learner if it has no return code: the end of a guest's visit."""
    Learner.delete().where(Learner.id == learner_id, Learner.code_hash.is_null()).execute()


@deed
def forget_guests():
    """Delete every guest and return how many there were: at a start nobody is visiting."""
    return Learner.delete().where(Learner.code_hash.is_null()).execute()


@deed
def forget_unused(months):
    """Delete learners not used for ``months`` of measured time and return how many."""
    oldest = running_time.today() - int(months * DAYS_A_MONTH)
    return Learner.delete().where(Learner.code_hash.is_null(False), Learner.used_on < oldest).execute()
