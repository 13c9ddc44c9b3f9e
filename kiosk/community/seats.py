"""Who sits in which workshop now, without knowing who: in memory, gone with the visit.

A seat knows the furthest screen its person has reached and what was answered
first, only to show to all how the group is doing. Answers are shown from five
people on: fewer would point at somebody.
"""

import threading
from dataclasses import dataclass, field

from kiosk import clock
from kiosk.community import workshops
from kiosk.errors import KioskError

FEWEST_ANSWERS = 5
EMPTY_SECONDS = 4 * 3600  # a workshop that was forgotten ends by itself after this long without anybody
LONGEST_PAUSE_SECONDS = 900  # somebody who touches nothing for longer has left without telling the screen


@dataclass(slots=True)
class Seat:
    """One person's place. ``step`` is the number of the screen they are at; ``counted_to`` is monotonic seconds."""

    workshop: int
    lesson: str
    counted_to: float
    seen: float
    step: int = 1
    done: bool = False
    first_answers: dict[str, frozenset[str]] = field(default_factory=dict)  # step id → ids of choices


class Seats:
    """The seats of all open workshops, by visit."""

    def __init__(self, monotonic=clock.monotonic):
        self._monotonic = monotonic
        self._taken: dict[object, Seat] = {}
        self._empty_since: dict[int, float] = {}  # workshop → monotonic seconds
        self.is_any_open = False
        self._lock = threading.Lock()

    def take(self, visit, workshop):
        """Give a visit a seat and count the attendance. Whoever sits there already is not counted again."""
        with self._lock:
            old, now = self._taken.get(visit), self._monotonic()
            if old is not None and old.workshop == workshop.id:
                return
            self._taken[visit] = Seat(workshop.id, workshop.lesson, now, now)
        if old is not None:
            self._add_time(old)
        try:
            workshops.attend(workshop.id)
        except KioskError:
            self._taken.pop(visit, None)
            raise

    def note(self, visit, lesson, step, *, done=False, answered=None):
        """Note that somebody in a workshop on ``lesson`` reached the screen ``step``, perhaps the last one.

        ``answered`` is (step id, ids of choices) of a question. Whoever sits in no workshop, or takes another lesson
        meanwhile, changes nothing.
        """
        seat = self._taken.get(visit)
        if seat is None or seat.lesson != lesson:
            return
        with self._lock:
            seat.seen = self._monotonic()
            seat.step, seat.done = max(seat.step, step), seat.done or done
            if answered:
                seat.first_answers.setdefault(*answered)

    def leave(self, visit):
        """Free the seat of a visit that is over, and add the time it was taken."""
        with self._lock:
            seat = self._taken.pop(visit, None)
        if seat is not None:
            self._add_time(seat)

    def leave_all(self, workshop_id):
        """Free all seats of a workshop that is over, and return the visits that sat there."""
        visits = [visit for visit, seat in list(self._taken.items()) if seat.workshop == workshop_id]
        for visit in visits:
            self.leave(visit)
        return visits

    def of(self, workshop_id):
        """Return the seats now taken in a workshop."""
        return [seat for seat in list(self._taken.values()) if seat.workshop == workshop_id]

    def look_after(self):
        """Every few minutes, and whenever a workshop begins or ends: write down the time attended so far.

        So a power cut loses only minutes. A workshop in which nobody sits for hours is ended.
        """
        for seat in list(self._taken.values()):
            self._add_time(seat)
        still_open = [workshop.id for workshop in workshops.list_open()]
        for forgotten in self._forgotten(still_open):
            workshops.end(forgotten)
            still_open.remove(forgotten)
        self.is_any_open = bool(still_open)

    def _forgotten(self, still_open):
        now, used = self._monotonic(), {seat.workshop for seat in list(self._taken.values())}
        self._empty_since = {id: self._empty_since.get(id, now) for id in still_open if id not in used}
        return [id for id, since in self._empty_since.items() if now - since > EMPTY_SECONDS]

    def _add_time(self, seat):
        with self._lock:
            until = min(self._monotonic(), seat.seen + LONGEST_PAUSE_SECONDS)
            seconds = max(0, int(until - seat.counted_to))
            seat.counted_to += seconds
        if seconds:
            workshops.add_time(seat.workshop, seconds)
