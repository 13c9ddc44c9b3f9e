"""Choose events, see effects: a day that leaves a profile, posts that shape a feed."""

import random
from collections import Counter
from dataclasses import dataclass
from zlib import crc32

from kiosk.activities.plays import row_of

KINDS = ("given", "observed", "guessed")
ROUNDS, AT_ONCE = 5, 6
SIGNALS = {"like": 3, "linger": 2, "skip": 0, "hide": -4}  # what each tells the feed, as it shows to everybody
LESS = 3 * SIGNALS["hide"]  # asking for less of a topic counts as hiding three posts of it
CHANCE = 2.0  # the largest share of chance in a score


def facts(fields, chosen):
    """Return the facts that a profile holds, as (event, fact), for the options ``chosen`` by event."""
    found = []
    for event in fields["event"]:
        option = row_of(event["option"], chosen.get(event["id"], ""))
        found += [(event, fact) for fact in option["fact"]] if option else []
    return found


def smallest_day(fields):
    """Return the choices of a day with small changes: nothing is skipped, all is done in the way that tells less."""
    return {
        event["id"]: min(event["option"], key=lambda one: (one["id"] == "skip", len(one["fact"])))["id"]
        for event in fields["event"]
    }


def busiest_day(fields):
    """Return the choices that leave the most."""
    return {event["id"]: max(event["option"], key=lambda one: len(one["fact"]))["id"] for event in fields["event"]}


def tally(found):
    """Return how many facts of each kind, and how many guesses are wrong.

    >>> tally([({}, {"kind": "given", "wrong": False})])
    {'given': 1, 'observed': 0, 'guessed': 0, 'wrong': 0}
    """
    kinds = Counter(fact["kind"] for _, fact in found)
    return {**{kind: kinds[kind] for kind in KINDS}, "wrong": sum(fact["wrong"] for _, fact in found)}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A post in a feed and why it is there: the weight of its topic and tone, and chance."""

    post: dict
    topic: int
    tone: int
    chance: float

    @property
    def score(self):
        """What the feed sorts by."""
        return self.topic + self.tone + self.chance


def weights(fields, signals):
    """Return {("topic" or "tone", id): weight} after ``signals``: pairs of (post id, signal)."""
    found = Counter()
    for id, signal in signals:
        post = row_of(fields["post"], id)
        if post and signal in SIGNALS:
            found["topic", post["topic"]] += SIGNALS[signal]
            found["tone", post["tone"]] += SIGNALS[signal]
    return found


def with_less(learned, topics):
    """Return the weights after somebody asked for less of ``topics``: what drew them there is forgotten first."""
    return Counter({**learned, **{("topic", id): min(learned["topic", id], 0) + LESS for id in topics}})


def rank(fields, learned, seed, but=()):
    """Return all posts outside ``but`` as :class:`Ranked`, best first; equal scores in the order of the file."""
    chance = random.Random(seed)  # noqa: S311 - a shuffle, no secret
    ranked = [
        Ranked(
            post, learned["topic", post["topic"]], learned["tone", post["tone"]], round(chance.uniform(0, CHANCE), 1)
        )
        for post in fields["post"]
        if post["id"] not in but
    ]
    return sorted(ranked, key=lambda one: -one.score)


def varied(ranked, at_once=AT_ONCE):
    """Return the best posts with no topic twice while others are left: the switch for variety."""
    first, seen, rest = [], set(), []
    for one in ranked:
        (rest if one.post["topic"] in seen else first).append(one)
        seen.add(one.post["topic"])
    return [*first, *rest][:at_once]


def newest(fields, but=()):
    """Return the posts outside ``but``, the newest first: an order that has nothing to do with topics or anybody."""
    in_time = sorted(fields["post"], key=lambda post: crc32(post["id"].encode()))
    return [Ranked(post, 0, 0, 0.0) for post in in_time if post["id"] not in but][:AT_ONCE]


def rounds(fields):
    """Return how many rounds there are: five of six posts, or fewer if there are not enough posts."""
    return max(1, min(ROUNDS, len(fields["post"]) // AT_ONCE))


def shares(ranked, fields):
    """Return (topic, posts) of a feed, for the bar list, topics in the order of the file."""
    seen = Counter(one.post["topic"] for one in ranked)
    return [(topic, seen[topic["id"]]) for topic in fields["topic"]]


def neighbour_feed(fields, neighbour, seed):
    """Return the feed of an invented neighbour who likes certain topics and tones."""
    learned = Counter({("topic", id): 4 * SIGNALS["like"] for id in neighbour["topics"]})
    learned.update({("tone", id): 2 * SIGNALS["like"] for id in neighbour["tones"]})
    return rank(fields, learned, seed)[:AT_ONCE]
