"""Every screen of a story can be reached, and every screen has a way on and a way out."""

from collections import deque

from kiosk.catalogue.checks.activities.whole import at, near

SAVE, REFUSED, KEPT = "save", "refused", "kept"  # a button that saves boxes, and where that leads: none ticked, or some

NO_MORE_THAN_NEEDED = ([], ["needed"])


def leads_somewhere(activity):
    """Every choice leads to a screen that is there; a story begins on one."""
    for story in _stories(activity):
        for row, target in [(story.row, story.start), *story.steps]:
            if target not in story.ways and target not in story.ends:
                nearest = near(target, [*story.ways, *story.ends])
                yield at(activity, row, f"a choice leads to {target}, which is not there", f"did you mean {nearest}?")


def has_a_way_to_every_screen(activity):
    """No screen is written in vain."""
    for story in _stories(activity):
        reached = story.reached(story.start)
        for id in [*story.ways, *story.ends]:
            if id not in reached:
                yield at(activity, story.row, f"no choice leads to {id}", "lead one there or leave it out")


def has_a_way_out(activity):
    """From every screen an end can be reached."""
    for story in _stories(activity):
        for id in story.ways:
            if not story.ends & story.reached(id).keys():
                yield at(activity, story.row, f"{id} leads to no end", "give it a choice that does")


def has_the_shortest_way_it_names(activity):
    """The shortest way to refuse on a banner is as long as the card says."""
    for story in _stories(activity) if activity.kind == "banners" else ():
        reached = story.reached(story.start)
        refused = [reached[id] for id in story.refusals if id in reached]
        if refused and min(refused) != story.row["shortest"]:
            what = f"the shortest way to refuse takes {min(refused)} steps, not {story.row['shortest']}"
            yield at(activity, story.row, what, f"write shortest = {min(refused)}")


class _Story:
    """The screens of one walk or banner: ``ways`` from each to others, its ``ends``, and the rows they come from."""

    def __init__(self, row, nodes, choices, target):
        self.row = row
        self.start = row["start"]
        self.ways = {node["id"]: _targets(node, choices, target) for node in row[nodes]}
        self.steps = [(one, id) for node in row[nodes] for one in node[choices] for id in _led_to(one[target])]
        self.costs = {
            (node["id"], REFUSED): 2 for node in row[nodes] if any(_wants_a_hand(b) for b in node.get("box", ()))
        }
        self.ends = {end["id"] for end in row["end"]}
        self.refusals = [
            end["id"] for end in row["end"] if end.get("keeps") in NO_MORE_THAN_NEEDED and end["id"] != KEPT
        ]

    def reached(self, start):
        """Return every screen that can be reached from ``start``, with the number of steps to it."""
        found, waiting = {start: 0}, deque([start])
        while waiting:
            here = waiting.popleft()
            for id in self.ways.get(here, ()):
                steps = found[here] + self.costs.get((here, id), 1)
                if steps < found.get(id, steps + 1):
                    found[id] = steps
                    waiting.append(id)
        return found


def _targets(node, choices, target):
    return [id for one in node[choices] for id in _led_to(one[target])]


def _led_to(target):
    """Saving ticked boxes leads to one end or another, as they are ticked."""
    return (REFUSED, KEPT) if target == SAVE else (target,)


def _wants_a_hand(box):
    return box["ticked"] and not box["fixed"]


def _stories(activity):
    if activity.engine == "walk":
        return [_Story(row, "node", "choice", "next") for row in activity.fields["walk"]]
    if activity.kind == "banners":
        return [_Story(row, "layer", "button", "to") for row in activity.fields["card"]]
    return []
