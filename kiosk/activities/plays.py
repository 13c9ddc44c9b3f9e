"""One practice under way: a seed for chance and the moves so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

MOST_MOVES = 200  # on one item; a sentence or a tray has an end too


@dataclass(frozen=True, slots=True)
class Play:
    """``moves`` maps an item (a card, a story, a round) to what was done there, in order."""

    seed: int
    moves: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, item):
        """Return the moves made on ``item``; none at first."""
        return self.moves.get(item, ())

    def moved(self, item, move, at):
        """Return the play after one more ``move`` on ``item``, or itself if the ``at``-th move is made already."""
        made = self.of(item)
        if len(made) != at or at >= MOST_MOVES:
            return self
        return replace(self, moves=MappingProxyType({**self.moves, item: (*made, move)}))

    def retold(self, item, moves):
        """Return the play with other ``moves`` on ``item``, which lead to the same."""
        return replace(self, moves=MappingProxyType({**self.moves, item: tuple(moves)}))

    def without(self, item):
        """Return the play with ``item`` untouched again."""
        return replace(self, moves=MappingProxyType({key: one for key, one in self.moves.items() if key != item}))


@dataclass(frozen=True, slots=True)
class Counts:
    """How a practice went, as two counts and never as one: suspecting everything is a failure too."""

    caught: int = 0
    risky: int = 0
    trusted: int = 0
    genuine: int = 0
    missed: tuple[str, ...] = ()  # what to ask about again, most missed first


def row_of(rows, id):
    """Return the row ``id`` of a list of rows, or None."""
    return next((row for row in rows if row["id"] == id), None)


def ticked(move, prefix):
    """Return the ids in a move like "levers:hurry secret" as a tuple, or None if it is another move.

    >>> ticked("levers:hurry secret", "levers")
    ('hurry', 'secret')
    """
    name, colon, ids = move.partition(":")
    return tuple(ids.split()) if colon and name == prefix else None
