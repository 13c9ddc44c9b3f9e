"""What happened in the library, written down by those who made it happen, not by the kiosk."""

from dataclasses import dataclass, field
from datetime import date

LONGEST_PAUSE = 300


@dataclass(frozen=True)
class Event:
    """Something that happened ``n`` times, or seconds, on a day."""

    day: date
    certain: bool
    what: str
    lesson: str = ""
    item: str = ""
    n: int = 1


@dataclass
class Log:
    """Everything that happened. ``day`` and ``certain`` are today's."""

    day: date = None
    certain: bool = True
    events: list[Event] = field(default_factory=list)
    opened: dict[date, bool] = field(default_factory=dict)  # days on which the kiosk ran → all of them certain

    def write(self, what, lesson="", item="", n=1):
        self.events.append(Event(self.day, self.certain, what, lesson, item, n))

    def within(self, first, last):
        return [event for event in self.events if first <= event.day <= last]


@dataclass
class Mind:
    """What somebody has done: ``tries`` of (lesson, question) and whether it was right once, ``read`` steps."""

    tries: dict[tuple[str, str], list] = field(default_factory=dict)
    read: set[tuple[str, str]] = field(default_factory=set)

    def knows(self, slug):
        return any(lesson == slug for lesson, _ in (*self.tries, *self.read))

    def has_finished(self, lesson):
        questions = [step.id for step in lesson.steps if step.question]
        return all(self.tries.get((lesson.slug, id), (0, False))[1] for id in questions)

    def take_over(self, other):
        """Add what somebody did as a guest; what is here already stays."""
        self.tries = {**{key: list(tries) for key, tries in other.tries.items()}, **self.tries}
        self.read |= other.read


class Sitting:
    """One visit in the eyes of the log: the first thing that counts makes it one, the time between two is learning."""

    def __init__(self, log, hands, locale):
        self.log, self.hands, self.locale = log, hands, locale
        self.last = None
        self.mind = Mind()

    def count(self, rows, lesson=""):
        """Write rows of (what, lesson, item) of one press that changed something."""
        for row in rows:
            self.log.write(*row)
        if self.last is None:
            self.log.write("visits", item=self.locale)
        elif lesson:
            self.log.write("seconds", lesson, n=min(int(self.hands.now - self.last), LONGEST_PAUSE))
        self.last = self.hands.now

    def read(self, lesson, step):
        rows = [("steps", lesson.slug, step.id)]
        if step.activity:
            rows.append(("activities", lesson.slug, step.activity))
        if not self.mind.knows(lesson.slug):
            rows.append(("started", lesson.slug, self.locale))
        if (lesson.slug, step.id) not in self.mind.read:
            self.mind.read.add((lesson.slug, step.id))
            self.count(rows, lesson.slug)

    def answer(self, lesson, step, kind, belief=""):
        """Note an answer that is one more try: ``kind`` is right, unsure or wrong."""
        key, rows = (lesson.slug, step.id), []
        if key not in self.mind.tries:
            rows.append(("first", *key))
            rows += {"right": [("first_right", *key)], "unsure": [("unsure", *key)]}.get(kind, [])
            rows += [("beliefs", lesson.slug, (step.id, belief))] if belief else []
            if not self.mind.knows(lesson.slug):
                rows.append(("started", lesson.slug, self.locale))
        tries = self.mind.tries.setdefault(key, [0, False])
        was_finished, was_right = self.mind.has_finished(lesson), tries[1]
        tries[0], tries[1] = tries[0] + 1, was_right or kind == "right"
        if tries[1] and not was_right:
            rows.append(("steps", *key))
        if self.mind.has_finished(lesson) and not was_finished:
            rows.append(("finished", lesson.slug, self.locale))
        if rows:
            self.count(rows, lesson.slug)
