"""What the big screen of a workshop shows: how far the group is, never who."""

from collections import Counter
from dataclasses import dataclass

from kiosk.community.seats import FEWEST_ANSWERS


@dataclass(frozen=True, slots=True)
class Screen:
    """How many people are at one screen of the lesson; ``share`` is of 100."""

    number: int
    title: str
    title_lang: str
    people: int
    share: int


@dataclass(frozen=True, slots=True)
class Vote:
    """One choice of a question and how many chose it first."""

    html: str
    right: bool
    people: int
    share: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that enough people have answered."""

    title: str
    title_lang: str
    votes: tuple[Vote, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """One look at a workshop."""

    people: int
    done: int
    screens: tuple[Screen, ...]
    asked: tuple[Asked, ...]


def look(lesson, seats):
    """Return the :class:`Board` of the people on ``seats`` in ``lesson``."""
    at = Counter(seat.step for seat in seats if not seat.done)
    return Board(
        people=len(seats),
        done=sum(seat.done for seat in seats),
        screens=tuple(
            Screen(step.number, step.title, step.title_lang, at[step.number], _share(at[step.number], len(seats)))
            for step in lesson.steps
        ),
        asked=tuple(_asked(step, seats) for step in lesson.steps if _may_show(step, seats)),
    )


def _share(part, whole):
    return round(100 * part / whole) if whole else 0


def _may_show(step, seats):
    return step.question and sum(step.id in seat.first_answers for seat in seats) >= FEWEST_ANSWERS


def _asked(step, seats):
    answers = [seat.first_answers[step.id] for seat in seats if step.id in seat.first_answers]
    votes = Counter(id for chosen in answers for id in chosen)
    shown = [
        Vote(choice.html, choice.right, votes[choice.id], _share(votes[choice.id], len(answers)))
        for choice in step.question.choices
    ]
    return Asked(step.title, step.title_lang, tuple(shown))
