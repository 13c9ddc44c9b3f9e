"""The way from a practice back into the lesson that led to it."""

from kiosk.catalogue import shelf
from kiosk.web import visiting


def way_back(activity):
    """Return (lesson, number of the step that leads to ``activity``) of a lesson under way, or None."""
    here, mine = shelf.in_locale(), visiting.own_progress()
    for slug in activity.lessons:
        lesson = here.lessons.get(slug)
        if lesson and mine.state(lesson) == "started":
            return next(((lesson, step.number) for step in lesson.steps if step.activity == activity.id), None)
    return None
