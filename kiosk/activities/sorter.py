"""The fair sorter: three nearest examples decide whether a mango is ripe.

A lab: examples go in, a table by kind comes out. Everything is done by counting,
without chance, so that the same examples always sort the same way.
"""

from dataclasses import dataclass

NEAREST = 3
PLACE_WEIGHT = 9  # the place of the photo counts as much as three steps of colour


@dataclass(frozen=True, slots=True)
class Sorted:
    """One card of the test: what the sorter says and which examples decided it."""

    card: dict
    says_ripe: bool
    neighbours: tuple[dict, ...]

    @property
    def right(self):
        """Whether the sorter says what is true."""
        return self.says_ripe == self.card["ripe"]


def distance(one, other, *, uses_place):
    """Return the squared distance of two cards."""
    place = PLACE_WEIGHT * (one["place"] - other["place"]) ** 2 if uses_place else 0
    return (one["colour"] - other["colour"]) ** 2 + (one["soft"] - other["soft"]) ** 2 + place


def sort(card, examples, *, uses_place):
    """Return ``card`` :class:`Sorted` by its nearest ``examples``; equally near ones by their id, as text."""
    near = sorted(examples, key=lambda one: (distance(card, one, uses_place=uses_place), one["id"]))
    neighbours = tuple(near[:NEAREST])
    return Sorted(card, 2 * sum(one["ripe"] for one in neighbours) > len(neighbours), neighbours)


def test(examples, tray, *, uses_place):
    """Return every card of ``tray`` sorted."""
    return [sort(card, examples, uses_place=uses_place) for card in tray]


def by_kind(results):
    """Return {kind: (right, all)} in the order in which kinds appear.

    >>> by_kind([Sorted({"kind": "yellow", "ripe": True}, True, ())])
    {'yellow': (1, 1)}
    """
    kinds = {}
    for one in results:
        right, total = kinds.get(one.card["kind"], (0, 0))
        kinds[one.card["kind"]] = (right + one.right, total + 1)
    return kinds


def trained(fields, moves):
    """Return (examples, whether the place is used) after ``moves``.

    "place:off" and "place:on" switch the place; "add:<tray>" adds a tray of examples and "drop:<tray>" takes it
    away; "label:<ids>" turns the labels of examples round; "new:<kind> <colour> <soft> <place> <ripe>" adds one card.
    """
    trays = {tray["id"]: tray["card"] for tray in fields["tray"]}
    used, turned, own, uses_place = ["first"], set(), [], True
    for move in moves:
        name, _, value = move.partition(":")
        if name == "place":
            uses_place = value != "off"
        elif name == "add" and value in trays and value not in (*used, "test"):
            used.append(value)
        elif name == "drop" and value in used:
            used.remove(value)
        elif name == "label":
            turned ^= set(value.split())
        elif name == "new" and (card := new_card(value, len(own) + 1)):
            own.append(card)
    examples = [card for id in used for card in trays[id]] + own
    return [{**card, "ripe": card["ripe"] != (card["id"] in turned)} for card in examples], uses_place


def new_card(value, number):
    """Return the card that "yellow 5 3 1 ripe" describes, with the id "n<number>", or None if it is none."""
    parts = value.split()
    if len(parts) != 5 or parts[0] not in ("yellow", "green") or parts[4] not in ("ripe", "unripe"):
        return None
    if not all(part in "12345" and len(part) == 1 for part in parts[1:3]) or parts[3] not in ("0", "1"):
        return None
    colour, soft, place = map(int, parts[1:4])
    return {
        "id": f"n{number}",
        "kind": parts[0],
        "colour": colour,
        "soft": soft,
        "place": place,
        "ripe": parts[4] == "ripe",
    }


def moment(fields, moves):
    """Return which moment of the lesson this is: what was done last, or what the examples lead to.

    "relabelled" and "added" follow what people did; otherwise "repaired" when all are right, "with-place" or
    "without-place" for the first tray as it came, "only-second", or "" for anything else.
    """
    last = last_training(moves).partition(":")[0]
    if last in ("label", "new"):
        return {"label": "relabelled", "new": "added"}[last]
    trays = {tray["id"]: tray["card"] for tray in fields["tray"]}
    examples, uses_place = trained(fields, moves)
    results = by_kind(test(examples, trays["test"], uses_place=uses_place))
    if all(right == total for right, total in results.values()):
        return "repaired"
    if examples == trays["first"]:
        return "with-place" if uses_place else "without-place"
    return "only-second" if examples == trays["second"] else ""


def last_training(moves):
    """Return the last of ``moves`` that changes what the sorter knows, or ""."""
    names = ("place:", "add:", "drop:", "label:", "new:")
    return next((move for move in reversed(moves) if move.startswith(names)), "")
