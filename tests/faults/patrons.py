"""Patrons who learn through HTTP and write down, each for itself, what the kiosk has confirmed."""

import random
import re
import threading

from tests.faults.running_kiosk import HANG_SECONDS
from tests.faults.terminal import PowerCut, Terminal

CODE = re.compile(r'<p class="code number".*?</p>', re.S)
ATTEMPT = re.compile(r'name="attempt" value="(\d+)"')
STEPS_DONE = re.compile(r"You finished (\d+) steps? of")


class Patron:
    """Somebody at a terminal who reads and answers at random, the same at every run with the same ``seed``.

    ``book`` holds what was confirmed: (lesson, step) → "read" or (tries, right,
    right at first). ``under_way`` is the one thing sent and not yet confirmed.
    """

    def __init__(self, lessons, seed):
        self._lessons = lessons
        self._random = random.Random(seed)
        self.code = None
        self.book = {}
        self.under_way = None
        self.terminal = None

    def sit_down(self, port):
        """Begin a visit; with a return code, come back to the place kept."""
        self.stand_up()
        self.terminal = Terminal(port)
        if self.code:
            status, where, page = self.terminal.post("/en/me/card/enter", code=self.code)
            assert (status, where) == (303, "/en/me"), page

    def stand_up(self):
        """Leave the terminal as it is, without Finish."""
        if self.terminal:
            self.terminal.close()

    def keep_place(self):
        """Make a return card and copy its digits from the page."""
        assert self.terminal.post("/en/me/card")[0] == 303
        card = CODE.search(self.terminal.get("/en/me/card")[2])[0]
        self.code = "".join(re.findall(r"\d", re.sub("<[^>]+>", "", card)))
        assert len(self.code) == 12

    def learn(self, steps=None):
        """Take ``steps`` steps, or go on until the power goes."""
        while steps is None or steps > 0:
            try:
                self._take_a_step()
            except PowerCut:
                return
            steps = steps - 1 if steps else steps

    def _take_a_step(self):
        lesson = self._random.choice(self._lessons)
        step = self._random.choice(lesson.steps)
        right = self._random.random() < 0.4 if step.question else None
        self.under_way = (lesson.slug, step.id, right)
        address = f"/en/lessons/{lesson.slug}/{step.number}"
        if step.question is None:
            status, _, page = self.terminal.post(f"{address}/done")
        else:
            tries = self.book.get((lesson.slug, step.id), (0,))[0]
            choice = _choices(step.question, right, self._random)
            status, _, page = self.terminal.post(f"{address}/answer", choice=choice, attempt=tries + 1)
        assert status == 303, page
        self.book, self.under_way = self.book_after(), None

    def book_after(self):
        """Return the book as it will be if what is under way is confirmed."""
        if self.under_way is None:
            return self.book
        lesson, step, right = self.under_way
        if right is None:
            return {**self.book, (lesson, step): "read"}
        tries, was_right, first = self.book.get((lesson, step), (0, False, right))
        return {**self.book, (lesson, step): (tries + 1, was_right or right, first)}

    def check_pages(self):
        """See that the pages show what is in the book."""
        told = STEPS_DONE.search(self.terminal.get("/en/me")[2])[1]
        assert int(told) == sum(entry == "read" or entry[1] for entry in self.book.values())
        lesson = self._random.choice(self._lessons)
        for step in lesson.steps:
            if step.question:
                page = self.terminal.get(f"/en/lessons/{lesson.slug}/{step.number}?again=1")[2]
                tries = self.book.get((lesson.slug, step.id), (0,))[0]
                assert int(ATTEMPT.search(page)[1]) == tries + 1


def _choices(question, right, randomly):
    """Return the choices to send: all the right ones, or one that is wrong or the honest "not sure"."""
    if right:
        return [choice.id for choice in question.choices if choice.right]
    return [randomly.choice([*(choice.id for choice in question.choices if not choice.right), "unsure"])]


class Crowd:
    """Patrons who learn at the same time: ``with Crowd(patrons): …`` until the power goes."""

    def __init__(self, patrons):
        self._patrons = patrons
        self._threads = [threading.Thread(target=self._learn, args=(patron,)) for patron in patrons]
        self._wrong = []

    def _learn(self, patron):
        try:
            patron.learn()
        except Exception as error:  # shown in the main thread, where pytest looks
            self._wrong.append(error)

    def __enter__(self):
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_):
        for thread in self._threads:
            thread.join(HANG_SECONDS)
        for patron in self._patrons:
            patron.stand_up()
        if self._wrong:
            raise self._wrong[0]
