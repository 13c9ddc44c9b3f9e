"""How questions were answered at the first try, and the beliefs behind wrong choices."""

from dataclasses import dataclass

from kiosk.catalogue import shelf as catalogue
from kiosk.reporting import counts
from kiosk.reporting.cells import Cell, guarded, may_tell
from kiosk.reporting.parts import title_of


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question in a span. Only first answers count; retries are free."""

    lesson: str
    lesson_title: str
    step: str  # id of its screen
    number: int | None  # of its screen, from 1; None when it is no longer in the catalogue
    title: str  # the question itself
    answered: Cell
    right: Cell
    unsure: Cell
    share: float | None  # right at the first try, from 0 to 1; None if too few answered to tell


@dataclass(frozen=True, slots=True)
class BeliefRow:
    """A mistaken belief that wrong first choices showed."""

    lesson: str  # the lesson that treats it
    lesson_title: str
    question: str  # id of the question's screen
    number: int | None
    belief: str  # its id
    sentence: str  # what people believe, in the current language
    times: Cell
    answered: Cell  # first answers of that question


def question_rows(tally, shelf):
    """Return a :class:`QuestionRow` for each question that was answered, in the order of the lessons."""
    rows = [_question(lesson, step, tally, shelf) for lesson, step, _ in tally.largest_first(counts.FIRST)]
    places = {slug: place for place, slug in enumerate(shelf.lessons)}
    return tuple(sorted(rows, key=lambda row: (places.get(row.lesson, len(places)), row.number or 0, row.step)))


def _question(lesson, step, tally, shelf):
    answered, right, unsure = (
        tally.of(what, lesson, step) for what in (counts.FIRST, counts.FIRST_RIGHT, counts.UNSURE)
    )
    screen = _screen(lesson, step, shelf)
    return QuestionRow(
        lesson=lesson,
        lesson_title=title_of(lesson, shelf),
        step=step,
        number=screen and screen.number,
        title=screen.title if screen else step,
        answered=guarded(answered),
        right=guarded(right),
        unsure=guarded(unsure),
        share=right / answered if may_tell(answered) else None,
    )


def _screen(lesson, step, shelf):
    """Return the screen with this id as it is now, or None."""
    found = shelf.lessons.get(lesson)
    return next((one for one in found.steps if one.id == step), None) if found else None


def belief_rows(tally, shelf):
    """Return a :class:`BeliefRow` for each belief that was shown, the most frequent first."""
    shown = tally.largest_first(counts.BELIEF)
    return tuple(_belief(lesson, *item.split("/", 1), n, tally, shelf) for lesson, item, n in shown)


def _belief(lesson, question, belief, n, tally, shelf):
    sentences = catalogue.current().misconceptions.get(shelf.locale, {})
    screen = _screen(lesson, question, shelf)
    return BeliefRow(
        lesson=lesson,
        lesson_title=title_of(lesson, shelf),
        question=question,
        number=screen and screen.number,
        belief=belief,
        sentence=sentences.get(f"{lesson}/{belief}", belief),
        times=guarded(n),
        answered=guarded(tally.of(counts.FIRST, lesson, question)),
    )
