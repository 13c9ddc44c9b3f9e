"""Lessons: which are shown, in what order, and which the start screen suggests."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, current_app, render_template

from kiosk import i18n, library_day
from kiosk.catalogue import shelf
from kiosk.errors import NotFound
from kiosk.i18n import N_
from kiosk.web import visiting

MAX_PINNED = 4  # more would hide the topics below them

bp = Blueprint("lessons", __name__, url_prefix="/lessons")


@dataclass(frozen=True, slots=True)
class Row:
    """One lesson as staff see it. ``review`` is the day to look it through again, and ``due`` says that it has come."""

    lesson: object
    is_on: bool
    is_pinned: bool
    review: date
    due: bool


@bp.get("")
def show_lessons():
    """All lessons, course by course."""
    complete, wish = _complete(), current_app.kiosk.settings
    today = library_day.today().date
    courses = [
        (course, [_row(lesson, wish, today) for lesson in _in_order(course, wish.lesson_order)])
        for course in complete.courses
    ]
    return render_template(
        "desk/lessons.html", courses=courses, full=len(wish.lessons_pinned) >= MAX_PINNED, most=MAX_PINNED
    )


def _row(lesson, wish, today):
    off, pinned = lesson.slug in wish.lessons_off, lesson.slug in wish.lessons_pinned
    return Row(lesson, not off, pinned, lesson.review_by, lesson.review_by <= today)


def _in_order(course, order):
    rank = {slug: place for place, slug in enumerate(order)}
    return sorted(course.lessons, key=lambda lesson: rank.get(lesson.slug, len(rank)))


@bp.post("/<slug>/<any(on, off, pin, unpin, up, down):wish>")
def change_lesson(slug, wish):
    """Switch a lesson on or off, suggest it, or move it. Doing so twice is the same as once, except for moving."""
    course = _course_of(slug)
    current_app.kiosk.prefer(**_CHANGES[wish](current_app.kiosk.settings, slug, course))
    return visiting.see(f"/desk/lessons#{slug}")


def _course_of(slug):
    for course in _complete().courses:
        if slug in (lesson.slug for lesson in course.lessons):
            return course
    raise NotFound(N_("We cannot find this lesson. Go to the start and choose a topic."))


def _complete():
    """Return the shelf with the lessons that are off too, in the language of the page."""
    shelves = current_app.kiosk.catalogues.complete.shelves
    return shelves.get(i18n.current()) or shelf.in_locale()


def _without(names, slug):
    return [name for name in names if name != slug]


def _moved(wish, slug, course, by):
    """Return the lessons of the course with ``slug`` moved by one place, and the wishes for all other courses."""
    slugs = [lesson.slug for lesson in _in_order(course, wish.lesson_order)]
    place = slugs.index(slug)
    other = min(max(place + by, 0), len(slugs) - 1)
    slugs[place], slugs[other] = slugs[other], slugs[place]
    return {"lesson_order": [name for name in wish.lesson_order if name not in slugs] + slugs}


_CHANGES = {
    "on": lambda wish, slug, _: {"lessons_off": _without(wish.lessons_off, slug)},
    "off": lambda wish, slug, _: {
        "lessons_off": [*_without(wish.lessons_off, slug), slug],
        "lessons_pinned": _without(wish.lessons_pinned, slug),
    },
    "pin": lambda wish, slug, _: {"lessons_pinned": [*_without(wish.lessons_pinned, slug), slug][-MAX_PINNED:]},
    "unpin": lambda wish, slug, _: {"lessons_pinned": _without(wish.lessons_pinned, slug)},
    "up": lambda wish, slug, course: _moved(wish, slug, course, -1),
    "down": lambda wish, slug, course: _moved(wish, slug, course, 1),
}
