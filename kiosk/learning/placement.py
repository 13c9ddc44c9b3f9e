"""Where do I start? Twelve questions that suggest, never decide.

Pure rules over the answers of one visit; nothing is stored, no score is
shown, and "I am not sure" only leads to the gentler start.
"""

from dataclasses import dataclass

BASICS = "first-steps"
BASICS_MISSED = 2  # of the first-steps items: then start there
TIES = ("security", "privacy", "ai-literacy", "digital-rights")  # also the order of suggestion
FURTHER = ("data-and-bias", "have-your-say", "share-local-knowledge")  # for those who know it all
SUGGESTIONS = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A lesson to start with; ``why`` is "goal", "basics", "gap" or "further"."""

    lesson: str
    why: str


def suggest(items, right, shelf, goal=""):
    """Return up to two :class:`Suggestion` for the answers of one visit.

    ``items`` are the placement questions, ``right`` maps a question id to
    True, or False for wrong, unsure and skipped. ``goal`` is a course slug or
    "". Only lessons on ``shelf`` are suggested.
    """
    wanted = [*_by_basics(items, right), *_by_goal(shelf, goal), *_by_gaps(items, right)]
    wanted += [Suggestion(lesson, "further") for lesson in FURTHER]
    found = {}
    for suggestion in wanted:
        lesson = _existing(suggestion.lesson, shelf)
        if lesson and lesson not in found:
            found[lesson] = Suggestion(lesson, suggestion.why)
    return list(found.values())[:SUGGESTIONS]


def _by_basics(items, right):
    missed = [item for item in items if item.course == BASICS and not right.get(item.id)]
    return [Suggestion(missed[0].lesson, "basics")] if len(missed) >= BASICS_MISSED else []


def _by_goal(shelf, goal):
    return [Suggestion(course.lessons[0].slug, "goal") for course in shelf.courses if course.slug == goal]


def _by_gaps(items, right):
    """Return the first missed lesson of each course, the course with the lowest share right first."""
    gaps = []
    for rank, course in enumerate(TIES):
        asked = [item for item in items if item.course == course]
        missed = [item for item in asked if not right.get(item.id)]
        if missed:
            gaps.append((1 - len(missed) / len(asked), rank, missed[0].lesson))
    return [Suggestion(lesson, "gap") for _, _, lesson in sorted(gaps)]


def _existing(slug, shelf):
    """Return ``slug`` if that lesson is here, else None."""
    return slug if slug in shelf.lessons else None
