"""What visitors of a library do at a terminal: one press at a time, so that others come in between."""

import re
from concurrent.futures import ThreadPoolExecutor

from tests.browsing import ORIGIN, words
from tests.journeys.month.log import Sitting

LOCALES = ("en", "en", "en", "en", "es", "es", "ar")
HARD = ("spot-phishing", 4)  # here most give up


class Visitor:
    """Somebody at a terminal. ``life`` yields after each press."""

    def __init__(self, town, terminal):
        self.town, self.terminal, self.chance = town, terminal, town.chance
        self.locale = self.chance.choice(LOCALES)
        self.sitting = Sitting(town.log, town.hands, self.locale)
        self.card = None
        self.workshop = None
        self.acted = 0

    def life(self):
        if self.chance.random() < 0.1:
            yield from self.look_where_to_start()
        if self.chance.random() < 0.15:
            yield from self.take_a_lesson(at_most=2)
        if self.town.cards and self.chance.random() < 0.35:
            yield from self.come_back()
        for _ in range(self.chance.choice((0, 1, 1, 1, 2))):
            yield from self.take_a_lesson()
        if self.card is None and self.chance.random() < 0.35:
            yield from self.make_a_card()
        yield from self.leave()

    def at(self, *parts):
        return f"/{self.locale}/" + "/".join(map(str, parts))

    def press(self, address, **fields):
        """Send a form, sometimes twice, sometimes twice at the same moment; go on like a person."""
        how = self.chance.random()
        if how < 0.06 and self.terminal.cookie:
            return self._press_at_once(address, fields)
        answer = self.terminal.post(address, **fields)
        if how > 0.85:
            self.terminal.post(address, **fields)
        return answer

    def _press_at_once(self, address, fields):
        """Two presses race: each has a hand of its own on the same browser."""
        hands = [self.town.browser() for _ in range(2)]
        for hand in hands:
            hand.client.set_cookie("visit", self.terminal.cookie)
        with ThreadPoolExecutor(2) as both:
            pressed = [
                both.submit(hand.client.post, address, data=fields, headers={"Origin": ORIGIN}) for hand in hands
            ]
        assert {one.result().status_code for one in pressed} == {303}
        return self.terminal.get(address.removesuffix("/answer").removesuffix("/done"))

    def look_where_to_start(self):
        items = self.town.shelf.placement
        self.terminal.post(self.at("check"), goal="")
        gives_up_at = self.chance.choice((5, len(items) + 1, len(items) + 1))
        for number, item in enumerate(items[: gives_up_at - 1], 1):
            chosen = self.chance.choice([choice.id for choice in item.question.choices] + ["unsure"])
            if number == len(items):
                self.sitting.count([("placements", "", self.locale)])
            self.press(self.at("check", number), choice=[chosen])
            yield

    def take_a_lesson(self, at_most=99):
        lesson = self.chance.choice(self.town.favourites)
        for step in lesson.steps[:at_most]:
            if self.chance.random() < 0.03 or self._has_enough(lesson, step):
                return
            if self.chance.random() < 0.01:
                yield from self.think_for_long()
            if step.question:
                yield from self.answer(lesson, step)
            else:
                self.read(lesson, step)
            yield
            self.look_around(lesson, step)

    def _has_enough(self, lesson, step):
        return (lesson.slug, step.number) == HARD and self.chance.random() < 0.6

    def read(self, lesson, step):
        self.sitting.read(lesson, step)
        self.touch(lesson)
        self.press(self.at("lessons", lesson.slug, step.number, "done"))

    def answer(self, lesson, step):
        """Answer until it is right or one has enough, and sometimes once more."""
        tries = self.sitting.mind.tries.get((lesson.slug, step.id), [0])[0]
        for _ in range(self.chance.choice((1, 3, 3, 4))):
            tries += 1
            kind, choice = self._choose(step.question)
            belief = choice.misconception if kind == "wrong" else ""
            self.sitting.answer(lesson, step, kind, belief)
            self.touch(lesson)
            chosen = [choice.id] if choice else ["unsure"]
            self.press(self.at("lessons", lesson.slug, step.number, "answer"), choice=chosen, attempt=tries)
            yield
            if kind == "right" and self.chance.random() < 0.9:
                return

    def _choose(self, question):
        how = self.chance.random()
        if how < 0.55:
            return "right", next(choice for choice in question.choices if choice.right)
        if how < 0.65:
            return "unsure", None
        return "wrong", self.chance.choice([choice for choice in question.choices if not choice.right])

    def look_around(self, lesson, step):
        """Look without pressing anything: that counts nothing."""
        if self.chance.random() < 0.15:
            self.terminal.get(self.at("lessons", lesson.slug, step.number))
        if self.chance.random() < 0.03:
            self.locale = self.sitting.locale = self.chance.choice(LOCALES)

    def think_for_long(self):
        for _ in range(3):
            self.town.everybody_moves()
            self.town.hands.now += 150
        self.town.everybody_moves()
        yield

    def make_a_card(self):
        rows = [("cards", "", self.locale)]
        self.sitting.count(rows)
        page = self.terminal.post(self.at("me", "card"))
        if self.chance.random() < 0.3:
            page = self.terminal.post(self.at("me", "card"))
        code = re.search(r"(\d ){11}\d", words(page))[0].replace(" ", "")
        self.card = (code, self.sitting.mind)
        yield

    def come_back(self):
        if self.chance.random() < 0.1:
            self.terminal.post(self.at("me", "card", "enter"), code="123456789012")
        self.card = self.town.cards.pop(self.chance.randrange(len(self.town.cards)))
        code, mind = self.card
        guest = self.sitting.mind
        ended = [lesson for lesson in self.town.lessons if guest.has_finished(lesson) or mind.has_finished(lesson)]
        mind.take_over(guest)
        rows = [("returns", "", self.locale)]
        whole = [lesson for lesson in self.town.lessons if mind.has_finished(lesson) and lesson not in ended]
        self.sitting.count(rows + [("finished", lesson.slug, self.locale) for lesson in whole])
        self.sitting.mind = mind
        self._enter(code)
        yield
        yield from self.review()

    def _enter(self, code):
        """Enter a code, sometimes with a double press: the second still carries the cookie of before."""
        address, before = self.at("me", "card", "enter"), self.terminal.cookie
        assert self.terminal.post(address, code=code).status_code == 200
        if self.chance.random() < 0.3:
            self.terminal.client.delete_cookie("visit")
            if before:
                self.terminal.client.set_cookie("visit", before)
            assert self.terminal.post(address, code=code).status_code == 200

    def review(self):
        for _ in range(self.chance.randint(0, 6)):
            page = self.terminal.get(self.at("review"))
            found = re.fullmatch(r"/\w+/review/([\w-]+)/([\w-]+)", page.request.path)
            if not found:
                return
            self.sitting.count([("reviews", *found.groups())], found[1])
            self.press(page.request.path, choice=[self.chance.choice(["1", "2", "unsure"])])
            yield

    def touch(self, lesson):
        """Whoever sits in a workshop on this lesson is seen by it."""
        if self.workshop and self.workshop.lesson == lesson.slug:
            self.workshop.seen[self] = self.town.hands.now

    def leave(self):
        if self.card and self.chance.random() < 0.05:
            self.terminal.post(self.at("me", "delete"))
            self.card = None
        if self.chance.random() < 0.6:
            self.terminal.post(self.at("finish"))
        else:
            self.terminal.get(self.at("cleared"))
        if self.workshop:
            self.workshop.leave(self)
        if self.card:
            self.town.cards.append(self.card)
        yield
