"""Branching screens: a story that goes on by choices, until one of its ends."""

from dataclasses import dataclass

from kiosk.activities.cards import GOOD
from kiosk.activities.plays import Counts, row_of

SKIP = "skip"  # a story that may touch people can be passed over as a whole


@dataclass(frozen=True, slots=True)
class Where:
    """Where a story has come to: on a ``node`` or at an ``end``, by ``steps`` of (node, choice)."""

    node: dict | None
    end: dict | None
    steps: tuple[tuple[dict, dict], ...]

    @property
    def last(self):
        """The choice made last, or None at the start."""
        return self.steps[-1][1] if self.steps else None

    @property
    def doors(self):
        """The steps at which one could have stopped and checked."""
        return tuple((node, choice) for node, choice in self.steps if node["door"])


def follow(walk, moves):
    """Return :class:`Where` the story ``walk`` is after ``moves``, the ids of choices; unknown ones are passed over."""
    node, end, steps = row_of(walk["node"], walk["start"]), None, []
    for move in moves:
        choice = row_of(node["choice"], move) if node else None
        if choice:
            steps.append((node, choice))
            node, end = row_of(walk["node"], choice["next"]), row_of(walk["end"], choice["next"])
    return Where(node, end, tuple(steps))


def possible(walk, moves):
    """Return the choices that are possible now, or None at an end."""
    here = follow(walk, moves)
    return {choice["id"] for choice in here.node["choice"]} if here.node else None


def moves_of(walk, moves):
    """Return the moves that are possible now: a choice, or at first to skip a story with a word of care; or None."""
    if SKIP in moves:
        return None
    choices = possible(walk, moves)
    return {*choices, SKIP} if choices and walk["care"] and not moves else choices


def climb(ladder, moves):
    """Return the rungs still to choose from, in the order of the ladder; each time the strongest is asked for."""
    return [rung for rung in ladder if rung["id"] not in moves]


def pairs_right(ladder, moves):
    """Return (right, all): how many pairs of rungs were put in the right order, strongest first.

    >>> pairs_right([{"id": "a"}, {"id": "b"}], ("b", "a"))
    (1, 1)
    """
    rank = {rung["id"]: place for place, rung in enumerate(ladder)}
    placed = [rank[id] for id in moves if id in rank]
    pairs = [(one, other) for n, one in enumerate(placed) for other in placed[n + 1 :]]
    return sum(one > other for one, other in pairs), len(pairs)


def count(fields, play):
    """Return the :class:`Counts` of the stories that came to an end: genuine ones handled, others checked in time."""
    caught = risky = trusted = genuine = 0
    missed = []
    for walk in fields["walk"]:
        end = follow(walk, play.of(walk["id"])).end
        good = bool(end) and end["verdict"] in GOOD
        if end and walk["genuine"]:
            genuine, trusted = genuine + 1, trusted + good
        elif end:
            risky, caught = risky + 1, caught + good
        if end and not good:
            missed.append(walk["id"])
    return Counts(caught, risky, trusted, genuine, tuple(missed))
