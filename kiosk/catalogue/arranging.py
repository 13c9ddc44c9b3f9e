"""The lessons as one library wants them: some off, some first, some suggested.

The file is never changed. Progress hangs on the ids of lessons, so a lesson
that is switched off and on again brings everybody's progress back with it.
"""

import hashlib
from dataclasses import replace
from types import MappingProxyType

VERSION_SIGNS = 8


def arrange(catalogue, off=(), order=(), pinned=()):
    """Return ``catalogue`` without the lessons ``off``, with those in ``order`` first in their course.

    ``pinned`` are suggested on the start screen, in their order. Names of
    lessons that are not there are passed over.
    """
    if not (off or order or pinned):
        return catalogue
    shelves = {code: _arranged(shelf, off, order, pinned) for code, shelf in catalogue.shelves.items()}
    wish = hashlib.sha256(repr((off, order, pinned)).encode()).hexdigest()[:VERSION_SIGNS]
    return replace(catalogue, version=f"{catalogue.version}.{wish}", shelves=MappingProxyType(shelves))


def _arranged(shelf, off, order, pinned):
    courses = [_course(course, off, order) for course in shelf.courses]
    lessons = {lesson.slug: lesson for course in courses for lesson in course.lessons}
    return replace(
        shelf,
        courses=tuple(course for course in courses if course.lessons),
        paths=tuple(path for path in (_path(path, lessons) for path in shelf.paths) if path.lessons),
        lessons=MappingProxyType(lessons),
        questions=MappingProxyType({id: one for id, one in shelf.questions.items() if _lesson_of(id) not in off}),
        pinned=tuple(lessons[slug] for slug in pinned if slug in lessons),
    )


def _course(course, off, order):
    rank = {slug: place for place, slug in enumerate(order)}
    kept = [lesson for lesson in course.lessons if lesson.slug not in off]
    return replace(course, lessons=tuple(sorted(kept, key=lambda lesson: rank.get(lesson.slug, len(rank)))))


def _path(path, lessons):
    return replace(path, lessons=tuple(slug for slug in path.lessons if slug in lessons))


def _lesson_of(question_id):
    return question_id.partition("/")[0]
