"""The figures of a span, counted again from the log of the town, without the kiosk."""

from collections import Counter

FEWEST = 5


def told(n):
    """Return (value, marker) of a part, which is told from five on."""
    return (None, "few") if 0 < n < FEWEST else exact(n)


def exact(n):
    """Return (value, marker) of a total."""
    return (n, "counted" if n else "zero")


MISSING = (None, "not collected")


class Recount:
    """Everything that happened from the day ``first`` to the day ``last``."""

    def __init__(self, town, first, last):
        self.town, self.first, self.last = town, first, last
        self.events = town.log.within(first, last)
        self.ran = any(first <= day <= last for day in town.log.opened)
        self.certain = all(event.certain for event in self.events)

    def all(self, what):
        return sum(event.n for event in self.events if event.what == what)

    def by(self, what, part):
        """Return how often ``what`` happened by "lesson", "item", or "both"."""
        found = Counter()
        for event in self.events:
            if event.what == what:
                found[{"lesson": event.lesson, "item": event.item, "both": (event.lesson, event.item)}[part]] += event.n
        return found

    @property
    def share(self):
        return self.all("first_right") / self.all("first") if self.all("first") else None

    def minutes(self):
        return round(self.all("seconds") / 60)

    def languages(self):
        visits, started, finished = (self.by(what, "item") for what in ("visits", "started", "finished"))
        return {code: (told(visits[code]), told(started[code]), told(finished[code])) for code in visits | started}

    def lessons(self):
        """Return {slug: (started, finished, share, minutes, minutes each, stop)}."""
        whats = ("started", "finished", "first", "first_right", "seconds")
        started, finished, first, right, seconds = (self.by(what, "lesson") for what in whats)
        return {
            slug: (
                told(started[slug]),
                told(finished[slug]),
                right[slug] / first[slug] if first[slug] >= FEWEST else None,
                told(round(seconds[slug] / 60)),
                seconds[slug] / 60 / started[slug] if started[slug] >= FEWEST else None,
                self.stop(slug, started[slug]),
            )
            for slug in started | first | seconds | self.by("steps", "lesson")
        }

    def steps(self, slug):
        done = self.by("steps", "both")
        return {step.id: told(done[slug, step.id]) for step in self.town.shelf.lessons[slug].steps}

    def stop(self, slug, started):
        """Return the number of the step with the largest loss, if ten began and a quarter, at least five, stop."""
        done, came, losses = self.by("steps", "both"), started, []
        for step in self.town.shelf.lessons[slug].steps:
            went = min(started, done[slug, step.id])
            losses.append((came - went, -step.number))
            came = went
        loss, number = max(losses)
        return -number if started >= 10 and loss >= max(FEWEST, started / 4) else None

    def questions(self):
        """Return {(lesson, question): (answered, right, unsure, share)}."""
        first, right, unsure = (self.by(what, "both") for what in ("first", "first_right", "unsure"))
        return {
            key: (told(n), told(right[key]), told(unsure[key]), right[key] / n if n >= FEWEST else None)
            for key, n in first.items()
        }

    def beliefs(self):
        """Return {(lesson, question, belief): (times, first answers of the question)}."""
        first = self.by("first", "both")
        return {
            (lesson, *item): (told(n), told(first[lesson, item[0]]))
            for (lesson, item), n in self.by("beliefs", "both").items()
        }

    def activities(self):
        return {key: told(n) for key, n in self.by("activities", "both").items()}

    def point(self, is_week):
        """Return {name: (value, marker)} of a week or month of a chart."""
        tell = told if is_week else exact
        names = {"visits": "visits", "returns": "returns", "started": "started", "finished": "finished"}
        names |= {"first_answers": "first", "first_right": "first_right"}
        if not self.ran:
            return dict.fromkeys((*names, "minutes"), MISSING)
        return {"minutes": tell(self.minutes()), **{name: tell(self.all(what)) for name, what in names.items()}}
