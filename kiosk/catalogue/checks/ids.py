"""Ids are names that progress, reports and printed cards hold on to: well formed, unique, and for ever."""

import re

from kiosk.catalogue import record
from kiosk.catalogue.problems import Problem
from kiosk.catalogue.source.walks import lessons_of

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SHAPE = "use lower case letters, digits and single hyphens"


def are_well_formed(library):
    """Every id is made of a-z, 0-9 and hyphens."""
    for id, text in _all_ids(library):
        if id and not ID.fullmatch(id):
            yield text.problem(f"the id {id!r} is not well formed", SHAPE)


def are_unique_in_their_place(library):
    """No two screens of a lesson, courses, paths or placement items share an id."""
    groups = [[(step.id, step.title) for step in lesson.steps] for lesson in lessons_of(library)]
    groups += [[(row.id, row.title) for row in rows] for rows in (library.courses, library.paths, library.placement)]
    for group in groups:
        seen = set()
        for id, text in group:
            if id and id in seen:
                yield text.problem(f"the id {id} is used twice", "give this one another id")
            seen.add(id)


def name_one_lesson_in_one_course(library):
    """A lesson stands in one course only."""
    seen = {}
    for course in library.courses:
        for slug in course.lessons:
            if slug in seen:
                yield course.title.problem(f"the lesson {slug} is also in {seen[slug]}", "leave it in one course")
            seen[slug] = course.id


def of_folders_are_in_a_course(library):
    """Every folder with a lesson is named in ``courses.toml``."""
    listed = {(course.id, slug) for course in library.courses for slug in course.lessons}
    for file in library.find_files("*/*/lesson.md"):
        if (file.parent.parent.name, file.parent.name) not in listed:
            yield Problem(file, 1, "this lesson is in no course", "add its folder to lessons in content/courses.toml")


def ever_shipped_still_exist(library):
    """Every id in ``ids.txt`` is still there, because somebody's progress may hang on it."""
    present = set(record.list_ids(library))
    for number, id in record.read_ids(library.root):
        if id not in present:
            file = library.root / record.FILE
            yield Problem(file, number, f"{id} has disappeared", "bring it back; progress hangs on it")


def are_recorded(library):
    """Every id is in ``ids.txt``, so that it cannot disappear unnoticed later."""
    recorded = {id for _, id in record.read_ids(library.root)}
    new = [id for id in record.list_ids(library) if id not in recorded]
    if new:
        what = f"{len(new)} new ids are not recorded ({new[0]} …)"
        yield Problem(library.root / record.FILE, 1, what, "run kiosk content ids")


def are_the_same_in_a_replacement(library):
    """A ``lesson.<locale>.md`` has the screens of its lesson, so that progress means the same."""
    for (slug, _), lesson in library.replacements.items():
        wanted = [(step.id, len(step.choices), step.several) for step in library.lessons[slug].steps]
        if [(step.id, len(step.choices), step.several) for step in lesson.steps] != wanted:
            yield lesson.front.title.problem(
                "this lesson has other screens than lesson.md",
                "use the same ids and as many choices, in the same order",
            )


def _all_ids(library):
    for course in library.courses:
        yield course.id, course.title
        yield from ((slug, course.title) for slug in course.lessons)
        yield from course.confidence.items()
    for row in (*library.paths, *library.placement, *library.terms.values()):
        yield row.id, row.title
    for lesson in lessons_of(library):
        yield from ((step.id, step.title) for step in lesson.steps)
        yield from lesson.front.misconceptions.items()
