"""Workshops: a group takes a lesson together, each person at a terminal.

Staff start one and get a join code; people join without an account. What is
kept is an event, the number of people who came and the time they stayed, in
the words of ISO 2789: events, attendances, training hours.
"""

import secrets
from dataclasses import dataclass

from peewee import fn

from kiosk.community.models import Workshop
from kiosk.errors import NotFound
from kiosk.i18n import N_
from kiosk.storage import deed

CODE_DIGITS = 4  # it opens nothing but a lesson that is open anyway


@dataclass(frozen=True, slots=True)
class Held:
    """What took place in a span of days."""

    events: int
    attendances: int
    seconds: int


@deed
def start(lesson, day):
    """Open a workshop on the lesson (slug) and return it. ``day`` is the library's :class:`~kiosk.clock.Day`."""
    taken = {code for (code,) in Workshop.select(Workshop.code).where(Workshop.is_open).tuples()}
    return Workshop.create(
        code=_free_code(taken),
        lesson=lesson,
        day=day.date,
        certain=day.certain,
        attendances=0,
        seconds=0,
        is_open=True,
    )


def _free_code(taken):
    while True:
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
        if code not in taken:
            return code


def find(workshop_id):
    """Return the workshop with this number. Raises NotFound."""
    workshop = Workshop.get_or_none(Workshop.id == workshop_id)
    if workshop is None:
        raise NotFound(N_("We cannot find this workshop. Go to the list of workshops."))
    return workshop


def find_open(code):
    """Return the open workshop with this join code. Raises NotFound."""
    workshop = Workshop.get_or_none(Workshop.code == code, Workshop.is_open)
    if workshop is None:
        raise NotFound(N_("No workshop has this code now. Look at the big screen, or ask the person who leads it."))
    return workshop


def list_open():
    """Return the workshops that are open, the newest first."""
    return list(Workshop.select().where(Workshop.is_open).order_by(Workshop.id.desc()))


def list_held(limit=50):
    """Return the last workshops that are over, the newest first."""
    return list(Workshop.select().where(~Workshop.is_open).order_by(Workshop.id.desc()).limit(limit))


@deed
def attend(workshop_id):
    """Count one more attendance. Raises NotFound if the workshop is over."""
    changed = Workshop.update(attendances=Workshop.attendances + 1).where(Workshop.id == workshop_id, Workshop.is_open)
    if not changed.execute():
        raise NotFound(N_("This workshop is over. You can take the lesson by yourself."))


@deed
def add_time(workshop_id, seconds):
    """Add attended ``seconds``, also after the end: people leave when they have read the last screen."""
    Workshop.update(seconds=Workshop.seconds + seconds).where(Workshop.id == workshop_id).execute()


@deed
def end(workshop_id):
    """Close a workshop. One in which nobody took part leaves no trace. Ending it twice is the same as once."""
    Workshop.update(is_open=False).where(Workshop.id == workshop_id).execute()
    Workshop.delete().where(Workshop.id == workshop_id, Workshop.attendances == 0).execute()


def held(first, last):
    """Return what was :class:`Held` from the day ``first`` to the day ``last``, both included."""
    row = (
        Workshop.select(
            fn.COUNT(Workshop.id),
            fn.COALESCE(fn.SUM(Workshop.attendances), 0),
            fn.COALESCE(fn.SUM(Workshop.seconds), 0),
        )
        .where(Workshop.day.between(first, last), Workshop.attendances > 0)
        .tuples()
        .get()
    )
    return Held(*row)
