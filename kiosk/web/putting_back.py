"""Putting a backup back in a running kiosk: all requests are held, all visits end, and nobody sees a mix."""

from contextlib import suppress

from kiosk.errors import Unavailable
from kiosk.upkeep import restoring


def put_back(kiosk, draft, number):
    """Put the draft of backup ``number`` in the place of the present state.

    Visits end before it, so that what they write last goes into the state
    that is put away. Raises Busy if requests under way do not end, Unavailable
    if the disk refuses; then everything is as before, but visits are over.
    """
    with kiosk.gate.held():
        kiosk.visits.end_all()
        restoring.put_back(kiosk.settings, draft, number)
        kiosk.desk_visits.end_all()
        kiosk.schedule.forget()
        kiosk.take_up()
        kiosk.seats.look_after()
    with suppress(Unavailable):  # the checks tell staff, and it is tried again later
        kiosk.schedule.back_up(kiosk.settings)
