"""Guests whose visit is over: everything about them is deleted.

Finish must clear the screen even when the disk takes nothing more. Whom it
cannot forget at once is forgotten as soon as it can, at the latest at the next
start.
"""

import logging

from kiosk.errors import Unavailable
from kiosk.people import learners

log = logging.getLogger(__name__)


class LeavingGuests:
    """The learners to delete. Their numbers are never given to anybody else."""

    def __init__(self):
        self._waiting: set[int] = set()

    def forget(self, visit):
        """Delete the learner of a visit that is over, unless it has a return code."""
        if visit.learner_id is not None and not visit.kept:
            self._waiting.add(visit.learner_id)
            self.catch_up()

    def catch_up(self):
        """Delete all who are waiting; if the disk refuses, they go on waiting."""
        try:
            for learner_id in list(self._waiting):
                learners.forget_guest(learner_id)
                self._waiting.discard(learner_id)
        except Unavailable:
            log.error("guests waiting to be forgotten: %s", len(self._waiting))
